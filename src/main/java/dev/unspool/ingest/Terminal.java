package dev.unspool.ingest;

import java.io.Console;

/** Whether somebody is watching. */
final class Terminal {

    private Terminal() {}

    /** Later JDKs have a console even where there is no terminal, and a method that says so. */
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
