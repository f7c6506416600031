package dev.unspool.announce;

import dev.unspool.article.ArticleId;
import java.util.Optional;
import java.util.regex.Pattern;

/** What instances tell each other: small, harmless to lose and to hear twice. */
public sealed interface Hint {

    /** One line of ASCII. */
    String text();

    /** The change log has grown to {@code seq}, at least. */
    record ChangedUpTo(long seq) implements Hint {

        @Override
        public String text() {
            return "changed " + seq;
        }
    }

    /** The reader of stream {@code sid} wants to be sent articles up to position {@code upTo}. */
    record CreditRaised(String sid, int upTo) implements Hint {

        @Override
        public String text() {
            return "credit " + sid + ' ' + upTo;
        }
    }

    /** The reader of stream {@code sid} has opened another: nobody reads this one any more. */
    record StreamLeft(String sid) implements Hint {

        @Override
        public String text() {
            return "left " + sid;
        }
    }

    /** Readers see other comments on {@code article} than before, more or fewer. */
    record CommentsChanged(ArticleId article) implements Hint {

        @Override
        public String text() {
            return "comments " + article;
        }
    }

    /** The hint that {@code text} spells; empty for what a later version may say. */
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

    /** How hints are written. */
    final class Spelling {

        private static final Pattern CHANGED = Pattern.compile("changed (\\d{1,18})");
        private static final Pattern CREDIT = Pattern.compile("credit ([A-Za-z0-9_-]{1,200}) (\\d{1,9})");

        private static final Pattern LEFT = Pattern.compile("left ([A-Za-z0-9_-]{1,200})");
        private static final Pattern COMMENTS = Pattern.compile("comments ([0-9a-f-]{36})");

        private Spelling() {}
    }
}
