package dev.unspool.purge;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code unspool.purge.*}.
 *
 * @param caches addresses in front that accept {@code PURGE} with {@code Surrogate-Key}, such as {@code http://127.0.0.1:6081};
 *     none by default
 * @param secret sent to the caches as {@code Authorization: Bearer}; 16 to 200 characters that RFC 6750 section 2.1 allows. Without
 *     one nothing is sent, and the start warns of that if there are caches
 */
@ConfigurationProperties("unspool.purge")
record PurgeSettings(
        @DefaultValue List<URI> caches, @Nullable String secret) {

    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9._~+/=-]{16,200}");

    PurgeSettings {
        caches = List.copyOf(caches);
        if (secret != null && !SECRET.matcher(secret).matches()) {
            throw new IllegalArgumentException(
                    "unspool.purge.secret must have 16 to 200 characters of A-Z, a-z, 0-9 and ._~+/=-");
        }
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "PurgeSettings[caches=" + caches + "]";
    }
}
