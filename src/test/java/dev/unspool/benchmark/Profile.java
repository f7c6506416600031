package dev.unspool.benchmark;

/** One more run of every scenario under Java Flight Recorder, for the five frames that are on top most often. */
record Profile(Ours ours, BenchmarkOptions options) {

    /** As often as Java code, which the settings look at twice as often. */
    private static final String NATIVE = "jdk.NativeMethodSample#period=10ms";

    void print() throws Exception {
        for (var scenario : options.scenarios()) {
            var recording = Library.HOME.resolve(scenario + ".jfr");
            ours.instance().jcmd("JFR.start", "name=benchmark", "settings=profile", NATIVE);
            ours.work(scenario, options);
            ours.instance().jcmd("JFR.stop", "name=benchmark", "filename=" + recording);
            System.out.printf("%n%s%n", scenario);
            TopFrames.of(recording).forEach(System.out::println);
        }
    }
}
