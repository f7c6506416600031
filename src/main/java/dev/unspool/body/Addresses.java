package dev.unspool.body;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the addresses of one article. Relative ones are resolved if it is known where the article was published. */
final class Addresses {

    /** Google's word processor sends every link through this page, which tells Google who follows it. */
    private static final String REDIRECT = "https://www.google.com/url?";

    private final @Nullable BaseAddress base;

    /**
     * Creates a checker.
     *
     * @param page the address of the article; null if it is not known
     */
    Addresses(@Nullable String page) {
        this.base = Optional.ofNullable(page)
                .flatMap(Address::web)
                .map(BaseAddress::of)
                .orElse(null);
    }

    /** Returns the address of a link: on the web, of a mailbox or telephone, or within the site; otherwise empty. */
    Optional<String> link(String raw) {
        var isPlace = Address.tidy(raw).startsWith("#"); // and nothing in the article has that id
        return isPlace ? Optional.empty() : Address.link(resolved(raw)).map(Addresses::direct);
    }

    /** Returns the address of a picture, over TLS, or within the site; otherwise empty. */
    Optional<String> picture(String raw) {
        return Address.picture(resolved(raw));
    }

    /** Returns an absolute web address; otherwise empty. */
    Optional<String> web(String raw) {
        return Address.web(resolved(raw)).map(Addresses::direct);
    }

    /** Returns the name of the place within the article that a link leads to; empty if it leads elsewhere. */
    Optional<String> place(String raw) {
        var address = Address.tidy(raw);
        var hash = address.indexOf('#');
        if (hash < 0 || hash + 1 == address.length() || !(hash == 0 || isHere(address.substring(0, hash)))) {
            return Optional.empty();
        }
        return Optional.of(address.substring(hash + 1));
    }

    /** Returns the text with its {@code %XX} escapes decoded; malformed ones stay. */
    static String decoded(String text) {
        try {
            return text.indexOf('%') < 0 ? text : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    private boolean isHere(String address) {
        return base != null
                && Address.web(base.resolve(address))
                        .filter(there -> BaseAddress.of(there).equals(base))
                        .isPresent();
    }

    private String resolved(String raw) {
        var address = Address.tidy(raw);
        return base == null || address.isEmpty() ? address : base.resolve(address);
    }

    private static String direct(String address) {
        if (!address.startsWith(REDIRECT)) {
            return address;
        }
        for (var parameter : address.substring(REDIRECT.length()).split("&", -1)) {
            if (parameter.startsWith("q=")) {
                return Address.web(decoded(parameter.substring(2))).orElse(address);
            }
        }
        return address;
    }
}
