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
 * Starts with the beans that the build has chosen (Spring's AOT processing; only the packaged application has them), wherever the settings
 * leave that choice as it was. A choice of the build cannot be changed by a setting, which would do nothing, in silence; so with any setting
 * that might, the beans are chosen anew, as without a build: slower, and right.
 */
final class PreparedBeans
        implements ApplicationListener<ApplicationEnvironmentPreparedEvent>,
                ApplicationContextInitializer<GenericApplicationContext> {

    private static final Logger LOG = LoggerFactory.getLogger(PreparedBeans.class);

    /** Where Spring looks for what the build has chosen: behind the name of the class that was started. */
    private static final String CHOICE = "__ApplicationContextInitializer";

    /** Where the settings are that conditions of Spring's libraries look at. */
    private static final List<ConfigurationPropertyName> CHOOSING =
            names("spring", "server", "management", "springdoc");

    /** Those of them that beans only read: what a deployment sets, and what Spring notes down itself. */
    private static final List<ConfigurationPropertyName> READ = names(
            "management.server.address",
            "management.server.port",
            "server.address",
            "server.port",
            "server.ssl",
            "spring.application.name",
            "spring.application.pid",
            "spring.application.version",
            "spring.config", // the files it names are looked at themselves
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

    private static final String READERS_SERVER = "nettyReactiveWebServerFactory";

    /** Chosen by the build, which gives them a port; without one, they are not wanted. The second is for paths beside those of the management. */
    private static final List<String> MANAGEMENT_DOORS =
            List.of("childManagementContextInitializer", "healthEndpointWebFluxHandlerMapping");

    /** Whose beans nobody asks for where there is no door: 45 ms of a start. */
    private static final List<String> MANAGEMENT =
            List.of("org.springframework.boot.actuate.", "org.springframework.boot.health.");

    /** In our own file: known to the build. */
    private static final String OURS = "Config resource 'class path resource";

    /** Decides, where Spring's own switch does not say it. */
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent prepared) {
        if (hasChoice(prepared.getSpringApplication())
                && SpringProperties.getProperty(AotDetector.AOT_ENABLED) == null) {
            var choosing = choosing(prepared.getEnvironment());
            choosing.ifPresent(setting -> LOG.info(
                    "Choosing the beans anew, which makes this start slower, because of the setting {}", setting));
            SpringProperties.setFlag(AotDetector.AOT_ENABLED, choosing.isEmpty());
        }
    }

    @Override
    public void initialize(GenericApplicationContext context) {
        if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            context.addBeanFactoryPostProcessor(PreparedBeans::leaveTheHouseEmpty);
        } else if (AotDetector.useGeneratedArtifacts()) {
            var beans = Arrays.stream(context.getBeanDefinitionNames())
                    .map(context::getBeanDefinition)
                    .toList();
            beans.forEach(PreparedBeans::doNotWaitForFlyway);
            if (port(context.getEnvironment()) == ManagementPortType.DISABLED) {
                MANAGEMENT_DOORS.forEach(context::removeBeanDefinition);
                beans.stream().filter(PreparedBeans::isManagement).forEach(bean -> bean.setLazyInit(true));
            }
        }
    }

    /** The lifecycles do, where it is needed: see {@link MigrationLifecycle}. */
    private static void doNotWaitForFlyway(BeanDefinition bean) {
        var before = bean.getDependsOn();
        if (before != null) {
            bean.setDependsOn(Arrays.stream(before)
                    .filter(name -> !name.equals(MigrationLifecycle.FLYWAY))
                    .toArray(String[]::new));
        }
    }

    /** The build asks the readers' server for its class, and no more. The one there is would bring its doors, and all that is behind them. */
    private static void leaveTheHouseEmpty(ConfigurableListableBeanFactory beans) {
        beans.registerSingleton(READERS_SERVER, new NettyReactiveWebServerFactory());
    }

    /** Returns a setting that might make another choice than the build's, or nothing where the build's choice fits. */
    static Optional<String> choosing(Environment environment) {
        return port(environment) == ManagementPortType.SAME
                ? Optional.of("management.server.port, which is the readers' own")
                : StreamSupport.stream(
                                ConfigurationPropertySources.get(environment).spliterator(), false)
                        .filter(source -> !isOurs(source.getUnderlyingSource()))
                        .flatMap(PreparedBeans::settings)
                        .filter(setting -> isUnder(CHOOSING, setting))
                        .filter(setting -> !isUnder(READ, setting))
                        .map(ConfigurationPropertyName::toString)
                        .findFirst();
    }

    private static boolean isManagement(BeanDefinition bean) {
        var type = bean.getBeanClassName();
        return type != null && MANAGEMENT.stream().anyMatch(type::startsWith);
    }

    private static boolean hasChoice(SpringApplication application) {
        var started = application.getMainApplicationClass();
        return started != null && ClassUtils.isPresent(started.getName() + CHOICE, application.getClassLoader());
    }

    private static ManagementPortType port(Environment environment) {
        return ManagementPortType.get(environment);
    }

    private static boolean isOurs(@Nullable Object source) {
        return source instanceof PropertySource<?> named && named.getName().startsWith(OURS);
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
