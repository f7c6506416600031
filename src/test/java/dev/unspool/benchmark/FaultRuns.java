package dev.unspool.benchmark;

import dev.unspool.load.Instance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs all faults, those with the same settings on one instance. */
record FaultRuns(BenchmarkDatabase database, BenchmarkOptions options) {

    void run() throws Exception {
        var alike = options.faults().stream()
                .collect(Collectors.groupingBy(InjectedFault::settings, LinkedHashMap::new, Collectors.toList()));
        for (var some : alike.entrySet()) {
            run(some.getKey(), some.getValue());
        }
    }

    private void run(Map<String, Object> limits, List<InjectedFault> faults) throws Exception {
        try (var redis = FailingRedis.of(database)) {
            var settings = new HashMap<>(database.settings());
            settings.put("unspool.trusted-proxies", "127.0.0.1");
            settings.putAll(limits);
            settings.putAll(redis.settings());
            try (var instance = Instance.start(
                            "troubled", Instance.freePort(), settings, options.jvm(), Cores.SERVER.launcher())
                    .awaitReady()) {
                var views = ViewCheck.of(database);
                var requests = BenchmarkRequests.of(database, instance.port());
                var warmed = new HashSet<String>();
                for (var fault : faults) {
                    warm(fault, instance, requests, warmed);
                    new FaultRun(fault, redis, instance, requests, options).run();
                }
                views.print(requests.posts().visits());
            }
        }
    }

    /** Warms up each kind of request once. Comments are rate-limited; enough of them come in the first runs, which are not measured. */
    private void warm(InjectedFault fault, Instance instance, BenchmarkRequests requests, Set<String> warmed)
            throws Exception {
        for (var group : fault.readers(options.rate())) {
            var enough = instance.figures().cpuMicros() + options.warmthMicros();
            var isCold = !group.isHeldBack() && warmed.add(group.name());
            while (isCold && instance.figures().cpuMicros() < enough) {
                group.hurry(requests, instance.port(), options);
            }
        }
    }
}
