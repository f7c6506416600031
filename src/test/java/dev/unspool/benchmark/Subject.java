package dev.unspool.benchmark;

import dev.unspool.load.ProcessFigures;
import java.io.IOException;

/** A server that is measured. */
interface Subject {

    String name();

    int port();

    ProcessFigures figures();

    /** Bytes of heap that it has allocated so far; 0 where it has none. */
    long allocated();

    /** What to ask this server for. @param seconds that it has to last for */
    Traffic traffic(Scenario scenario, int seconds);

    /** The same, of clients that have the answer already where the scenario says so. */
    default Traffic asked(Scenario scenario, int seconds) throws IOException, InterruptedException {
        var traffic = traffic(scenario, seconds);
        return scenario.revalidates()
                ? traffic.with(
                        "If-None-Match",
                        Sample.of(port(), traffic.path(), traffic.headers()).etag())
                : traffic;
    }
}
