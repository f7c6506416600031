package dev.unspool.benchmark;

import dev.unspool.load.Instance;
import dev.unspool.load.ProcessFigures;

/** An instance of this application. */
record UnspoolServer(Instance instance, BenchmarkRequests requests, HeapAllocation heap) implements Server {

    static final String NAME = "unspool";

    /** Fresh pages or posts a second: more than an instance can handle on one processor. */
    static final int FRESH = 15_000;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return instance.port();
    }

    @Override
    public ProcessFigures figures() {
        return instance.figures();
    }

    @Override
    public boolean warms() {
        return true;
    }

    @Override
    public long allocated() {
        return heap.allocated();
    }

    @Override
    public Traffic traffic(Scenario scenario, int seconds) {
        return scenario.traffic(requests, FRESH * seconds);
    }

    @Override
    public ClientResult work(Scenario scenario, BenchmarkOptions options) throws Exception {
        var seen = Server.super.work(scenario, options);
        if (scenario == Scenario.VIEW) {
            requests.posts().answeredVisits(seen.requests());
        }
        return seen;
    }
}
