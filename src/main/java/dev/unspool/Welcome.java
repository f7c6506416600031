package dev.unspool;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What a newcomer reads when the demo is ready; with servers of one's own, machines read the output: one line. */
@Component
class Welcome {
    /** The demo article that the example streams from. */
    private static final String SLUG = "fog";

    private static final Logger log = LoggerFactory.getLogger(Welcome.class);

    private final Environment environment;

    Welcome(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void greet() {
        String port = environment.getProperty("local.server.port");
        if (port != null && environment.getProperty("unspool.embedded.running", Boolean.class, false)) {
            System.out.println(text("http://localhost:" + port));
        } else if (port != null) {
            log.info("Ready on port {}", port);
        }
    }

    static String text(String address) {
        return """

                Unspool is ready: %1$s

                  Read              open %1$s in a browser and scroll
                  Ask               curl '%1$s/api/v1/feed?limit=3'
                  Listen            curl -N '%1$s/api/v1/stream?article=%2$s&upTo=1'

                Ctrl-C stops it; the articles stay.
                """.formatted(address, SLUG);
    }
}
