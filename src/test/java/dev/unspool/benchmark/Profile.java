package dev.unspool.benchmark;

/** Runs every scenario once more under Java Flight Recorder, and reports the five topmost frames. */
record Profile(UnspoolServer ours, BenchmarkOptions options) {

    /** As often as Java code, which the default settings sample twice as often. */
    private static final String NATIVE = "jdk.NativeMethodSample#period=10ms";

    void print() throws Exception {
        for (var scenario : options.scenarios()) {
            var recording = BenchmarkDatabase.HOME.resolve(scenario + ".jfr");
            ours.instance().jcmd("JFR.start", "name=benchmark", "settings=profile", NATIVE);
            ours.work(scenario, options);
            ours.instance().jcmd("JFR.stop", "name=benchmark", "filename=" + recording);
            System.out.printf("%n%s%n", scenario);
            TopFrames.of(recording).forEach(System.out::println);
        }
    }
}
