package dev.unspool.stream.foreign;

import java.io.IOException;

/** Finds programs on this machine. */
final class Programs {

    private Programs() {}

    static boolean isThere(String name) {
        try {
            new ProcessBuilder(name, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            return true;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void inBackground(Runnable work) {
        var thread = new Thread(work, "foreign");
        thread.setDaemon(true);
        thread.start();
    }
}
