package dev.unspool.benchmark;

/** A web server that is measured. */
interface Server extends Subject {

    int port();

    /**
     * Returns the requests for this server.
     *
     * @param seconds for which they must suffice
     */
    Traffic traffic(Scenario scenario, int seconds);

    @Override
    default boolean takesPartIn(Scenario scenario) {
        return true;
    }

    @Override
    default ClientResult work(Scenario scenario, BenchmarkOptions options) throws Exception {
        var traffic = traffic(scenario, options.seconds());
        return Wrk.run(port(), scenario.revalidates() ? revalidating(traffic) : traffic, options.hurry());
    }

    /** Returns the requests of clients that have the answer already. */
    private Traffic revalidating(Traffic traffic) throws Exception {
        return traffic.with(
                "If-None-Match",
                WireSample.of(port(), traffic.path(), traffic.headers()).etag());
    }
}
