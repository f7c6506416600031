package dev.unspool;

import dev.unspool.embedded.ServersInitializer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;

/** The news server. Started without settings, it brings its own PostgreSQL and Redis. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class Unspool {

    /**
     * Event loops: as many as cores. Reactor Netty takes at least four; with more than cores they take turns and streams wait: p99
     * 130 ms instead of 100.
     */
    private static final String EVENT_LOOPS = "reactor.netty.ioWorkerCount";

    public static void main(String[] args) {
        HeapExit.watchThreads();
        var cores = Math.max(2, Runtime.getRuntime().availableProcessors());
        System.getProperties().putIfAbsent(EVENT_LOOPS, Integer.toString(cores));
        if (Commands.isNamedBy(args)) {
            System.exit(Commands.run(args));
        }
        application().run(args);
    }

    static SpringApplication application() {
        var application = application(Unspool.class);
        var prepared = new AotBeans();
        application.addListeners(prepared);
        application.addInitializers(prepared);
        return application;
    }

    static SpringApplication application(Class<?> rooms) {
        var application = new SpringApplication(rooms);
        application.addInitializers(Unspool::watch);
        application.addInitializers(new ServersInitializer());
        return application;
    }

    private static void watch(ConfigurableApplicationContext context) {
        RepeatedTraces.install();
        HeapExit.watchLog();
        CollectionWatch.start(Binder.get(context.getEnvironment()).bindOrCreate("unspool.heap", HeapSettings.class));
    }
}
