package dev.unspool;

import dev.unspool.database.MigrationLifecycle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ClassUtils;

/**
 * Uses the beans that the build chose (Spring's AOT processing, in the packaged application only) unless a setting may change that
 * choice.
 *
 * <p>A setting cannot change what the build has chosen: it would have no effect, silently. So with any setting that might, beans
 * are chosen again at the start, as without AOT processing: slower, and right.
 */
final class AotBeans
        implements ApplicationListener<ApplicationEnvironmentPreparedEvent>,
                ApplicationContextInitializer<GenericApplicationContext> {

    private static final Logger LOG = LoggerFactory.getLogger(AotBeans.class);

    /** The suffix of the class that Spring generates for the main class at build time. */
    private static final String AOT_INITIALIZER = "__ApplicationContextInitializer";

    /** Prefixes of the settings that conditions in Spring's libraries depend on. */
    private static final List<ConfigurationPropertyName> PREFIXES_THAT_CHOOSE =
            names("spring", "server", "management", "springdoc");

    /** Exceptions among those: settings that beans only read, set by a deployment or by Spring itself. */
    private static final List<ConfigurationPropertyName> PREFIXES_ONLY_READ = names(
            "management.server.address",
            "management.server.port",
            "server.address",
            "server.port",
            "server.ssl",
            "spring.application.name",
            "spring.application.pid",
            "spring.application.version",
            "spring.config", // the files that it names are checked themselves
            "spring.data.redis.cluster",
            "spring.data.redis.database",
            "spring.data.redis.host",
            "spring.data.redis.masterreplica",
            "spring.data.redis.password",
            "spring.data.redis.port",
            "spring.data.redis.sentinel",
            "spring.data.redis.ssl",
            "spring.data.redis.url",
            "spring.data.redis.username",
            "spring.flyway.password",
            "spring.flyway.url",
            "spring.flyway.user",
            "spring.lifecycle.timeout-per-shutdown-phase",
            "spring.r2dbc.password",
            "spring.r2dbc.pool.initial-size",
            "spring.r2dbc.pool.max-size",
            "spring.r2dbc.url",
            "spring.r2dbc.username");

    private static final String WEB_SERVER_BEAN = "nettyReactiveWebServerFactory";

    /**
     * Beans of the management port, which the build always includes and which are removed where there is no such port. The second
     * one maps health paths on the main port.
     */
    private static final List<String> MANAGEMENT_BEANS =
            List.of("childManagementContextInitializer", "healthEndpointWebFluxHandlerMapping");

    /** Packages whose beans are unused without a management port; creating them took 45 ms of a start. */
    private static final List<String> MANAGEMENT_PACKAGES =
            List.of("org.springframework.boot.actuate.", "org.springframework.boot.health.");

    /** The name of the property source of our own application.yml, which the build has read. */
    private static final String OUR_FILE = "Config resource 'class path resource";

    /** Decides between the beans of the build and a new choice, unless spring.aot.enabled already does. */
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent prepared) {
        if (hasAotBeans(prepared.getSpringApplication())
                && SpringProperties.getProperty(AotDetector.AOT_ENABLED) == null) {
            var choosing = settingThatMayChooseBeans(prepared.getEnvironment());
            choosing.ifPresent(setting -> LOG.info(
                    "Choosing the beans anew, which makes this start slower, because of the setting {}", setting));
            SpringProperties.setFlag(AotDetector.AOT_ENABLED, choosing.isEmpty());
        }
    }

    @Override
    public void initialize(GenericApplicationContext context) {
        if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            context.addBeanFactoryPostProcessor(AotBeans::registerPlainWebServer);
        } else if (AotDetector.useGeneratedArtifacts()) {
            var beans = Arrays.stream(context.getBeanDefinitionNames())
                    .map(context::getBeanDefinition)
                    .toList();
            beans.forEach(AotBeans::doNotWaitForFlyway);
            if (port(context.getEnvironment()) == ManagementPortType.DISABLED) {
                MANAGEMENT_BEANS.forEach(context::removeBeanDefinition);
                beans.stream().filter(AotBeans::isManagement).forEach(bean -> bean.setLazyInit(true));
            }
        }
    }

    /** Removes the dependency on Flyway: the lifecycles wait for it where that is needed, see {@link MigrationLifecycle}. */
    private static void doNotWaitForFlyway(BeanDefinition bean) {
        var before = bean.getDependsOn();
        if (before != null) {
            bean.setDependsOn(Arrays.stream(before)
                    .filter(name -> !name.equals(MigrationLifecycle.FLYWAY))
                    .toArray(String[]::new));
        }
    }

    /**
     * Registers a plain web server for AOT processing, which asks it only for its class. The real one would pull in all routes and
     * everything behind them.
     */
    private static void registerPlainWebServer(ConfigurableListableBeanFactory beans) {
        beans.registerSingleton(WEB_SERVER_BEAN, new NettyReactiveWebServerFactory());
    }

    /** Returns a setting that might lead to other beans than those of the build, or empty if there is none. */
    static Optional<String> settingThatMayChooseBeans(Environment environment) {
        return port(environment) == ManagementPortType.SAME
                ? Optional.of("management.server.port, which is the readers' own")
                : StreamSupport.stream(
                                ConfigurationPropertySources.get(environment).spliterator(), false)
                        .filter(source -> !isOurs(source.getUnderlyingSource()))
                        .flatMap(AotBeans::settings)
                        .filter(setting -> isUnder(PREFIXES_THAT_CHOOSE, setting))
                        .filter(setting -> !isUnder(PREFIXES_ONLY_READ, setting))
                        .map(ConfigurationPropertyName::toString)
                        .findFirst();
    }

    private static boolean isManagement(BeanDefinition bean) {
        var type = bean.getBeanClassName();
        return type != null && MANAGEMENT_PACKAGES.stream().anyMatch(type::startsWith);
    }

    private static boolean hasAotBeans(SpringApplication application) {
        var started = application.getMainApplicationClass();
        return started != null
                && ClassUtils.isPresent(started.getName() + AOT_INITIALIZER, application.getClassLoader());
    }

    private static ManagementPortType port(Environment environment) {
        return ManagementPortType.get(environment);
    }

    private static boolean isOurs(@Nullable Object source) {
        return source instanceof PropertySource<?> named && named.getName().startsWith(OUR_FILE);
    }

    private static Stream<ConfigurationPropertyName> settings(ConfigurationPropertySource source) {
        return source instanceof IterableConfigurationPropertySource all ? all.stream() : Stream.empty();
    }

    private static boolean isUnder(List<ConfigurationPropertyName> parents, ConfigurationPropertyName setting) {
        return parents.stream().anyMatch(parent -> parent.equals(setting) || parent.isAncestorOf(setting));
    }

    private static List<ConfigurationPropertyName> names(String... names) {
        return Arrays.stream(names).map(ConfigurationPropertyName::of).toList();
    }
}
