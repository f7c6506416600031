package dev.unspool.moderation;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code unspool.comments.moderation.*} of the rules. {@code mode} and {@code close-after} are in {@link
 * dev.unspool.comment.ThreadDefaults}.
 *
 * @param off codes of rules that are switched off; none by default
 * @param minLength letters and digits; a comment with fewer is held
 * @param maxLength characters; a longer comment is held
 * @param maxLinks links; a comment with more is held
 * @param spamLinks links; a comment with as many is spam
 * @param heldWords words and phrases that hold a comment, in any case
 * @param spamWords words and phrases that make it spam
 * @param pause minimum time between two comments of one author
 * @param hourlyPerAuthor comments of an author within an hour; further ones are held
 * @param hourlyPerAddress comments within an hour from an address, which many readers may share; further ones are held. From an IPv6 end site (/48)
 *     four times as many
 * @param reports households whose reports within {@code unspool.comments.forget} hide an approved comment until a moderator has looked; 0 for never.
 *     What a moderator approved after reports is not hidden again
 * @param hourlyHidings comments of the whole site that reports may hide within an hour; others stay visible, and moderators see their reports.
 *     Twenty: more at once is an attack, not an opinion
 */
@ConfigurationProperties("unspool.comments.moderation")
record ModerationSettings(
        @DefaultValue Set<String> off,
        @DefaultValue("2") int minLength,
        @DefaultValue("3000") int maxLength,
        @DefaultValue("2") int maxLinks,
        @DefaultValue("10") int spamLinks,
        @DefaultValue List<String> heldWords,
        @DefaultValue List<String> spamWords,
        @DefaultValue("10s") Duration pause,
        @DefaultValue("20") int hourlyPerAuthor,
        @DefaultValue("60") int hourlyPerAddress,
        @DefaultValue("3") int reports,
        @DefaultValue("20") int hourlyHidings,
        @DefaultValue Check check) {

    ModerationSettings {
        off = Set.copyOf(off);
        heldWords = List.copyOf(heldWords);
        spamWords = List.copyOf(spamWords);
    }

    /**
     * The external check, off if it has no address.
     *
     * @param url takes a {@code POST} of JSON
     * @param secret key that signs requests; required with an address
     * @param timeout for the whole answer
     * @param otherwise the verdict if no answer comes
     */
    record Check(
            @Nullable URI url,
            @DefaultValue("") String secret,
            @DefaultValue("2s") Duration timeout,
            @DefaultValue("hold") Otherwise otherwise) {

        Check {
            if (url != null && secret.length() < MIN_SECRET) {
                throw new IllegalArgumentException("`unspool.comments.moderation.check.secret` needs at least "
                        + MIN_SECRET + " characters, or what is sent could be forged");
            }
        }

        private static final int MIN_SECRET = 16;

        /** Leaves the secret out: this may be logged. */
        @Override
        public String toString() {
            return "Check of " + url;
        }
    }

    enum Otherwise {
        PASS,
        HOLD
    }
}
