package dev.unspool;

import dev.unspool.embedded.ServersInitializer;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The news server: started with no settings, it brings its own PostgreSQL and Redis. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class Unspool {

    /** Reactor Netty takes four at least; more than there are cores take turns, and streams wait for theirs: p99 130 ms instead of 100. */
    private static final String EVENT_LOOPS = "reactor.netty.ioWorkerCount";

    public static void main(String[] args) {
        var cores = Math.max(2, Runtime.getRuntime().availableProcessors());
        System.getProperties().putIfAbsent(EVENT_LOOPS, Integer.toString(cores));
        if (Commands.isNamedBy(args)) {
            System.exit(Commands.run(args));
        }
        application().run(args);
    }

    static SpringApplication application() {
        var application = application(Unspool.class);
        var prepared = new PreparedBeans();
        application.addListeners(prepared);
        application.addInitializers(prepared);
        return application;
    }

    static SpringApplication application(Class<?> rooms) {
        var application = new SpringApplication(rooms);
        application.addInitializers(new ServersInitializer());
        return application;
    }

    /** The only source of time. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
