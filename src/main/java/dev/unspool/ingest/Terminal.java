package dev.unspool.ingest;

import java.io.Console;

/** Detects whether a person watches the output. */
final class Terminal {

    private Terminal() {}

    /** Whether the output is a terminal. From JDK 22, a console exists even without one, and has a method that tells. */
    static boolean isThere() {
        var console = System.console();
        if (console == null || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }
}
