package dev.unspool.syndication;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code unspool.security-txt.*}: where to report a security hole (RFC 9116). Without a contact there is no such file.
 *
 * @param contact addresses, the preferred one first, such as {@code mailto:security@example.org}
 * @param policy address of the rules for such reports
 * @param encryption address of a key
 */
@ConfigurationProperties("unspool.security-txt")
record SecurityTxtSettings(
        @DefaultValue List<URI> contact,
        @Nullable URI policy,
        @Nullable URI encryption) {

    SecurityTxtSettings {
        contact = List.copyOf(contact);
    }
}
