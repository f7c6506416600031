package dev.unspool.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.format.FileBeginning;
import dev.unspool.format.FileBytes;
import dev.unspool.format.Format;
import dev.unspool.format.Item;
import dev.unspool.format.ItemPlace;
import dev.unspool.format.ItemReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

class BatchesTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void emitsWhatWasReadBeforeAReaderFails() throws IOException {
        var source = source("{}");
        StepVerifier.create(Batches.of(source, new Failing(300))
                        .map(batch -> batch.items().size()))
                .expectNext(Batch.MAX_ITEMS, 300 - Batch.MAX_ITEMS)
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(UnreadableSource.class)
                        .hasMessageContaining(source.name() + " cannot be read on after line 300")
                        .hasMessageContaining("not a tag"))
                .verify(LIMIT);
    }

    @Test
    void namesTheFileThatNoReaderCanOpen() throws IOException {
        var source = source("{}");
        StepVerifier.create(Batches.of(source, new Failing(-1)))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(UnreadableSource.class)
                        .hasMessageContaining(source.name() + " cannot be read at all"))
                .verify(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rss xmlns:wp='http://wordpress.org/export/1.2/'><channel><title>Harbour</title></channel></rss>",
                "{\"db\":[{\"meta\":{\"version\":\"5.0\"},\"data\":{\"posts\":[]}}]}"
            })
    void refusesAnExportOfASiteWithoutAnyItem(String export) throws IOException {
        StepVerifier.create(Batches.of(source(export), null))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(UnreadableSource.class)
                        .hasMessageContaining("there is no article in it"))
                .verify(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<rss><channel><title>Harbour</title></channel></rss>"})
    void takesAnEmptyFeedAsItIs(String file) throws IOException {
        StepVerifier.create(Batches.of(source(file), null)).expectComplete().verify(LIMIT);
    }

    @Test
    void endsABatchByAllTextsOfItsItems() throws IOException {
        StepVerifier.create(Batches.of(source("<rss><channel>" + item().repeat(3) + "</channel></rss>"), null)
                        .map(batch -> batch.items().size()))
                .expectNext(2, 1)
                .expectComplete()
                .verify(LIMIT);
    }

    /** An item whose headline, not its body, takes more than half of a batch. */
    private static String item() {
        return "<item><title>" + "t".repeat(Batch.MAX_BYTES / 2 + 1) + "</title><description>x</description></item>";
    }

    private Source source(String file) throws IOException {
        return Source.of(Files.writeString(directory.resolve("file"), file).toString());
    }

    /**
     * Gives items, and then fails as a faulty reader does.
     *
     * @param good how many items it gives; if negative, it cannot even begin
     */
    private record Failing(int good) implements Format {

        @Override
        public String name() {
            return "failing";
        }

        @Override
        public boolean recognises(FileBeginning beginning) {
            return true;
        }

        @Override
        public ItemReader read(FileBytes file) {
            if (good < 0) {
                throw new IllegalArgumentException("not a tag");
            }
            return new Reader(good);
        }
    }

    private static final class Reader implements ItemReader {

        private final int good;
        private int read;

        Reader(int good) {
            this.good = good;
        }

        @Override
        public Item next() {
            if (read == good) {
                throw new IllegalArgumentException("not a tag");
            }
            read++;
            return new Item.Rejected(new ItemPlace(read, null), null, null, "code", "reason");
        }

        @Override
        public long line() {
            return read;
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
