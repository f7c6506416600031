package dev.unspool.benchmark;

import dev.unspool.load.Instance;
import dev.unspool.load.ProcessFigures;

/** An instance of this application. */
record Ours(Instance instance, Stock stock, Heap heap) implements Server {

    static final String NAME = "unspool";

    /** Fresh pages or letters a second: more than an instance deals with on one processor. */
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
        return scenario.traffic(stock, FRESH * seconds);
    }

    @Override
    public Seen work(Scenario scenario, BenchmarkOptions options) throws Exception {
        var seen = Server.super.work(scenario, options);
        if (scenario == Scenario.VIEW) {
            stock.letters().answeredVisits(seen.requests());
        }
        return seen;
    }
}
