package dev.unspool.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.Draft.Body;
import dev.unspool.article.Draft.Body.Form;
import dev.unspool.body.Bodies;
import dev.unspool.body.BodyCleaner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceCreditTest {

    @Test
    void namesSourceTranslatorAndLicence() {
        var credit = new SourceCredit("The Rock", "https://rock.example/a?b=1&c=2", "Bo", "CC-BY-4.0");
        assertThat(credit.html())
                .isEqualTo("\n<p lang=\"en\" dir=\"ltr\"><small>"
                        + "Source: <a href=\"https://rock.example/a?b=1&amp;c=2\" rel=\"noopener\">The Rock</a>"
                        + " · Translation: Bo · Licence: CC-BY-4.0</small></p>");
    }

    @Test
    void omitsUnknownParts() {
        assertThat(SourceCredit.NONE.html()).isEmpty();
        assertThat(new SourceCredit(" \u200B", "https://a.example/", null, "").html())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "https://a.example/\"onmouseover=\"alert(1)",
                "https://a.example/<script>",
                "data:text/html,x",
                "//a.example/x"
            })
    void escapesHostileParts(String hostile) {
        var html = new SourceCredit("<b onclick=x>\u0000" + hostile, hostile, hostile, "&lt;").html();
        var cleaned = new BodyCleaner()
                .clean(Bodies.titled(""), new Body(html, Form.HTML))
                .orElseThrow();
        assertThat("\n" + cleaned.html()).isEqualTo(html.replace("&quot;", "\""));
    }
}
