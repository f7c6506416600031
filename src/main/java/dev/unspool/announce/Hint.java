package dev.unspool.announce;

import dev.unspool.article.ArticleId;
import java.util.Optional;
import java.util.regex.Pattern;

/** A message between instances: small, and harmless if lost or received twice. */
public sealed interface Hint {

    /** The hint as sent: one line of ASCII. */
    String text();

    /** The change log has grown to {@code seq}, at least. */
    record ChangedUpTo(long seq) implements Hint {

        @Override
        public String text() {
            return "changed " + seq;
        }
    }

    /** The reader of stream {@code sid} wants articles up to position {@code upTo}. */
    record CreditRaised(String sid, int upTo) implements Hint {

        @Override
        public String text() {
            return "credit " + sid + ' ' + upTo;
        }
    }

    /** The reader of stream {@code sid} has opened another one, so that nobody reads this one. */
    record StreamLeft(String sid) implements Hint {

        @Override
        public String text() {
            return "left " + sid;
        }
    }

    /** The comments that readers see on {@code article} have changed. */
    record CommentsChanged(ArticleId article) implements Hint {

        @Override
        public String text() {
            return "comments " + article;
        }
    }

    /** Parses a hint; empty for one that only a later version knows. */
    static Optional<Hint> parse(String text) {
        var changed = Spelling.CHANGED.matcher(text);
        if (changed.matches()) {
            return Optional.of(new ChangedUpTo(Long.parseLong(changed.group(1))));
        }
        var credit = Spelling.CREDIT.matcher(text);
        if (credit.matches()) {
            return Optional.of(new CreditRaised(credit.group(1), Integer.parseInt(credit.group(2))));
        }
        var left = Spelling.LEFT.matcher(text);
        if (left.matches()) {
            return Optional.of(new StreamLeft(left.group(1)));
        }
        var comments = Spelling.COMMENTS.matcher(text);
        return comments.matches() ? ArticleId.parse(comments.group(1)).map(CommentsChanged::new) : Optional.empty();
    }

    /** The patterns of the hints' texts. */
    final class Spelling {

        private static final Pattern CHANGED = Pattern.compile("changed (\\d{1,18})");
        private static final Pattern CREDIT = Pattern.compile("credit ([A-Za-z0-9_-]{1,200}) (\\d{1,9})");

        private static final Pattern LEFT = Pattern.compile("left ([A-Za-z0-9_-]{1,200})");
        private static final Pattern COMMENTS = Pattern.compile("comments ([0-9a-f-]{36})");

        private Spelling() {}
    }
}
