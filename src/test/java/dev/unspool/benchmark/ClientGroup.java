package dev.unspool.benchmark;

import java.io.IOException;

/**
 * Clients of one kind, who send requests at an even pace.
 *
 * @param rate requests a second
 * @param crowd how many times as many connections they hold as the options say
 */
record ClientGroup(String name, int rate, int crowd, RequestSource asked) {

    private static final String COMMENT = Scenario.COMMENT.toString();

    /** With 64 connections, three times more than may wait for a turn: the others are answered with {@code Retry-After}. */
    private static final int FLOOD = 4;

    static ClientGroup comments(int rate, RequestSource asked) {
        return new ClientGroup(COMMENT, rate, 1, asked);
    }

    /** Returns clients who flood the site with comments. */
    static ClientGroup flood(int rate, RequestSource asked) {
        return new ClientGroup(COMMENT, rate, FLOOD, asked);
    }

    /** Returns readers who request what {@code scenario} requests. */
    static ClientGroup of(Scenario scenario, int rate) {
        return new ClientGroup(scenario.toString(), rate, 1, scenario::traffic);
    }

    /** Whether limits would refuse more than a few a second. */
    boolean isHeldBack() {
        return name.equals(COMMENT);
    }

    ClientResult run(BenchmarkRequests requests, int port, BenchmarkOptions options) throws IOException {
        var pace = new RequestRate(options.connections() * crowd, rate, options.seconds());
        return seen(requests, port, rate * (options.seconds() + 1), pace);
    }

    /** Sends the same requests as fast as they are answered, for runs that are not measured. */
    ClientResult hurry(BenchmarkRequests requests, int port, BenchmarkOptions options) throws IOException {
        return seen(requests, port, UnspoolServer.FRESH * options.seconds(), options.hurry());
    }

    private ClientResult seen(BenchmarkRequests requests, int port, int count, RequestRate pace) throws IOException {
        var seen = Wrk.run(port, asked.of(requests, count), pace);
        if (name.equals(Scenario.VIEW.toString())) {
            requests.posts().answeredVisits(seen.requests());
        }
        return seen;
    }
}
