package dev.unspool.benchmark;

import java.io.IOException;

/**
 * Clients of one kind, who come at an even pace.
 *
 * @param rate requests a second
 */
record Wave(String name, int rate, Asked asked) {

    private static final String COMMENT = Scenario.COMMENT.toString();

    static Wave comments(int rate, Asked asked) {
        return new Wave(COMMENT, rate, asked);
    }

    /** Readers who ask for what {@code scenario} asks for. */
    static Wave of(Scenario scenario, int rate) {
        return new Wave(scenario.toString(), rate, scenario::traffic);
    }

    /** Whether more than a few a second would be refused. */
    boolean isHeldBack() {
        return name.equals(COMMENT);
    }

    Seen run(Stock stock, int port, BenchmarkOptions options) throws IOException {
        return seen(stock, port, rate * (options.seconds() + 1), rate, options);
    }

    /** The same as fast as they are answered, for what is not measured. */
    Seen hurry(Stock stock, int port, BenchmarkOptions options) throws IOException {
        return seen(stock, port, Ours.FRESH * options.seconds(), Wrk.AS_FAST_AS_ANSWERED, options);
    }

    private Seen seen(Stock stock, int port, int count, int pace, BenchmarkOptions options) throws IOException {
        var seen = Wrk.run(port, asked.of(stock, count), pace, options);
        if (name.equals(Scenario.VIEW.toString())) {
            stock.letters().answeredVisits(seen.requests());
        }
        return seen;
    }
}
