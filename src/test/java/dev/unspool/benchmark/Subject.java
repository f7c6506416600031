package dev.unspool.benchmark;

import dev.unspool.load.ProcessFigures;

/** A program that is measured. */
interface Subject {

    String name();

    ProcessFigures figures();

    /** Whether it can do what {@code scenario} asks for. */
    boolean takesPartIn(Scenario scenario);

    /** Whether it gets faster as it goes. */
    boolean warms();

    /** Bytes of heap that it has allocated so far; 0 where nobody can say. */
    long allocated();

    /** Is put under the load of {@code scenario}. */
    Seen work(Scenario scenario, BenchmarkOptions options) throws Exception;
}
