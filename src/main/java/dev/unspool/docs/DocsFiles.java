package dev.unspool.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The files that pages of the documentation include. Each is read once. */
@Component
@Lazy
final class DocsFiles {

    private static final String HOME = "docs/";

    private final Map<String, String> texts = new ConcurrentHashMap<>();

    /** @param name path below {@code docs} on the class path, never from a request */
    String text(String name) {
        return texts.computeIfAbsent(name, DocsFiles::read);
    }

    private static String read(String name) {
        try {
            return new ClassPathResource(HOME + name)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .stripTrailing();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + HOME + name, unreadable);
        }
    }
}
