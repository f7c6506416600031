package dev.unspool.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.Retraction;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Annotations accept constants only: this test checks that they name everything that is sent. */
class StreamApiTest {

    @Test
    void describesEveryReasonOfABye() throws Exception {
        assertThat(described(EventJson.Bye.class, "reason"))
                .containsExactlyInAnyOrder(
                        words(Arrays.stream(ByeReason.values()).map(ByeReason::reason)));
    }

    @Test
    void describesEveryReasonOfAResyncAndWhatToLoad() throws Exception {
        var all = Resync.values();
        assertThat(described(EventJson.ResyncEvent.class, "reason"))
                .containsExactlyInAnyOrder(words(Arrays.stream(all).map(Resync::reason)));
        assertThat(described(EventJson.ResyncEvent.class, "refetch"))
                .containsExactlyInAnyOrder(
                        words(Arrays.stream(all).map(Resync::refetch).distinct()));
    }

    @Test
    void describesEveryKindOfARetraction() throws Exception {
        var kinds = words(Arrays.stream(Retraction.Kind.values()).map(Retraction.Kind::code));
        assertThat(described(EventJson.ArticleRetracted.class, "kind")).containsExactlyInAnyOrder(kinds);
        assertThat(described(ChangeJson.class, "kind")).containsExactlyInAnyOrder(kinds);
    }

    private static String[] described(Class<?> event, String member) throws NoSuchMethodException {
        return event.getDeclaredMethod(member).getAnnotation(Schema.class).allowableValues();
    }

    private static String[] words(Stream<String> all) {
        return all.toArray(String[]::new);
    }
}
