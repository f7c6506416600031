package dev.unspool.body;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the source hides stays out, and what only looks hidden stays in. */
class HiddenTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 10_000, textBlock = """
                    display none | <p>a</p><div style="display:none"><p>x</p></div><p>b<span style="display: NONE !important">x</span></p> | <p>a</p>⏎<p>b</p>
                    attribute hidden | <p>a</p><p hidden>x</p><section hidden=""><h2>x</h2></section> | <p>a</p>
                    hidden until found | <p>a</p><div hidden="until-found">b</div> | <p>a</p>⏎<p>b</p>
                    visibility | <p>a<span style="visibility:hidden">x</span><span style="visibility:visible">b</span></p> | <p>ab</p>
                    letters without size | <p>a<span style="font-size:0">x</span><span style="font-size:0.8em">b</span></p> | <p>ab</p>
                    beside the window | <p>a</p><div style="position:absolute;left:-9999px">spam</div><div style="text-indent:-9999px">x</div> | <p>a</p>
                    box without height | <p>a</p><div style="max-height:0;overflow:hidden">preheader</div> | <p>a</p>
                    box that keeps proportions | <div style="position:relative;padding-bottom:56.25%;height:0;overflow:hidden"><iframe src="https://v.example/1" title="Dawn"></iframe></div> | <p><a href="https://v.example/1" rel="noopener">Dawn · View on v.example</a></p>
                    clipped to a point | <p>a<span style="position:absolute;clip:rect(1px, 1px, 1px, 1px)">x</span></p> | <p>a</p>
                    words for screen readers | <p><a href="/x">Continue <span class="screen-reader-text">reading Fog</span></a></p> | <p><a href="/x">Continue</a></p>
                    hidden from screen readers only | <p>a <span aria-hidden="true">b</span></p> | <p>a b</p>
                    white on white | <p>a <span style="color:#fff;background:#fff">b</span></p> | <p>a b</p>
                    picture that fades in | <p style="opacity:0"><img src="/a.jpg"></p><p style="opacity:0">x</p> | <p><img src="/a.jpg" alt=""></p>
                    tracking picture | <p>a<img src="https://t.example/p.gif" style="width:1px;height:1px"><img src="https://t.example/p.gif" style="display:none"></p> | <p>a</p>
                    template and closed dialog | <p>a</p><template>x</template><dialog>x</dialog><dialog open>b</dialog> | <p>a</p>⏎<p>b</p>
                    class of a style sheet | <style>.c1{display:none}</style><p>a<span class="c1">x</span></p> | <p>a</p>
                    permalink of a heading | <h2 id="tides">Tides <a class="headerlink" href="#tides">¶</a></h2><p>a</p> | <h2>Tides</h2>⏎<p>a</p>
                    """)
    void cleans(String name, String body, String prose) {
        Bodies.assertCleaned(Bodies.about("The Title", "en", null), body, prose);
    }
}
