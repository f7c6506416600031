package dev.unspool.body;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the source hides stays out, and what only looks hidden stays in. */
class HiddenTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 10_000, textBlock = """
                    display none | <p>a</p><div style="display:none"><p>x</p></div><p>b<span style="display: NONE !important">x</span></p> | <p>a</p>⏎<p>b</p>
                    attribute hidden | <p>a</p><p hidden>x</p><section hidden=""><h2>x</h2></section> | <p>a</p>
                    hidden until found | <p>a</p><div hidden="until-found">x</div><p hidden="false">x</p><details><summary>b</summary>c</details> | <p>a</p>⏎<details><summary>b</summary><p>c</p></details>
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
                    class of a group for paper | <style>@media print{.c1{display:none} .c2{display:none}} @media (max-width:9px){.c3{display:none}}</style><p class="c1">a</p><p class="c2">b</p><p class="c3">c</p> | <p>a</p>⏎<p>b</p>⏎<p>c</p>
                    class of a group for all screens | <style>@import "x.css"; @media screen{div.c1{display:none}} /* .c2{ */ #c3{display:none!important}</style><p>a</p><div class="c1">x</div><p class="c2">b</p><p id="c3" style="display:block">x</p> | <p>a</p>⏎<p>b</p>
                    word says so | <p>a</p><p style="mso-hide:all">x</p><p style="MSO-HIDE : ALL">x</p><p style="mso-hide:none">b</p> | <p>a</p>⏎<p>b</p>
                    spacing and capitals | <p>a</p><p style=" DISPLAY :⏎NONE ">x</p><p style=";;display:none;">x</p><p style="color:red;display:none">x</p> | <p>a</p>
                    important in any spelling | <p>a</p><p style="display:none!important">x</p><p style="display:none ! IMPORTANT">x</p><p style="display:none !important;display:block">x</p><p style="display:none;display:block">b</p> | <p>a</p>⏎<p>b</p>
                    comments in a style | <p>a</p><p style="display/**/:/* ; */none">x</p><p style="/* display:none */">b</p><p style="dis/**/play:none">c</p> | <p>a</p>⏎<p>b</p>⏎<p>c</p>
                    escapes in a style | <p>a</p><p style="display:n\\6f ne">x</p><p style="d\\000069splay:\\none">x</p><p style="\\64 isplay:none">x</p> | <p>a</p>
                    strings and brackets in a style | <p>a</p><p style="background:url('a;b.png');display:none">x</p><p style="content:'\\';';display:none">x</p><p style="--x:'display:none'">b</p> | <p>a</p>⏎<p>b</p>
                    values that no browser knows | <p>a</p><p style="display:none;display:nonsense">x</p><p style="visibility:hidden;visibility:nonsense">x</p> | <p>a</p>
                    visible within invisible | <div style="visibility:hidden">x<p>y <span style="visibility:visible">b</span></p><img src="/a.jpg"></div> | <p>b</p>
                    letters of a size within none | <div style="font-size:0">x<span style="font-size:2em">y</span><span style="font-size:16px">b</span><img src="/a.jpg"></div> | <p>b<img src="/a.jpg" alt=""></p>
                    letters without size in short | <p>a</p><p style="font:0/0 a">x</p><p style="font:italic 700 0px serif">x</p><p style="font:bold 12pt/1.2 serif">b</p><p style="font-size:1px">x</p><p style="font-size:.0em">x</p> | <p>a</p>⏎<p>b</p>
                    no opacity | <p>a</p><p style="opacity:.0">x</p><p style="opacity:0%">x</p><p style="filter:opacity(0)">x</p><p style="opacity:.9">b</p><div style="opacity:0">x<img src="/a.jpg"></div> | <p>a</p>⏎<p>b</p>⏎<p><img src="/a.jpg" alt=""></p>
                    no colour | <p>a</p><p style="color:transparent">x <b style="color:red">b</b></p><p style="color:rgba(0, 0, 0, 0)">x</p><p style="color:rgb(0 0 0 / 0)">x</p><p style="color:#00000000">x</p><p style="color:rgb(0,0,0)">c</p><p style="color:transparent;background-clip:text">d</p> | <p>a</p>⏎<p><b>b</b></p>⏎<p>c</p>⏎<p>d</p>
                    moved off the screen | <p>a</p><p style="position:absolute;left:-999em">x</p><p style="position:fixed;left:-100vw">x</p><p style="position:relative;right:9999px">x</p><p style="margin-left:-9999px">x</p><p style="transform:translateX(-9999px)">x</p><p style="position:absolute;top:1200px;left:40px">b</p> | <p>a</p>⏎<p>b</p>
                    scaled to nothing | <p>a</p><p style="transform:scale(0)">x</p><p style="transform:rotate(1deg) scaleX( 0 )">x</p><p style="scale:0">x</p><p style="transform:scale(0.5)">b</p> | <p>a</p>⏎<p>b</p>
                    box of a point | <p>a<span style="position:absolute;width:1px;height:1px;overflow:hidden">x</span></p><div style="width:0;overflow:clip">x</div><div style="height:0">b</div> | <p>a</p>⏎<p>b</p>
                    clipped away | <p>a</p><p style="clip-path:inset(50%)">x</p><p style="clip-path:circle(0)">x</p><p style="clip-path:inset(5px)">b</p> | <p>a</p>⏎<p>b</p>
                    line moved out of its box | <h2 style="text-indent:100%;white-space:nowrap;overflow:hidden">x</h2><p style="text-indent:2em">a</p> | <p>a</p>
                    popover and closed dialog | <p>a</p><div popover>x</div><div popover="manual">x</div><dialog>x</dialog> | <p>a</p>
                    classes of frameworks | <p>a</p><p class="d-none">x</p><p class="d-none d-md-block">b</p><p class="hidden md:block">c</p><p class="hidden">x</p><p class="show-for-sr">x</p> | <p>a</p>⏎<p>b</p>⏎<p>c</p>
                    hidden in a drawing | <p>a <svg><text>b</text><text display="none">x</text><text visibility="hidden">x</text><g style="display:none"><text>x</text></g></svg></p> | <p>a b</p>
                    hidden cell keeps its place | <table><tr><td style="visibility:hidden">x</td><td>a</td></tr></table> | <div class="table" role="region" tabindex="0" aria-label="Table"><table><tbody><tr><td></td><td>a</td></tr></tbody></table></div>
                    hidden item of a list | <ul><li style="visibility:hidden">x</li><li>a</li><li style="display:none">x</li></ul> | <ul><li>a</li></ul>
                    caption of a hidden picture | <p>a</p><figure><img src="/a.jpg" style="display:none"><figcaption>x</figcaption></figure><figure><div hidden><img src="/a.jpg"></div><figcaption>x</figcaption></figure><figure style="visibility:hidden"><img src="/a.jpg"><figcaption>x</figcaption></figure> | <p>a</p>
                    caption of a tracking pixel | <p>a</p><figure><img src="https://t.example/p.gif" width="1" height="1"><figcaption>x</figcaption></figure> | <p>a</p>
                    picture beside a tracking pixel | <figure><img src="https://t.example/p.gif" width="1" height="1"><img src="/a.jpg"><figcaption>b</figcaption></figure> | <figure><img src="/a.jpg" alt=""><figcaption>b</figcaption></figure>
                    real picture beside a hidden one | <figure><img src="/x.jpg" hidden><img src="/a.jpg"><figcaption>b</figcaption></figure> | <figure><img src="/a.jpg" alt=""><figcaption>b</figcaption></figure>
                    noscript beside a tracking pixel | <img src="https://t.example/p.gif" width="1" height="1"><noscript><img src="/a.jpg"></noscript> | <p><img src="/a.jpg" alt=""></p>
                    noscript beside a hidden picture | <img class="lazy" style="display:none" data-src="/a.jpg"><noscript><img src="/a.jpg"></noscript> | <p><img src="/a.jpg" alt=""></p>
                    tracking pixels in any spelling | <p>a<img src="/p.gif" width=" 1px "><img src="/p.gif" height="0.0"><img src="/p.gif" style="max-width:1PX"><img src="/p.gif" style="height:.5px"><img data-src="/p.gif" width="1" height="1"><img src="/b.jpg" style="width:0;min-width:100%" width="10"></p> | <p>a<img src="/b.jpg" alt="" width="10"></p>
                    faded figure keeps its caption | <figure style="opacity:0"><img src="/a.jpg"><figcaption>b</figcaption></figure> | <figure><img src="/a.jpg" alt=""><figcaption>b</figcaption></figure>
                    """)
    void cleans(String name, String body, String prose) {
        Bodies.assertCleaned(Bodies.about("The Title", "en", null), body, prose);
    }
}
