package dev.unspool.body;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text of Quill, ProseMirror, TinyMCE and CKEditor. */
class EditorsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 10_000, textBlock = """
                    Quill: bullets | <ol><li data-list="bullet"><span class="ql-ui" contenteditable="false"></span>a</li><li data-list="bullet" class="ql-indent-1">b</li><li data-list="ordered">c</li></ol> | <ul><li>a<ul><li>b</li></ul></li></ul>⏎<ol><li>c</li></ol>
                    Quill: tasks | <ol><li data-list="checked">a</li><li data-list="unchecked">b</li></ol> | <ul class="tasks"><li>☑ a</li><li>☐ b</li></ul>
                    Quill: old indents | <ul><li>a</li><li class="ql-indent-1">b</li><li class="ql-indent-2">c</li><li>d</li></ul> | <ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>
                    Quill: listing | <pre class="ql-syntax" spellcheck="false">a⏎b</pre> | <pre>a⏎b</pre>
                    Quill: film | <iframe class="ql-video" src="https://www.youtube.com/embed/abcdefghijk?showinfo=0"></iframe> | <p><a href="https://www.youtube.com/watch?v=abcdefghijk" rel="noopener">Watch on www.youtube.com</a></p>
                    ProseMirror: tasks | <ul data-type="taskList"><li data-checked="true" data-type="taskItem"><label><input type="checkbox" checked="checked"><span></span></label><div><p>a</p></div></li><li data-checked="false" data-type="taskItem"><div><p>b</p></div></li></ul> | <ul class="tasks"><li>☑ a</li><li>☐ b</li></ul>
                    ProseMirror: details | <details class="details"><summary>More</summary><div data-type="detailsContent"><p>a</p></div></details> | <details><summary>More</summary><p>a</p></details>
                    ProseMirror: listing | <pre><code class="language-typescript">a</code></pre> | <pre><code class="language-typescript">a</code></pre>
                    TinyMCE: styles | <p><span style="text-decoration: line-through;">a</span> <em style="font-style: normal;">b</em> <strong style="font-weight: 400;">c</strong></p><ol style="list-style-type: upper-roman;"><li>d</li></ol> | <p><s>a</s> b c</p>⏎<ol type="I"><li>d</li></ol>
                    TinyMCE: accordion | <details class="mce-accordion" open="open"><summary>More</summary><p>a</p></details> | <details open><summary>More</summary><p>a</p></details>
                    CKEditor: tasks | <ul class="todo-list"><li><label class="todo-list__label"><input type="checkbox" disabled="disabled" checked="checked"><span class="todo-list__label__description">a</span></label></li></ul> | <ul class="tasks"><li>☑ a</li></ul>
                    CKEditor: film | <figure class="media"><oembed url="https://www.youtube.com/watch?v=abc"></oembed></figure> | <figure><a href="https://www.youtube.com/watch?v=abc" rel="noopener">Watch on www.youtube.com</a></figure>
                    CKEditor: table | <figure class="table"><table><tbody><tr><td style="text-align:right;">1</td></tr></tbody></table><figcaption>Cap</figcaption></figure> | <figure><div class="table" role="region" tabindex="0" aria-label="Table"><table><tbody><tr><td class="right">1</td></tr></tbody></table></div><figcaption>Cap</figcaption></figure>
                    """)
    void cleans(String name, String body, String prose) {
        Bodies.assertCleaned(Bodies.about("The Title", "en", null), body, prose);
    }
}
