package dev.unspool.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads small files, each by the format that is recognised. */
final class FormatFiles {

    private FormatFiles() {}

    static List<Item> items(byte[] file) throws IOException {
        var items = new ArrayList<Item>();
        var beginning = new FileBeginning(Arrays.copyOf(file, Math.min(file.length, FileBeginning.SIZE)));
        try (var reader = KnownFormats.of(beginning).read(() -> new ByteArrayInputStream(file))) {
            for (var item = reader.next(); item != null; item = reader.next()) {
                items.add(item);
            }
        }
        return items;
    }

    static List<ForeignArticle> articles(String file) throws IOException {
        return articles(file.getBytes(StandardCharsets.UTF_8));
    }

    static List<ForeignArticle> articles(byte[] file) throws IOException {
        return items(file).stream()
                .filter(Item.Article.class::isInstance)
                .map(item -> ((Item.Article) item).article())
                .toList();
    }

    static ForeignArticle article(String file) throws IOException {
        return articles(file).get(0);
    }

    /** Returns line, title, code and reason of each rejected item. */
    static List<String> rejected(String file) throws IOException {
        return items(file.getBytes(StandardCharsets.UTF_8)).stream()
                .filter(Item.Rejected.class::isInstance)
                .map(Item.Rejected.class::cast)
                .map(item -> item.place().line() + " " + item.title() + " " + item.code() + ": " + item.reason())
                .toList();
    }
}
