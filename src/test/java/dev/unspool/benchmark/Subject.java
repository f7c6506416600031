package dev.unspool.benchmark;

import dev.unspool.load.ProcessFigures;

/** A program that is measured. */
interface Subject {

    String name();

    ProcessFigures figures();

    /** Whether it can run {@code scenario}. */
    boolean takesPartIn(Scenario scenario);

    /** Whether it gets faster over time. */
    boolean warms();

    /** Returns the bytes of heap allocated so far; 0 if unknown. */
    long allocated();

    /** Runs {@code scenario} against it. */
    ClientResult work(Scenario scenario, BenchmarkOptions options) throws Exception;
}
