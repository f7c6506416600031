package dev.unspool.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Files of any size are read in little memory: an item that is too long is passed over, and the next one is read. */
class ItemLimitsTest {

    /** Characters of the hostile text: more than any item may have. */
    private static final int LONG = XmlItems.MAX_ITEM + XmlItems.MAX_ITEM / 4;

    private static final String AFTER = "<item><title>after</title></item></channel></rss>";

    @Test
    void passesOverAnElementThatHardlyEnds() throws IOException {
        assertThat(titles("feed", "<rss><channel><item><title>", "</title></item>" + AFTER))
                .containsExactly("too-long", "after");
    }

    @Test
    void passesOverASectionThatHardlyEnds() throws IOException {
        assertThat(titles("feed", "<rss><channel><item><title><![CDATA[", "]]></title></item>" + AFTER))
                .containsExactly("too-long", "after");
    }

    @Test
    void passesOverAHeadThatHardlyEnds() throws IOException {
        assertThat(titles("feed", "<rss><channel><title>", "</title>" + AFTER)).containsExactly("after");
    }

    @Test
    void passesOverAnObjectThatHardlyEnds() throws IOException {
        assertThat(titles("json-feed", "{\"items\": [{\"title\": \"", "\"}, {\"title\": \"after\"}]}"))
                .containsExactly("too-long", "after");
    }

    @Test
    void passesOverAnItemOfTooManyTags() throws IOException {
        var tags = "<a/>".repeat(XmlItems.MAX_TAGS + 1);
        var file = "<rss><channel><item><title>a</title>" + tags + "</item>" + AFTER;
        assertThat(FormatFiles.rejected(file)).hasSize(1).first().asString().contains("too-long");
        assertThat(FormatFiles.article(file).title()).isEqualTo("after");
        var head = new XmlItems(stream("<rss><channel>" + tags + "<title>lost</title>" + AFTER), Set.of("item"));
        assertThat(head.head()).hasSizeLessThan(XmlItems.MAX_TAGS * 4 + 20);
        assertThat(head.next()).isNotNull();
    }

    @Test
    void keepsNoMoreTextsThanTheBudgetAllows() {
        var budget = new TextBudget(10);
        assertThat(budget.take("12345678")).isTrue();
        assertThat(budget.take("123")).isFalse();
        assertThat(budget.take("12")).isTrue();
        assertThat(budget.take("1")).isFalse();
    }

    @Test
    void readsManyItemsWithoutKeepingAny() throws IOException {
        var item = "<item><title>x</title><description>" + "y".repeat(1_000) + "</description></item>";
        var many = 9_000;
        try (var reader = new NewsFeedFormat().read(() -> many(item, many))) {
            var count = 0;
            while (reader.next() != null) {
                count++;
            }
            assertThat(count).isEqualTo(many);
        }
    }

    /** Returns the titles of articles, and the codes of what is rejected. */
    private static List<String> titles(String format, String before, String after) throws IOException {
        FileBytes file = () ->
                new SequenceInputStream(stream(before), new SequenceInputStream(new Filling(LONG), stream(after)));
        var titles = new ArrayList<String>();
        try (var reader = KnownFormats.named(format).orElseThrow().read(file)) {
            for (var item = reader.next(); item != null; item = reader.next()) {
                titles.add(
                        item instanceof Item.Article article
                                ? article.article().title()
                                : ((Item.Rejected) item).code());
            }
        }
        return titles;
    }

    private static InputStream many(String item, int count) {
        var parts = Collections.nCopies(count, item).stream()
                .map(ItemLimitsTest::stream)
                .iterator();
        return new SequenceInputStream(stream("<rss><channel>"), new SequenceInputStream(new Parts(parts)));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private record Parts(Iterator<InputStream> parts) implements Enumeration<InputStream> {

        @Override
        public boolean hasMoreElements() {
            return parts.hasNext();
        }

        @Override
        public InputStream nextElement() {
            return parts.next();
        }
    }

    /** A stream of one character. */
    private static final class Filling extends InputStream {

        private int left;

        Filling(int length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }
    }
}
