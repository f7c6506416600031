package dev.unspool.benchmark;

import java.io.IOException;

/** Clients of one kind, who come at an even pace. @param rate requests a second */
record Wave(String name, int rate, Asked asked) {

    /** Readers who ask for what {@code scenario} asks for. */
    static Wave of(Scenario scenario, int rate) {
        return new Wave(scenario.toString(), rate, scenario::traffic);
    }

    Seen run(Stock stock, int port, BenchmarkOptions options) throws IOException {
        var traffic = asked.of(stock, rate * (options.seconds() + 1));
        return Wrk.run(port, traffic, rate, options);
    }

    /** The same as fast as they are answered, for what is not measured. */
    Seen hurry(Stock stock, int port, BenchmarkOptions options) throws IOException {
        return Wrk.run(port, asked.of(stock, Ours.FRESH * options.seconds()), Wrk.AS_FAST_AS_ANSWERED, options);
    }
}
