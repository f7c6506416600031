package dev.unspool;

import dev.unspool.access.FirstToken;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Prints how to try the application when the demo is ready. With servers of your own it logs one line instead, because machines
 * read that output.
 */
@Component
class Welcome {
    /** The demo article in the stream example. */
    private static final String SLUG = "fog";

    private static final Logger log = LoggerFactory.getLogger(Welcome.class);

    private final Environment environment;
    private final ObjectProvider<FirstToken> token;

    Welcome(Environment environment, ObjectProvider<FirstToken> token) {
        this.environment = environment;
        this.token = token;
    }

    @EventListener(ApplicationReadyEvent.class)
    void greet() {
        String port = environment.getProperty("local.server.port");
        if (port != null && environment.getProperty("unspool.embedded.running", Boolean.class, false)) {
            System.out.println(
                    text("http://localhost:" + port, token.stream().findFirst().flatMap(FirstToken::takeOnce)));
            warnIfOpen();
        } else if (port != null) {
            log.info("Ready on port {}", port);
        }
    }

    /** Warns when the demo listens beyond this machine: its address may be a setting that was meant for production. */
    private void warnIfOpen() {
        String address = environment.getProperty("server.address", "");
        if (address.isBlank() || !isLoopback(address)) {
            log.warn(
                    "The demo listens on {}, where other machines reach it without TLS; the demo's access token may publish and moderate. Remove server.address to listen on 127.0.0.1 alone, or set up servers of your own.",
                    address.isBlank() ? "all addresses" : address);
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    static String text(String address, Optional<String> token) {
        return """

                Unspool is ready: %1$s

                  Read              open %1$s in a browser and scroll
                  Ask               curl '%1$s/api/v1/feed?limit=3'
                  Listen            curl -N '%1$s/api/v1/stream?article=%2$s&upTo=1'
                  Publish           %3$s

                Ctrl-C stops it; the articles stay.
                """.formatted(
                        address,
                        SLUG,
                        token.map(text -> publish(address, text))
                                .orElse(
                                        "an access token comes from the command: token create --name Desk --scopes write,publish"));
    }

    /** The example with the access token, which is shown only this once and not kept. */
    private static String publish(String address, String token) {
        return """
                this access token is shown only now, and good for 90 days
                                    %2$s
                                    curl '%1$s/api/v1/newsroom/articles' -H 'Authorization: Bearer %2$s' \\
                                      -H 'Content-Type: application/json' \\
                                      -d '{"title": "It works", "section": "Harbour", "bodyHtml": "<p>Hello.</p>", "publish": true}'
                  Moderate          sign in with it at %1$s/newsroom/comments""".formatted(address, token);
    }
}
