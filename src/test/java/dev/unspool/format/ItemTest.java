package dev.unspool.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.format.ForeignArticle.Person;
import dev.unspool.format.ForeignArticle.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemTest {

    private static final ItemPlace PLACE = ItemPlace.ofLine(1);

    @Test
    void countsEveryTextOfAnArticle() {
        var text = "x".repeat(1_000);
        var person = new Person(text, text, text, text);
        var article = new ForeignArticle(
                text,
                text,
                text,
                text,
                text,
                List.of(text, text),
                List.of(person),
                null,
                "en",
                new Picture(text, text),
                text,
                false);
        assertThat(new Item.Article(PLACE, article).size()).isEqualTo(14_002);
    }

    @Test
    void countsAnArticleThatLacksMost() {
        var article = new ForeignArticle(
                "id", "title", null, "body", "section", List.of(), List.of(), null, "und", null, null, false);
        assertThat(new Item.Article(PLACE, article).size()).isEqualTo(21);
    }

    @Test
    void keepsOnlyTheBeginningOfWhatIsRejected() {
        var rejected = new Item.Rejected(PLACE, "1".repeat(1_000), "t".repeat(8_000_000), "page", "is a page");
        assertThat(rejected.id()).isEqualTo("1".repeat(199) + "…");
        assertThat(rejected.title()).isEqualTo("t".repeat(199) + "…");
        assertThat(rejected.size()).isEqualTo(200 + 200 + 4 + 9);
        assertThat(new Item.Rejected(PLACE, null, "t".repeat(200), "page", "is a page").title())
                .hasSize(200);
    }

    @Test
    void cutsNoCharacterInTwo() {
        var faces = "x" + "\uD83D\uDE00".repeat(200);
        assertThat(new Item.Rejected(PLACE, null, faces, "page", "is a page").title())
                .isEqualTo("x" + "\uD83D\uDE00".repeat(99) + "…");
        assertThat(new Item.Rejected(PLACE, null, faces.substring(1), "page", "is a page").title())
                .isEqualTo("\uD83D\uDE00".repeat(99) + "…");
    }
}
