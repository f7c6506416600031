package dev.unspool.benchmark;

import dev.unspool.load.Instance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All troubles, those with the same settings on one instance. */
record Ordeals(Library library, BenchmarkOptions options) {

    void run() throws Exception {
        var alike = options.troubles().stream()
                .collect(Collectors.groupingBy(Trouble::settings, LinkedHashMap::new, Collectors.toList()));
        for (var some : alike.entrySet()) {
            run(some.getKey(), some.getValue());
        }
    }

    private void run(Map<String, Object> limits, List<Trouble> troubles) throws Exception {
        try (var redis = FailingRedis.of(library)) {
            var settings = new HashMap<>(library.settings());
            settings.put("unspool.trusted-proxies", "127.0.0.1");
            settings.putAll(limits);
            settings.putAll(redis.settings());
            try (var instance = Instance.start(
                            "troubled", Instance.freePort(), settings, options.jvm(), Cores.SERVER.launcher())
                    .awaitReady()) {
                var views = Views.of(library);
                var stock = Stock.of(library, instance.port());
                var warmed = new HashSet<String>();
                for (var trouble : troubles) {
                    warm(trouble, instance, stock, warmed);
                    new Ordeal(trouble, redis, instance, stock, options).run();
                }
                views.print(stock.letters().visits());
            }
        }
    }

    /** As every scenario is; of comments, which limits hold back, enough come in the first times, which nobody measures. */
    private void warm(Trouble trouble, Instance instance, Stock stock, Set<String> warmed) throws Exception {
        for (var wave : trouble.readers(options.rate())) {
            var enough = instance.figures().cpuMicros() + options.warmthMicros();
            var isCold = !wave.isHeldBack() && warmed.add(wave.name());
            while (isCold && instance.figures().cpuMicros() < enough) {
                wave.hurry(stock, instance.port(), options);
            }
        }
    }
}
