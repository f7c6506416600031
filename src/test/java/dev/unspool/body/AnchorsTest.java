package dev.unspool.body;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links within an article lead to ids that only this article has. */
class AnchorsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 10_000, textBlock = """
                    Markdown | <p>Tide<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup></p><section class="footnotes"><ol><li id="fn1"><p>See. <a href="#fnref1" class="footnote-backref">↩︎</a></p></li></ol></section> | <p>Tide<sup><a href="#in~fn1" id="in~fnref1">[1]</a></sup></p>⏎<ol><li id="in~fn1">See. <a href="#in~fnref1">↩︎</a></li></ol>
                    kramdown | <p>Tide<sup id="fnref:1"><a href="#fn:1" class="footnote">1</a></sup></p><ol><li id="fn:1">See. <a href="#fnref:1">↩</a></li></ol> | <p>Tide<sup id="in~fnref:1"><a href="#in~fn:1">1</a></sup></p>⏎<ol><li id="in~fn:1">See. <a href="#in~fnref:1">↩</a></li></ol>
                    GitHub | <p><a href="#user-content-fn-1" id="user-content-fnref-1">1</a> <a href="#intro">x</a></p><p id="user-content-fn-1">See. <a href="#user-content-fnref-1">↩</a></p><h2 id="user-content-intro">I</h2> | <p><a href="#in~user-content-fn-1" id="in~user-content-fnref-1">1</a> <a href="#in~user-content-intro">x</a></p>⏎<p id="in~user-content-fn-1">See. <a href="#in~user-content-fnref-1">↩</a></p>⏎<h2 id="in~user-content-intro">I</h2>
                    Substack | <p>Tide<a id="footnote-anchor-1" href="#footnote-1">1</a></p><div class="footnote"><a id="footnote-1" href="#footnote-anchor-1">1</a><div><p>See.</p></div></div> | <p>Tide<a href="#in~footnote-1" id="in~footnote-anchor-1">1</a></p>⏎<p><a href="#in~footnote-anchor-1" id="in~footnote-1">1</a></p>⏎<p>See.</p>
                    contents | <ul><li><a href="#a">A</a></li><li><a href="#b">B</a></li></ul><h2 id="a">A</h2><p>x</p><h2><a name="b"></a>B</h2><p>y</p> | <ul><li><a href="#in~a">A</a></li><li><a href="#in~b">B</a></li></ul>⏎<h2 id="in~a">A</h2>⏎<p>x</p>⏎<h2 id="in~b">B</h2>⏎<p>y</p>
                    empty anchors | <p><a href="#a">1</a> <a href="#b">2</a> <a href="#c">3</a></p><a name="a"></a><p>x <a name="b"></a>y</p><div id="c"></div> | <p><a href="#in~a">1</a> <a href="#in~b">2</a> <a href="#in~a">3</a></p>⏎<p id="in~a">x <span id="in~b">y</span></p>
                    two anchors at one place | <p><a href="#a">1</a> <a href="#b">2</a></p><div id="a"><p id="b">x</p></div> | <p><a href="#in~a">1</a> <a href="#in~a">2</a></p>⏎<p id="in~a">x</p>
                    repeated id | <p><a href="#a">1</a></p><p id="a">x</p><p id="a">y</p> | <p><a href="#in~a">1</a></p>⏎<p id="in~a">x</p>⏎<p>y</p>
                    dead link | <p><a href="#gone">1</a> <a href="#">2</a> <a href="#a">3</a></p><p id="a" hidden>x</p><p>y</p> | <p>1 2 3</p>⏎<p>y</p>
                    id without a link | <p id="app">a</p><p id="comments">b</p> | <p>a</p>⏎<p>b</p>
                    id of the page | <p><a href="#footer">1</a></p><p id="footer">x</p> | <p><a href="#in~footer">1</a></p>⏎<p id="in~footer">x</p>
                    escaped name | <p><a href="#caf%C3%A9">1</a> <a href="#a b">2</a></p><p id="café">x</p><p id="a b">y</p> | <p><a href="#in~café">1</a> <a href="#in~a-b">2</a></p>⏎<p id="in~café">x</p>⏎<p id="in~a-b">y</p>
                    ids of another article | <p><a href="#in-01890000-0000-7000-8000-00000000000f-a">1</a></p><p id="in-01890000-0000-7000-8000-00000000000f-a">x</p> | <p><a href="#in~a">1</a></p>⏎<p id="in~a">x</p>
                    in tables and pictures | <p><a href="#t">1</a> <a href="#i">2</a> <a href="#r">3</a></p><table id="t"><tr id="r"><td>x</td></tr></table><img id="i" src="/a.jpg"> | <p><a href="#in~t">1</a> <a href="#in~i">2</a> <a href="#in~r">3</a></p>⏎<div class="table" role="region" tabindex="0" aria-label="Table"><table id="in~t"><tbody><tr id="in~r"><td>x</td></tr></tbody></table></div>⏎<p><img src="/a.jpg" alt="" id="in~i"></p>
                    """)
    void cleans(String name, String body, String prose) {
        Bodies.assertCleaned(Bodies.about("The Title", "en", null), body, prose);
    }
}
