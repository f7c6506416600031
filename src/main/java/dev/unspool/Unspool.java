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

    public static void main(String[] args) {
        if (Commands.isNamedBy(args)) {
            System.exit(Commands.run(args));
        }
        application().run(args);
    }

    static SpringApplication application() {
        return application(Unspool.class);
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
