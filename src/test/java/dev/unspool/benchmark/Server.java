package dev.unspool.benchmark;

/** A web server that is measured. */
interface Server extends Subject {

    int port();

    /** What to ask this server for. @param seconds that it has to last for */
    Traffic traffic(Scenario scenario, int seconds);

    @Override
    default boolean takesPartIn(Scenario scenario) {
        return true;
    }

    @Override
    default Seen work(Scenario scenario, BenchmarkOptions options) throws Exception {
        var traffic = traffic(scenario, options.seconds());
        return Wrk.run(port(), scenario.revalidates() ? revalidating(traffic) : traffic, options.hurry());
    }

    /** The same, of clients that have the answer already. */
    private Traffic revalidating(Traffic traffic) throws Exception {
        return traffic.with(
                "If-None-Match",
                Sample.of(port(), traffic.path(), traffic.headers()).etag());
    }
}
