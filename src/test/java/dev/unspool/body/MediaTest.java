package dev.unspool.body;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures, films and words that other markup would lose. */
class MediaTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 10_000, textBlock = """
                    lazy attributes | <img src="https://a.example/spacer.gif" data-src="https://a.example/a.jpg"><img src="/b-20.jpg" data-original="/b.jpg"><img data-srcset="/c.jpg 300w, /d.jpg 900w"> | <p><img src="https://a.example/a.jpg" alt=""><img src="/b.jpg" alt=""><img src="/d.jpg" alt=""></p>
                    set only | <img srcset="/a.jpg, /b.jpg 2x, /c.jpg 4x"><img srcset="/s,w_300/x.jpg 300w,/l,w_3000/x.jpg 3000w"> | <p><img src="/b.jpg" alt=""><img src="/l,w_3000/x.jpg" alt=""></p>
                    picture element | <picture><source srcset="/a.webp 1x" type="image/webp"><img alt="A"></picture> | <p><img src="/a.webp" alt="A"></p>
                    real picture first | <img src="/a.jpg" srcset="/b.jpg 2x"> | <p><img src="/a.jpg" alt=""></p>
                    chart of a script | <div class="flourish-embed" data-src="visualisation/1"><script src="https://f.example/e.js"></script><noscript><img src="https://f.example/1/thumbnail" width="100%" alt="Chart"></noscript></div> | <p><img src="https://f.example/1/thumbnail" alt="Chart"></p>
                    counting pixel of a script | <p>a</p><noscript><img height="1" width="1" style="display:none" src="https://t.example/tr?id=1"></noscript> | <p>a</p>
                    link with a button | <a href="https://x.example/"><button>Go</button></a> | <p><a href="https://x.example/" rel="noopener">Go</a></p>
                    button in a heading and in a sentence | <h3><button aria-expanded="false">Why?</button></h3><p>Press <button>OK</button> now.</p><p><button>Subscribe</button></p> | <h2>Why?</h2>⏎<p>Press OK now.</p>
                    article in a form | <form id="aspnetForm" action="/x"><input type="hidden" name="__VIEWSTATE" value="x"><p>a</p></form> | <p>a</p>
                    form that is never closed | <p>a</p><form action="/s"><input name="q"><p>b</p><h2>c</h2> | <p>a</p>⏎<p>b</p>⏎<h2>c</h2>
                    form to fill in | <p>a</p><form action="/s"><label>Mail</label><p>Join us!</p><input name="q"><button>Go</button></form><p>b</p> | <p>a</p>⏎<p>b</p>
                    formula in a sentence | <p>If <math><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></math>, then <math><mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mn>2</mn></mfrac></math> and <math><msqrt><mn>2</mn></msqrt></math>.</p> | <p>If E=mc<sup>2</sup>, then (a+1)/2 and √2.</p>
                    drawing in a sentence | <p>The sign <svg viewBox="0 0 9 9"><title>x</title><text>Café</text><text>Bar</text></svg> hung; <svg role="img" aria-label="4 of 5 stars"><path d="x"/></svg>.</p> | <p>The sign Café Bar hung; 4 of 5 stars.</p>
                    mail and telephone | <p><a href="mailto:a@x.example,b@y.example?subject=Hi @all">a</a> <a href="tel:+1 (555) 0100">b</a> <a href="mailto:">c</a> <a href="tel:x">d</a></p> | <p><a href="mailto:a@x.example,b@y.example?subject=Hi%20@all">a</a> <a href="tel:+1(555)0100">b</a> c d</p>
                    box beside the text | <p>a</p><aside><h3>Box</h3><p>b</p></aside><p>c</p> | <p>a</p>⏎<aside><h2>Box</h2><p>b</p></aside>⏎<p>c</p>
                    details and word breaks | <details><summary>More <b>on</b> it</summary>a</details><p>Donau<wbr>dampf<wbr></p> | <details><summary>More <b>on</b> it</summary><p>a</p></details>⏎<p>Donau<wbr>dampf</p>
                    ordered lists | <ol type="A" start="3" reversed><li value="7">a</li></ol><ol type="disc"><li>b</li></ol> | <ol type="A" start="3" reversed><li value="7">a</li></ol>⏎<ol><li>b</li></ol>
                    object with its fallback | <object type="image/png" data="https://a.example/a.png">x</object><object><param name="movie" value="x"><embed src="https://www.youtube.com/v/abcdefghijk"></object><object><p>a</p></object> | <p><img src="https://a.example/a.png" alt=""></p>⏎<p><a href="https://www.youtube.com/watch?v=abcdefghijk" rel="noopener">Watch on www.youtube.com</a></p>⏎<p>a</p>
                    ended in their own tag | <p>a</p><script src="x"/><p>b</p><iframe src="https://v.example/1"/><p>c</p><a href=https://a.example/>d</a> | <p>a</p>⏎<p>b</p>⏎<p><a href="https://v.example/1" rel="noopener">View on v.example</a></p>⏎<p>c</p>⏎<p><a href="https://a.example/" rel="noopener">d</a></p>
                    """)
    void cleans(String name, String body, String prose) {
        Bodies.assertCleaned(Bodies.about("The Title", "en", null), body, prose);
    }
}
