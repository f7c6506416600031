package dev.unspool.body;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text that is pasted from Google Docs, or exported from there. */
class GoogleDocsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 10_000, textBlock = """
                    bold wrapper | <b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:400">Plain </span><span style="font-weight:700">bold</span></p></b> | <p>Plain <b>bold</b></p>
                    slant and strike | <p><span style="font-style:italic">a</span> <span style="text-decoration:line-through">b</span> <span style="font-weight:700;font-style:italic">c</span></p> | <p><i>a</i> <s>b</s> <b><i>c</i></b></p>
                    raised and lowered | <p>m<span style="font-size:0.6em;vertical-align:super">2</span> H<span style="font-size:0.6em;vertical-align:sub">2</span>O<span style="vertical-align:baseline">.</span></p> | <p>m<sup>2</sup> H<sub>2</sub>O.</p>
                    pieces of one bold text | <p><span style="font-weight:700">a</span><span style="font-weight:700;color:#000">b</span></p> | <p><b>ab</b></p>
                    normal within bold | <p><b>a <span style="font-weight:400">b</span> c</b></p> | <p><b>a </b>b <b>c</b></p>
                    bold in a heading | <h2 dir="ltr"><span style="font-weight:700">Tides</span></h2><p dir="ltr">a</p> | <h2>Tides</h2>⏎<p>a</p>
                    colours and fonts go | <p style="line-height:1.38;margin-top:0pt"><span style="font-size:11pt;font-family:Arial;color:#1155cc;text-decoration:underline">a</span></p> | <p>a</p>
                    redirected link | <p><a href="https://www.google.com/url?q=https://real.example/a?b%3D1&sa=D&ust=1">a</a></p> | <p><a href="https://real.example/a?b=1" rel="noopener">a</a></p>
                    numbered by letters | <ol><li dir="ltr" style="list-style-type:lower-alpha" aria-level="1"><p dir="ltr"><span>a</span></p></li></ol> | <ol type="a"><li>a</li></ol>
                    list in a list | <ul><li style="list-style-type:disc">a</li><ul><li style="list-style-type:circle">b</li></ul></ul> | <ul><li>a<ul><li>b</li></ul></li></ul>
                    checklist | <ul><li role="checkbox" aria-checked="true"><p>a</p></li><li role="checkbox" aria-checked="false"><p>b</p></li></ul> | <ul class="tasks"><li>☑ a</li><li>☐ b</li></ul>
                    numbers in cells | <table><tr><td><p dir="ltr" style="text-align:right"><span>12</span></p></td><td style="text-align:center">x</td><td style="text-align:left">y</td></tr></table> | <div class="table" role="region" tabindex="0" aria-label="Table"><table><tbody><tr><td class="right">12</td><td class="center">x</td><td>y</td></tr></tbody></table></div>
                    footnote | <p>Tide<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> See below.</p></div> | <p>Tide<sup><a href="#in~ftnt1" id="in~ftnt_ref1">[1]</a></sup></p>⏎<p><a href="#in~ftnt_ref1" id="in~ftnt1">[1]</a> See below.</p>
                    exported classes | <style>.c0{font-weight:700}.c1{font-style:italic}.c2{color:#000}</style><p><span class="c0 c2">a</span> <span class="c1">b</span> <span class="c2">c</span></p> | <p><b>a</b> <i>b</i> c</p>
                    """)
    void cleans(String name, String body, String prose) {
        Bodies.assertCleaned(Bodies.about("The Title", "en", null), body, prose);
    }
}
