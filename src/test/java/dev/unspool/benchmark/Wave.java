package dev.unspool.benchmark;

import java.io.IOException;

/**
 * Clients of one kind, who come at an even pace.
 *
 * @param rate requests a second
 * @param crowd how many times as many connections they hold as the options say
 */
record Wave(String name, int rate, int crowd, Asked asked) {

    private static final String COMMENT = Scenario.COMMENT.toString();

    /** With 64 connections, three times more than may wait for their turn: these are told to come again. */
    private static final int FLOOD = 4;

    static Wave comments(int rate, Asked asked) {
        return new Wave(COMMENT, rate, 1, asked);
    }

    /** Comments as well. */
    static Wave flood(int rate, Asked asked) {
        return new Wave(COMMENT, rate, FLOOD, asked);
    }

    /** Readers who ask for what {@code scenario} asks for. */
    static Wave of(Scenario scenario, int rate) {
        return new Wave(scenario.toString(), rate, 1, scenario::traffic);
    }

    /** Whether more than a few a second would be refused. */
    boolean isHeldBack() {
        return name.equals(COMMENT);
    }

    Seen run(Stock stock, int port, BenchmarkOptions options) throws IOException {
        var pace = new Pace(options.connections() * crowd, rate, options.seconds());
        return seen(stock, port, rate * (options.seconds() + 1), pace);
    }

    /** The same as fast as they are answered, for what is not measured. */
    Seen hurry(Stock stock, int port, BenchmarkOptions options) throws IOException {
        return seen(stock, port, Ours.FRESH * options.seconds(), options.hurry());
    }

    private Seen seen(Stock stock, int port, int count, Pace pace) throws IOException {
        var seen = Wrk.run(port, asked.of(stock, count), pace);
        if (name.equals(Scenario.VIEW.toString())) {
            stock.letters().answeredVisits(seen.requests());
        }
        return seen;
    }
}
