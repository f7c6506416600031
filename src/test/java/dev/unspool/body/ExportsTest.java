package dev.unspool.body;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports and feeds of Notion, Medium, Ghost, Drupal, Substack, and Markdown renderers. */
class ExportsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 10_000, textBlock = """
                    Notion: tasks | <ul class="to-do-list"><li><div class="checkbox checkbox-on"></div> <span class="to-do-children-checked">a</span></li></ul><ul class="to-do-list"><li><div class="checkbox checkbox-off"></div> <span>b</span></li></ul> | <ul class="tasks"><li>☑ a</li></ul>⏎<ul class="tasks"><li>☐ b</li></ul>
                    Notion: numbered lists | <ol type="1" class="numbered-list" start="1"><li>a</li></ol><ol type="1" class="numbered-list" start="2"><li>b</li></ol> | <ol start="1"><li>a</li></ol>⏎<ol start="2"><li>b</li></ol>
                    Notion: toggle | <ul class="toggle"><li><details open=""><summary>More</summary><p>a</p></details></li></ul> | <ul><li><details open><summary>More</summary><p>a</p></details></li></ul>
                    Medium: listing and picture | <figure class="graf--figure"><img class="graf-image" src="https://a.example/a.png" data-width="3"><figcaption class="imageCaption">Cap</figcaption></figure><pre data-code-block-lang="javascript" class="graf graf--pre">a<br>b</pre> | <figure><img src="https://a.example/a.png" alt=""><figcaption>Cap</figcaption></figure>⏎<pre class="language-javascript">a⏎b</pre>
                    Ghost: toggle and listing | <div class="kg-card kg-toggle-card"><div class="kg-toggle-heading"><h4>Why?</h4><button class="kg-toggle-card-icon"><svg><path d="x"/></svg></button></div><div class="kg-toggle-content"><p>a</p></div></div><figure class="kg-card kg-code-card"><pre><code class="language-html">b</code></pre><figcaption>Cap</figcaption></figure> | <h2>Why?</h2>⏎<p>a</p>⏎<figure><pre><code class="language-html">b</code></pre><figcaption>Cap</figcaption></figure>
                    Drupal: caption in an attribute | <img alt="A" data-align="center" data-caption="The <em>cap</em>" src="/sites/a.jpg"> | <figure><img src="/sites/a.jpg" alt="A"><figcaption>The cap</figcaption></figure>
                    Substack: picture | <div class="captioned-image-container"><figure><a class="image-link" href="https://a.example/l.jpg"><div class="image2-inset"><picture><source type="image/webp" srcset="https://a.example/a.webp 424w"><img src="https://a.example/a.jpg" alt="A"></picture><div class="image-link-expand"><button tabindex="0"><svg><title>x</title></svg></button></div></div></a><figcaption>Cap</figcaption></figure></div> | <figure><p><a href="https://a.example/l.jpg" rel="noopener"><img src="https://a.example/a.jpg" alt="A"></a></p><figcaption>Cap</figcaption></figure>
                    Substack: subscription | <p>a</p><div class="subscription-widget-wrap"><form class="subscription-widget"><p>Subscribe to read on.</p><input type="email"><input type="submit" value="Subscribe"></form></div> | <p>a</p>
                    Markdown: tasks | <ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" disabled checked> a</li><li class="task-list-item"><input type="checkbox" disabled> b</li></ul> | <ul class="tasks"><li>☑ a</li><li>☐ b</li></ul>
                    Markdown: alignment | <table><thead><tr><th style="text-align: right;">N</th><th align="center">c</th></tr></thead><tbody><tr><td style="text-align: right;">1</td><td align="center">d</td></tr></tbody></table> | <div class="table" role="region" tabindex="0" aria-label="Table"><table><thead><tr><th class="right">N</th><th class="center">c</th></tr></thead><tbody><tr><td class="right">1</td><td class="center">d</td></tr></tbody></table></div>
                    Markdown: listings | <div class="highlight highlight-source-js"><pre>a</pre></div><div class="language-ruby highlighter-rouge"><div class="highlight"><pre class="highlight"><code>b</code></pre></div></div><pre class="sourceCode python"><code class="sourceCode python">c</code></pre><div class="highlight-default notranslate"><div class="highlight"><pre>d</pre></div></div> | <pre class="language-js">a</pre>⏎<pre><code class="language-ruby">b</code></pre>⏎<pre><code class="language-python">c</code></pre>⏎<pre>d</pre>
                    Markdown: formula | <p>If <span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">x</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">x</span></span>.</p> | <p>If x.</p>
                    highlighters | <pre class="brush: js; gutter: false">a</pre><pre class="lang-c++ prettyprint">b</pre><pre lang="python">c</pre><code class="hljs language-plaintext">d</code> | <pre class="language-js">a</pre>⏎<pre class="language-c++">b</pre>⏎<pre class="language-python">c</pre>⏎<p><code>d</code></p>
                    """)
    void cleans(String name, String body, String prose) {
        Bodies.assertCleaned(Bodies.about("The Title", "en", null), body, prose);
    }
}
