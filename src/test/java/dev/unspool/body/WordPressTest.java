package dev.unspool.body;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Posts of WordPress: as its editors store them, and as feeds carry them. */
class WordPressTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 10_000, textBlock = """
                    classic paragraphs | First.⏎⏎Second <em>one</em>⏎with a break.⏎⏎<blockquote>Quote</blockquote>⏎⏎Third. | <p>First.</p>⏎<p>Second <em>one</em><br>with a break.</p>⏎<blockquote><p>Quote</p></blockquote>⏎<p>Third.</p>
                    classic with Windows line ends | First.␍⏎␍⏎Second. | <p>First.</p>⏎<p>Second.</p>
                    wrapped lines are no breaks | The first line of a paragraph that was wrapped to fit a window⏎goes on here.⏎⏎Second. | <p>The first line of a paragraph that was wrapped to fit a window goes on here.</p>⏎<p>Second.</p>
                    white space of a template | <div>⏎⏎  <p>a</p>⏎⏎  <span>b</span> c⏎⏎</div> | <p>a</p>⏎<p>b c</p>
                    caption | [caption id="attachment_1" align="alignright" width="300"]<a href="https://x.example/"><img src="https://a.example/a.jpg" /></a> The <em>caption</em>[/caption] | <figure><a href="https://x.example/" rel="noopener"><img src="https://a.example/a.jpg" alt=""></a><figcaption>The <em>caption</em></figcaption></figure>
                    caption as attribute | [caption width="300" caption="The caption"]<img src="https://a.example/a.jpg" />[/caption]<p>a</p> | <figure><img src="https://a.example/a.jpg" alt=""><figcaption>The caption</figcaption></figure>⏎<p>a</p>
                    gallery and form | <p>a</p><p>[gallery ids="1,2,3"]</p><p>[gallery]</p>[contact-form-7 id="5" title="Contact"] | <p>a</p>
                    embed | <p>a</p>[embed width="300"]https://youtu.be/abc[/embed] | <p>a</p>⏎<p><a href="https://youtu.be/abc" rel="noopener">https://youtu.be/abc</a></p>
                    film and sound | [video mp4="https://a.example/v.mp4"][/video][audio src="https://a.example/a.mp3"] | <p><a href="https://a.example/v.mp4" rel="noopener">Watch on a.example</a></p>⏎<p><a href="https://a.example/a.mp3" rel="noopener">Listen on a.example</a></p>
                    old embeds | [youtube=https://www.youtube.com/watch?v=abc] [youtube abcdefghijk] [vimeo 27246366] | <p><a href="https://www.youtube.com/watch?v=abc" rel="noopener">https://www.youtube.com/watch?v=abc</a></p>⏎<p><a href="https://www.youtube.com/watch?v=abcdefghijk" rel="noopener">https://www.youtube.com/watch?v=abcdefghijk</a></p>⏎<p><a href="https://vimeo.com/27246366" rel="noopener">https://vimeo.com/27246366</a></p>
                    page builder | [vc_row][vc_column width="1/2"]Words[/vc_column][/vc_row] | <p>Words</p>
                    button | <p>[button url="https://x.example/a" color="red"]Read[/button]</p> | <p><a href="https://x.example/a" rel="noopener">Read</a></p>
                    buttons within a button | <p>[row_a url="/x"]a [row_b url="/y"]<b>b</b>[/row_b] c[/row_a] d</p> | <p><a href="/x">a <b>b</b> c</a> d</p>
                    button that ends within a caption | <p>[row_a url="/x"]a[caption]<b>b</b>[/row_a][/caption]c</p> | <p><a href="/x">a<b>b</b></a>c</p>
                    button that ends within an attribute | <p>[row_a url="/x"]a<b title="[/row_a]">b</b>c</p> | <p><a href="/x">a</a><b>b</b>c</p>
                    end within markup only | <p>[row_a url="/x"]a <code>[/row_a]</code> c</p> | <p><a href="/x">a <code>[/row_a]</code></a> c</p>
                    end with a blank | <p>[code]x[/ code] y</p><p>[code]z[/code ]</p><p>[code]a[/code y]</p> | <p>x[/ code] y</p>⏎<pre><code>z</code></pre>⏎<p>[code]a[/code y]</p>
                    end of a longer name | <p>[row url="/x"]a[/rows] b[/row] c</p> | <p><a href="/x">a[/rows] b</a> c</p>
                    text that reads as a code | <p>&#91;gallery&#93; &#91;1] <em>[</em> &#91;row_a url="/x"]y&#91;/row_a]</p><pre>[toc]</pre> | <p>&#91;gallery] [1] <em>[</em> &#91;row_a url="/x"]y&#91;/row_a]</p>⏎<pre>&#91;toc]</pre>
                    curly quotes | <p>a [gallery ids=“1,2”] b [slider id=&#8221;3&#8243;]</p> | <p>a b</p>
                    prose in brackets | <p>“It [the bridge] is [sic] safe [1] [he said], [video] [re-elected] a[i_j] [see p=5 below].”</p> | <p>“It [the bridge] is [sic] safe [1] [he said], [video] [re-elected] a[i_j] [see p=5 below].”</p>
                    shown as it stands | <p>Write [[gallery]] or <code>[caption]</code>.</p><pre>[gallery]</pre> | <p>Write <code>[gallery]</code> or <code>[caption]</code>.</p>⏎<pre>[gallery]</pre>
                    listing | [code lang="php"]echo 1 && 2;[/code] | <pre><code class="language-php">echo 1 &amp;&amp; 2;</code></pre>
                    address in a line | <p>https://www.youtube.com/watch?v=abc</p><p>See<br>https://a.example/b<br>there</p><p>Not https://a.example in a sentence.</p> | <p><a href="https://www.youtube.com/watch?v=abc" rel="noopener">https://www.youtube.com/watch?v=abc</a></p>⏎<p>See<br><a href="https://a.example/b" rel="noopener">https://a.example/b</a><br>there</p>⏎<p>Not https://a.example in a sentence.</p>
                    embed block | <!-- wp:embed --><figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper">⏎https://www.youtube.com/watch?v=abc⏎</div><figcaption>Cap</figcaption></figure><!-- /wp:embed --> | <figure><p><a href="https://www.youtube.com/watch?v=abc" rel="noopener">https://www.youtube.com/watch?v=abc</a></p><figcaption>Cap</figcaption></figure>
                    footnotes block | <p>Tide<sup data-fn="ab-1" class="fn"><a href="#ab-1" id="ab-1-link">1</a></sup></p><ol class="wp-block-footnotes"><li id="ab-1">See. <a href="#ab-1-link" aria-label="Jump">↩︎</a></li></ol> | <p>Tide<sup><a href="#in~ab-1" id="in~ab-1-link">1</a></sup></p>⏎<ol><li id="in~ab-1">See. <a href="#in~ab-1-link">↩︎</a></li></ol>
                    list, details and table blocks | <ol reversed start="5" type="a" class="wp-block-list"><li value="4">a</li></ol><details class="wp-block-details" open><summary>More</summary><p>b</p></details><table><tr><td class="has-text-align-right" data-align="right">1</td></tr></table> | <ol type="a" start="5" reversed><li value="4">a</li></ol>⏎<details open><summary>More</summary><p>b</p></details>⏎<div class="table" role="region" tabindex="0" aria-label="Table"><table><tbody><tr><td class="right">1</td></tr></tbody></table></div>
                    code block | <pre class="wp-block-code"><code lang="php" class="language-php">a</code></pre><pre class="wp-block-verse">b⏎ c</pre> | <pre><code class="language-php">a</code></pre>⏎<pre>b⏎ c</pre>
                    lazy picture with a fallback | <img class="lazy" src="data:image/gif;base64,R0" data-lazy-src="https://a.example/a.jpg" alt="A"><noscript><img src="https://a.example/a.jpg" alt="A"></noscript> | <p><img src="https://a.example/a.jpg" alt="A"></p>
                    poll | <noscript><a href="https://poll.example/1">Take our poll</a></noscript><noscript>Please turn on scripts.</noscript> | <p><a href="https://poll.example/1" rel="noopener">Take our poll</a></p>
                    """)
    void cleans(String name, String body, String prose) {
        Bodies.assertCleaned(Bodies.about("The Title", "en", null), body, prose);
    }
}
