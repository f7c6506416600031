package dev.unspool.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the source hides stays out, and what only looks hidden stays in. */
class HiddenTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 10_000, textBlock = """
                    display none | <p>a</p><div style="display:none"><p>x</p></div><p>b<span style="display: NONE !important">x</span></p> | <p>a</p>⏎<p>b</p>
                    attribute hidden | <p>a</p><p hidden>x</p><section hidden=""><h2>x</h2></section> | <p>a</p>
                    hidden until found | <p>a</p><div hidden="until-found">d</div><div hidden="Until-Found">e</div><p hidden="false">x</p><details><summary>b</summary>c</details> | <p>a</p>⏎<p>d</p>⏎<p>e</p>⏎<details><summary>b</summary><p>c</p></details>
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
                    picture that leads to its heading | <h2 id="tides">Tides <a href="#tides"><b><img src="/a.jpg"></b></a></h2><p>a</p> | <h2 id="in~tides">Tides <a href="#in~tides"><b><img src="/a.jpg" alt=""></b></a></h2>⏎<p>a</p>
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
                    attributes that a style takes back | <p hidden style="display:block!important">a</p><p hidden style="display:block">x</p><div popover style="display: flex">b</div><p hidden style="color:red">x</p><p hidden style="display:revert">x</p> | <p>a</p>⏎<p>b</p>
                    formulas are not known | <p style="position:relative;left:calc(-999px + 50vw)">a</p><p style="margin-left:calc(-9999px + 100%)">b</p><p style="font-size:calc(0px + 1rem)">c</p><p style="font-size:clamp(0px, 3vw, 20px)">d</p><div style="height:calc(1px + 2em);overflow:hidden">e</div><p style="text-indent:calc(-9999px * 0)">f</p><p style="transform:translateX(calc(-9999px + 9999px))">g</p><p style="position:absolute;left:min(-9999px, 0px)">h</p><p style="font-size:var(--none)">i</p> | <p>a</p>⏎<p>b</p>⏎<p>c</p>⏎<p>d</p>⏎<p>e</p>⏎<p>f</p>⏎<p>g</p>⏎<p>h</p>⏎<p>i</p>
                    lengths that browsers skip | <p style="position:absolute;left:-9999">a</p><p style="font-size:1">b</p><p style="font-size:-1px">c</p><div style="height:-1px;overflow:hidden">d</div><p style="text-indent:-9999qq">e</p><p style="text-indent:-9999px 5px">f</p> | <p>a</p>⏎<p>b</p>⏎<p>c</p>⏎<p>d</p>⏎<p>e</p>⏎<p>f</p>
                    percentages place nothing | <p style="position:relative;left:-200%">a</p><p style="position:absolute;top:-150%">b</p><p style="margin-left:-400%">c</p><p style="transform:translate(-200%, -150%)">d</p><p style="position:absolute;left:500%">e</p><p style="font-size:80%">f</p><p style="margin-top:-900%">g</p><p style="font-size:0%">x</p> | <p>a</p>⏎<p>b</p>⏎<p>c</p>⏎<p>d</p>⏎<p>e</p>⏎<p>f</p>⏎<p>g</p>
                    margins that something brings back | <p style="margin:0 -9999rem;padding:0 9999rem">a</p><p style="margin-left:-9999px;padding-left:9999px">b</p><p style="margin-top:-9999px;padding-top:9999px">c</p><p style="margin-left:-9999px;position:relative;left:9999px">d</p><p style="float:left;margin-left:-960px">e</p><p style="position:relative;left:50%;margin-left:-50vw;width:100vw">f</p><p style="margin-left:-9999px;padding:5px">x</p><p style="margin:0 0 0 -9999px">x</p> | <p>a</p>⏎<p>b</p>⏎<p>c</p>⏎<p>d</p>⏎<p>e</p>⏎<p>f</p>
                    boxes wider than their neighbours | <p style="position:absolute;left:-9999px;right:-9999px;margin:0 auto">a</p><p style="position:absolute;inset:-9999px;margin:auto">b</p><p style="position:absolute;left:-1000px;width:4000px;text-align:center">c</p><p style="position:sticky;top:-9999px">d</p><p style="position:absolute;inset:auto auto auto -9999px">x</p><p style="position:absolute;left:-9999px;padding:0;width:1px">x</p> | <p>a</p>⏎<p>b</p>⏎<p>c</p>⏎<p>d</p>
                    moved and moved back | <p style="position:absolute;left:-9999px;transform:translateX(9999px)">a</p><p style="transform:translateX(-9999px) translateX(9999px)">b</p><p style="transform:translateX(-100vw)">c</p><p style="text-indent:-9999px;padding-left:9999px">d</p><p style="translate:-9999px">x</p><p style="transform:translate(0, -9999px)">x</p> | <p>a</p>⏎<p>b</p>⏎<p>c</p>⏎<p>d</p>
                    lines that go on below | <h2 style="text-indent:9999px">a b</h2><h2 style="text-indent:100%;overflow:hidden">c d</h2><h2 style="text-indent:101%;overflow:hidden;white-space:nowrap">x</h2><h2 style="text-indent:9999px;white-space:nowrap">x</h2> | <h2>a b</h2>⏎<h2>c d</h2>
                    sizes that no line has | <p>a<span style="height:0;overflow:hidden">b</span><b style="transform:scale(0)">c</b><span style="text-indent:-9999px">d</span><i style="width:1px;overflow:hidden;display:inline">e</i><span style="display:inline-block;width:0;overflow:hidden">x</span></p> | <p>ab<b>c</b>d<i>e</i></p>
                    sizes of cells | <table><tr style="height:0;overflow:hidden"><td width="1" style="width:1px;overflow:hidden">a</td><td style="max-width:0;overflow:hidden;text-overflow:ellipsis">b</td><td width="1">c</td></tr></table> | <div class="table" role="region" tabindex="0" aria-label="Table"><table><tbody><tr><td>a</td><td>b</td><td>c</td></tr></tbody></table></div>
                    sizes that do not count | <div style="width:0;flex:1;overflow:hidden">a</div><div style="width:0;min-width:100%;overflow:hidden">b</div><div style="display:contents;height:0;overflow:hidden">c</div><div style="height:0%;overflow:hidden">d</div><div style="width:0%;overflow:hidden">x</div><div style="height:0;padding:0 0px;overflow:hidden">x</div> | <p>a</p>⏎<p>b</p>⏎<p>c</p>⏎<p>d</p>
                    opened by a transition | <div style="max-height:0;overflow:hidden;transition:max-height .2s">a</div><p style="opacity:0;animation:fade 1s forwards">b</p><p style="opacity:0;transition:none">x</p> | <p>a</p>⏎<p>b</p>
                    brought in by a script | <p data-aos="fade-up" style="opacity:0;transform:translate3d(-9999px,0,0)">a</p><div data-w-id="1" style="opacity:0"><p>b</p></div><p class="wow fadeIn" style="visibility:hidden">c</p> | <p>a</p>⏎<p>b</p>⏎<p>c</p>
                    clipped on one side | <p style="clip-path:inset(50% 0 0 0)">a</p><p style="clip-path:inset(60% 10% 0)">b</p><p style="clip-path:inset(0)">c</p><p style="clip-path:inset(0% 99%)">x</p><p style="clip-path:inset(0 0 100% 0)">x</p><p style="clip-path:inset(100% round 5px)">x</p><p style="clip-path:inset(calc(50% - 50px))">d</p><p style="clip-path:circle(0 at 50% 50%)">x</p> | <p>a</p>⏎<p>b</p>⏎<p>c</p>⏎<p>d</p>
                    letters of a gradient | <h2 style="background:linear-gradient(red, blue);-webkit-background-clip:text;-webkit-text-fill-color:transparent">a</h2><h2 style="background:linear-gradient(red, blue) text;color:transparent">b</h2><h2 style="background-clip:text"><span style="color:transparent">c</span></h2><h2 style="color:transparent"><span style="background-clip:padding-box, text">d</span></h2><p style="background:url(text.png);color:transparent">x</p> | <h2>a</h2>⏎<h2>b</h2>⏎<h2>c</h2>⏎<h2>d</h2>
                    letters of an outline or a shadow | <p style="color:transparent;-webkit-text-stroke:1px #000">a</p><p style="color:transparent;text-shadow:0 0 5px #000">b</p><p style="color:transparent;text-shadow:none">x</p><div style="color:transparent">x<p style="color:red;-webkit-text-fill-color:currentcolor">c</p></div> | <p>a</p>⏎<p>b</p>⏎<p>c</p>
                    classes that show on some screens | <p class="d-none d-md-table-cell">a</p><p class="hidden max-sm:block">b</p><p class="hidden min-[640px]:!flex">c</p><p class="sr-only md:not-sr-only">d</p><p class="d-md-block" style="display:none">e</p><p class="hidden visible-lg">f</p><p class="hidden dark:block">g</p><p class="is-hidden is-block-desktop">h</p><p class="d-none d-print-block">x</p><p class="hidden print:block">x</p><p class="sr-only focus:not-sr-only">x</p> | <p>a</p>⏎<p>b</p>⏎<p>c</p>⏎<p>d</p>⏎<p>e</p>⏎<p>f</p>⏎<p>g</p>⏎<p>h</p>
                    rules that show on some screens | <style>.c1,.c2,.c3,.c4,.c5{display:none} @media (min-width:600px){.c1{display:block} @supports (x:y){div .c5{display:grid}}} @media print{.c2{display:block}} .open > .c3{display:block} @media (max-width:9px){.c4{display:none}} .b{font-weight:bold} @media (max-width:9px){.b{font-weight:400}}</style><p class="c1">a</p><p class="c2">x</p><div class="open"><p class="c3">b</p></div><p class="c4">x</p><p class="c5">c</p><p><span class="b">d</span></p> | <p>a</p>⏎<p>b</p>⏎<p>c</p>⏎<p><b>d</b></p>
                    sheets for some readers | <style media="print">.c1{display:none}</style><style media="(max-width:9px)">.c2{display:none}</style><noscript><style>.c3{display:none}</style></noscript><style media="screen">.c4{display:none}</style><p class="c1">a</p><p class="c2">b</p><p class="c3">c</p><p class="c4">x</p> | <p>a</p>⏎<p>b</p>⏎<p>c</p>
                    escapes of what hides nothing | <p style="position:relative;l\\65 ft:c\\61 lc(-9999px + 9999px)">a</p><p style="clip-path:i\\6eset(0)">b</p><p style="position:absolute;left:-\\39 999px">c</p> | <p>a</p>⏎<p>b</p>⏎<p>c</p>
                    attribute hidden on boxes of a class | <style>[hidden]{display:none!important}.box{display:flex}.on{display:block!important}</style><div class="box" hidden>x</div><p class="on" hidden>a</p><dialog class="box">b</dialog> | <p>a</p>⏎<p>b</p>
                    own style counts more than most classes | <p>a</p><div class="md:flex" style="display:none">x</div><div class="md:flex" style="display:none!important">x</div><div class="uk-visible@m" style="display:none">x</div><div class="d-md-block" style="display:none!important">x</div><div class="md:!flex" style="display:none">b</div><div class="visible-lg" style="display:none">c</div> | <p>a</p>⏎<p>b</p>⏎<p>c</p>
                    classes count more than a rule | <style>.a{display:none}.b{display:none!important}</style><p class="a md:flex">a</p><p class="b md:flex">x</p><p class="b d-md-flex">b</p> | <p>a</p>⏎<p>b</p>
                    transitions that take no time | <p>a</p><p style="opacity:0;transition:all 0s ease 0s">x</p><p style="position:absolute;left:-9999px;transition:initial">x</p><p style="opacity:0;transition-property:opacity">x</p><p style="opacity:0;transition-duration:0s,0ms">x</p><p style="opacity:0;animation:fade">x</p><p style="opacity:0;transition:none;transition-duration:1s">x</p> | <p>a</p>
                    transitions that take some time | <p style="opacity:0;transition:opacity .3s">a</p><p style="opacity:0;transition-duration:0s,150ms">b</p><p style="opacity:0;transition:var(--fade)">c</p><p style="opacity:0;animation:show 0s forwards">d</p><p style="opacity:0;-webkit-animation-name:f;-webkit-animation-duration:2s">e</p><p style="position:absolute;left:-9999px;transition:left 1s">f</p> | <p>a</p>⏎<p>b</p>⏎<p>c</p>⏎<p>d</p>⏎<p>e</p>⏎<p>f</p>
                    no entrance from another place | <p>a</p><p class="animated" style="position:absolute;left:-9999px">x</p><p data-aos="fade" style="text-indent:-9999px">x</p><p class="wow" style="margin-left:-9999px">x</p><p class="animated" style="opacity:0">b</p> | <p>a</p>⏎<p>b</p>
                    moved away twice | <p>a</p><p style="position:absolute;left:-9999px;text-indent:-9999px">x</p><p style="position:absolute;left:-9999px;transform:translateX(-100%)">x</p><p style="position:absolute;left:-9999px;margin-left:-9999px">x</p><p style="position:absolute;left:-9999px;translate:-50%">x</p><p style="position:absolute;left:-9999px;width:4000px">x</p><p style="position:absolute;right:9999px;margin-left:-9999px">x</p><p style="transform:translate(-9999px, -9999px)">x</p><p style="position:absolute;top:-9999px;transform:translateX(9999px)">x</p> | <p>a</p>
                    moved back in any way | <p style="position:absolute;left:-9999px;text-indent:9999px">a</p><p style="position:absolute;left:-9999px;translate:9999px">b</p><p style="position:absolute;left:-9999px;margin:0 0 0 9999px">c</p><p style="position:absolute;left:5000px;margin-left:-5000px">d</p><p style="position:absolute;right:9999px;margin-right:-9999px">e</p><p style="position:absolute;left:-9999px;width:20000px;text-align:center">f</p><p style="transform:translateX(-9999px);translate:9999px">g</p> | <p>a</p>⏎<p>b</p>⏎<p>c</p>⏎<p>d</p>⏎<p>e</p>⏎<p>f</p>⏎<p>g</p>
                    outlines and shadows of nothing | <p>a</p><p style="color:transparent;text-shadow:0 0 0 transparent">x</p><p style="color:transparent;-webkit-text-stroke:0 red">x</p><p style="color:transparent;-webkit-text-stroke:red">x</p><p style="color:transparent;-webkit-text-stroke:1px transparent">x</p><p style="color:transparent;text-shadow:0 0 5px">x</p><p style="color:transparent;text-shadow:1px 1px rgba(0,0,0,0), 0 0 1px #0000">x</p><p style="color:transparent;text-shadow:0 0 0 transparent, 0 0 1px #000">b</p><p style="color:transparent;-webkit-text-stroke:thin red">c</p><p style="color:transparent;text-shadow:0 0 0 #000000">d</p><p style="-webkit-text-fill-color:transparent;color:red;text-shadow:0 0 1px">e</p> | <p>a</p>⏎<p>b</p>⏎<p>c</p>⏎<p>d</p>⏎<p>e</p>
                    outlines of the colour of letters | <p>a</p><p style="color:transparent;-webkit-text-stroke:1px">x</p><p style="color:transparent;-webkit-text-stroke:1px currentcolor">x</p><p style="color:transparent;-webkit-text-stroke:thin transparent">x</p><p style="color:transparent;-webkit-text-stroke-width:1px">x</p><p style="color:transparent;-webkit-text-stroke:0 rgb(255, 0, 0)">x</p><p style="color:transparent;-webkit-text-stroke:1px red;-webkit-text-stroke-color:transparent">x</p><p style="color:transparent;-webkit-text-stroke-width:1px;-webkit-text-stroke-color:red">b</p><p style="color:transparent;-webkit-text-stroke:red;-webkit-text-stroke-width:1px">c</p><p style="-webkit-text-fill-color:transparent;color:red;-webkit-text-stroke:thin">d</p><p style="color:transparent;-webkit-text-stroke:calc(1px + 1px) red">e</p> | <p>a</p>⏎<p>b</p>⏎<p>c</p>⏎<p>d</p>⏎<p>e</p>
                    links to what nobody sees | <p>a</p><div style="opacity:0"><img src="/a.jpg"><iframe src="https://v.example/1" title="Dawn"></iframe></div> | <p>a</p>⏎<p><img src="/a.jpg" alt=""></p>
                    brackets that do not fit | <p style="x:(];display:none">a</p><p style="x:[)};display:none">b</p><p style="x:(]);display:none">x</p><p style="x:{[(])]};display:none">x</p><p style="x:);display:none">x</p> | <p>a</p>⏎<p>b</p>
                    """)
    void cleans(String name, String body, String prose) {
        Bodies.assertCleaned(Bodies.about("The Title", "en", null), body, prose);
    }

    @Test
    void looksForPicturesInLongElementsToo() {
        var words = "<b>x</b> ".repeat(1_000);
        var embed = "<iframe src=\"https://v.example/1\"></iframe>";
        Bodies.assertCleaned(
                Bodies.titled("T"), "<p>a</p><div style=\"opacity:0\">" + words + embed + "</div>", "<p>a</p>");
        Bodies.assertCleaned(
                Bodies.titled("T"),
                "<p>a</p><div style=\"opacity:0\">" + words + "<p><img src=\"/a.jpg\"></p></div>",
                "<p>a</p>\n<p><img src=\"/a.jpg\" alt=\"\"></p>");
    }

    /** Each of hundreds of nested elements is asked. */
    @Test
    void looksThroughNothingThatMovesAndLittleElse() {
        var element = new Searched();
        element.append("<b></b>".repeat(5_000));
        assertThat(Hidden.is(element, Style.parse("opacity:0;transition:opacity 1s")))
                .isFalse();
        assertThat(element.searched).isZero();
        Hidden.is(element, Style.parse("opacity:0"));
        assertThat(element.searched).isBetween(1, 1_100);
    }

    /** Counts the elements within that are looked at. */
    private static final class Searched extends Element {

        private int searched;

        Searched() {
            super("div");
        }

        @Override
        public Stream<Element> stream() {
            return super.stream().peek(each -> searched++);
        }

        @Override
        public @Nullable Element selectFirst(String query) {
            searched += childrenSize();
            return super.selectFirst(query);
        }
    }
}
