package dev.unspool.embedded;

import dev.unspool.hotfeed.Followers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** Adds a database's settings to a test's context; equal keys mean one database and one context. */
record ServersCustomizer(String key) implements ContextCustomizer {
    private static final String OF_THE_TEST = TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME;

    /** Ends a context quickly, because no balancer has to notice. */
    private static final Map<String, String> QUICK_END =
            Map.of("spring.reactor.netty.shutdown-quiet-period", "0s", "unspool.health.pause", "0s");

    private static final ConcurrentHashMap<String, FreshDatabase> DATABASES = new ConcurrentHashMap<>();

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
        FreshDatabase database = DATABASES.computeIfAbsent(key, name -> TestServers.migratedDatabase());
        var settings = new HashMap<>(database.settings());
        settings.putAll(QUICK_END);
        settings.putAll(LongTimeLimits.ALL);
        add(
                new MapPropertySource("testServers", settings),
                context.getEnvironment().getPropertySources());
        ((GenericApplicationContext) context).registerBean(Followers.class);
        ((GenericApplicationContext) context).registerBean(TestSite.class);
        context.addApplicationListener(new StartNotice(key));
    }

    /** Takes precedence over environment variables, which may name a database that matters to someone. */
    private static void add(MapPropertySource settings, MutablePropertySources sources) {
        if (sources.contains(OF_THE_TEST)) {
            sources.addAfter(OF_THE_TEST, settings);
        } else {
            sources.addFirst(settings);
        }
    }

    static final class Factory implements ContextCustomizerFactory {
        @Override
        public @Nullable ContextCustomizer createContextCustomizer(
                Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
            WithServers servers = TestContextAnnotationUtils.findMergedAnnotation(testClass, WithServers.class);
            return servers == null ? null : new ServersCustomizer(key(servers, testClass));
        }

        private static String key(WithServers servers, Class<?> testClass) {
            return servers.database().isEmpty() ? testClass.getName() : servers.database();
        }
    }
}
