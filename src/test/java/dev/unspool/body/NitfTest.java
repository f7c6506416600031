package dev.unspool.body;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Articles of news agencies in NITF and NewsML. */
class NitfTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 10_000, textBlock = """
                    whole article | <nitf><head><title>x</title></head><body><body.head><hedline><hl1>The Title</hl1><hl2>Second deck</hl2></hedline><byline>By Ann</byline><dateline><location>OSLO</location></dateline></body.head><body.content><block><p>a</p></block></body.content></body></nitf> | <h2>Second deck</h2>⏎<p>By Ann</p>⏎<p>OSLO</p>⏎<p>a</p>
                    crosshead | <p>a</p><hl2>Cross</hl2><p>b</p> | <p>a</p>⏎<h2>Cross</h2>⏎<p>b</p>
                    picture | <media media-type="image"><media-reference mime-type="image/jpeg" source="https://a.example/a.jpg" alternate-text="Heron"/><media-caption>At dawn</media-caption><media-producer>Ann</media-producer></media> | <figure><img src="https://a.example/a.jpg" alt="Heron"><figcaption>At dawn</figcaption><p>Ann</p></figure>
                    quotation | <bq><block><p>a</p></block><credit>Ann</credit></bq> | <blockquote><p>a</p><p>Ann</p></blockquote>
                    words with meaning | <p><person>Ann</person> of <org>Harbour Ltd</org>, <chron norm="20260101">today</chron></p> | <p>Ann of Harbour Ltd, today</p>
                    note to editors | <p>a</p><note type="npa"><body.content><p>Not before noon.</p></body.content></note><note type="std"><p>b</p></note> | <p>a</p>⏎<p>b</p>
                    inline XML of NewsML | <inlineXML contenttype="application/nitf+xml"><p>a</p></inlineXML> | <p>a</p>
                    """)
    void cleans(String name, String body, String prose) {
        Bodies.assertCleaned(Bodies.about("The Title", "en", null), body, prose);
    }
}
