package dev.unspool.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.DraftRejected.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Refused lines say which article they are, as far as that can be read. */
class LineLabelTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'id':'a-1','title':'Tide'}                     | a-1  | Tide",
                "{'title':'Tide','tags':[{'id':'x'}],'id':'a-1'} | a-1  | Tide",
                "{'id':7,'title':'Tide','body_html':             | 7    | Tide",
                "{'id':'a-1','title':                            | a-1  |",
                "{'id':'a-1','title':'Ti                         | a-1  |",
                "{'id':null,'title':'Tide'}                      |      | Tide",
                "{'id':{'id':'x'},'title':['x'],'x':1}           |      |",
                "{'id':'a-1','id':'a-2'}                         | a-2  |"
            })
    void namesIdAndTitleAsFarAsTheyCanBeRead(String line, String id, String title) {
        var label = LineLabel.of(line.replace('\'', '"'));
        assertThat(label.id()).isEqualTo(id);
        assertThat(label.title()).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tide and time", "[1]", "{id:1}", "<article>"})
    void quotesALineThatHasNeither(String line) {
        assertThat(LineLabel.of(line)).isEqualTo(new LineLabel(null, null, line));
    }

    @Test
    void cutsWhatIsLong() {
        var label = LineLabel.of("{\"id\":\"" + "🌊".repeat(5_000) + "\",\"title\":\"" + "t".repeat(5_000) + "\"}");
        assertThat(label.id()).isEqualTo("🌊".repeat(200) + "…");
        assertThat(label.title()).isEqualTo("t".repeat(200) + "…");
        assertThat(LineLabel.of("x".repeat(5_000)).text()).isEqualTo("x".repeat(200) + "…");
    }

    /** A file of UTF-8 cannot hold it, and the import would end. */
    @Test
    void replacesHalfOfASurrogatePair() {
        assertThat(LineLabel.of("{\"id\":\"a\\ud800b\"}").id()).isEqualTo("a?b");
    }

    @Test
    void standsBesideTheNumberOfTheLine() {
        var refusal = new Refusal(
                "a.jsonl",
                3,
                null,
                LineLabel.of("a-1", "Tide"),
                List.of(new Fault("section", "required", "must not be empty")));
        assertThat(new JsonMapper().readTree(new JsonMapper().writeValueAsString(refusal)))
                .isEqualTo(new JsonMapper().readTree("""
                        {"file":"a.jsonl","line":3,"id":"a-1","title":"Tide",
                         "faults":[{"field":"section","code":"required","message":"must not be empty"}]}"""));
        assertThat(refusal).hasToString("a.jsonl:3 (a-1) section: must not be empty");
    }
}
