package dev.unspool.body;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Relative addresses are read from where the article was published. */
class AddressesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 10_000, textBlock = """
                    links | <p><a href="tide.html">a</a> <a href="/b">b</a> <a href="../c?d=1#e">c</a> <a href="?p=2">d</a> <a href="//h.example/e">e</a> <a href="https://t.example/f">f</a></p> | <p><a href="https://s.example/news/tide.html" rel="noopener">a</a> <a href="https://s.example/b" rel="noopener">b</a> <a href="https://s.example/c?d=1#e" rel="noopener">c</a> <a href="https://s.example/news/fog.html?p=2" rel="noopener">d</a> <a href="https://h.example/e" rel="noopener">e</a> <a href="https://t.example/f" rel="noopener">f</a></p>
                    pictures and frames | <p><img src="../i/a.jpg"></p><iframe src="/player/1"></iframe> | <p><img src="https://s.example/i/a.jpg" alt=""></p>⏎<p><a href="https://s.example/player/1" rel="noopener">View on s.example</a></p>
                    own address | <p><a href="https://s.example/news/fog.html#n">a</a> <a href="fog.html#n">b</a> <a href="#gone">c</a></p><p id="n">x</p> | <p><a href="#in~n">a</a> <a href="#in~n">b</a> c</p>⏎<p id="in~n">x</p>
                    too many dots | <p><a href="../../../a">a</a> <a href="./b/./c/../d/">b</a></p> | <p><a href="https://s.example/a" rel="noopener">a</a> <a href="https://s.example/news/b/d/" rel="noopener">b</a></p>
                    base of the page | <base href="https://o.example/x/"><p><a href="a">a</a></p> | <p><a href="https://o.example/x/a" rel="noopener">a</a></p>
                    dangerous ones stay out | <p><a href="javascript:alert(1)">a</a> <a href="data:x">b</a> <a href="jav&#x09;ascript:x">c</a></p> | <p>a b c</p>
                    """)
    void cleans(String name, String body, String prose) {
        Bodies.assertCleaned(Bodies.about("The Title", "en", "https://s.example/news/fog.html"), body, prose);
    }
}
