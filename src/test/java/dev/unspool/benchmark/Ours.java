package dev.unspool.benchmark;

import dev.unspool.load.Instance;
import dev.unspool.load.ProcessFigures;

/** An instance of this application. */
record Ours(Instance instance, Places places, Heap heap) implements Server {

    static final String NAME = "unspool";

    /** Fresh pages a second: more than an instance gives on one processor. */
    private static final int FRESH = 15_000;

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
        return scenario.traffic(places, FRESH * seconds);
    }
}
