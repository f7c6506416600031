package dev.unspool.syndication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class XmlDocumentTest {

    @Test
    void escapesTextsAndValues() {
        var xml = new XmlDocument()
                .open("a")
                .attribute("b", "\"<&>'")
                .attribute("c", null)
                .element("d", "]]></d>&amp;")
                .element("e", null)
                .close();
        assertThat(new String(xml.bytes(), StandardCharsets.UTF_8))
                .endsWith("<a b=\"&quot;&lt;&amp;&gt;'\"><d>]]&gt;&lt;/d&gt;&amp;amp;</d></a>");
    }

    /** Every character up to the end of Unicode, and lone halves of pairs. */
    @Test
    void leavesOutWhatXmlDoesNotAllow() {
        var all = new StringBuilder();
        for (var point = 0; point <= Character.MAX_CODE_POINT; point += point < 0x3000 ? 1 : 0xFF) {
            all.appendCodePoint(point);
        }
        all.append('\uD800')
                .append("x")
                .append('\uDC00')
                .append('\uFFFE')
                .append('\uFFFF')
                .append("😀");
        var xml = new XmlDocument()
                .open("a")
                .attribute("b", all)
                .text(all.toString())
                .close();
        var text = FeedTest.parsed(new String(xml.bytes(), StandardCharsets.UTF_8))
                .getDocumentElement()
                .getTextContent();
        assertThat(text).endsWith("x😀").contains("\t\n").doesNotContain("\u0000", "\u0008", "\uFFFE");
        assertThat(XmlDocument.legal("plain")).isSameAs("plain");
    }
}
