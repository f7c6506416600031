package dev.unspool.body;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages in AMP. */
class AmpTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 10_000, textBlock = """
                    picture | <amp-img src="https://a.example/a.jpg" width="3" height="2" alt="Heron" layout="responsive"><noscript><img src="https://a.example/a.jpg"></noscript></amp-img> | <p><img src="https://a.example/a.jpg" alt="Heron" width="3" height="2"></p>
                    picture known by its set only | <amp-img srcset="https://a.example/s.jpg 300w, https://a.example/l.jpg 1200w" alt=""></amp-img> | <p><img src="https://a.example/l.jpg" alt=""></p>
                    film | <amp-video src="https://a.example/v.mp4" title="Tide" poster="/p.jpg"><div fallback>Your browser is old.</div></amp-video> | <p><a href="https://a.example/v.mp4" rel="noopener">Tide · Watch on a.example</a></p>
                    film by its sources | <amp-video width=3><source src="https://a.example/v.webm" type="video/webm"></amp-video> | <p><a href="https://a.example/v.webm" rel="noopener">Watch on a.example</a></p>
                    YouTube | <amp-youtube data-videoid="abcdefghijk" layout="responsive"></amp-youtube> | <p><a href="https://www.youtube.com/watch?v=abcdefghijk" rel="noopener">Watch on www.youtube.com</a></p>
                    Vimeo and posts | <amp-vimeo data-videoid="27246366"></amp-vimeo><amp-twitter data-tweetid="885634330868850689"></amp-twitter><amp-instagram data-shortcode="1totVhIFXl"></amp-instagram> | <p><a href="https://vimeo.com/27246366" rel="noopener">Watch on vimeo.com</a></p>⏎<p><a href="https://twitter.com/i/status/885634330868850689" rel="noopener">View on twitter.com</a></p>⏎<p><a href="https://www.instagram.com/p/1totVhIFXl" rel="noopener">View on www.instagram.com</a></p>
                    frame and sound | <amp-iframe src="https://maps.example/1" title="Map"></amp-iframe><amp-audio src="https://a.example/a.mp3"></amp-audio> | <p><a href="https://maps.example/1" rel="noopener">Map · View on maps.example</a></p>⏎<p><a href="https://a.example/a.mp3" rel="noopener">Listen on a.example</a></p>
                    page of a post | <amp-facebook data-href="https://www.facebook.com/1"></amp-facebook> | <p><a href="https://www.facebook.com/1" rel="noopener">View on www.facebook.com</a></p>
                    advertisements | <p>a</p><amp-ad type="x">Buy</amp-ad><amp-analytics><script type="application/json">{}</script></amp-analytics><amp-pixel src="https://t.example/"></amp-pixel> | <p>a</p>
                    accordion | <amp-accordion><section expanded><h4>Tides</h4><p>a</p></section></amp-accordion> | <h2>Tides</h2>⏎<p>a</p>
                    ended in their own tag | <p>a</p><amp-img src="https://a.example/a.jpg"/><p>b</p> | <p>a</p>⏎<p><img src="https://a.example/a.jpg" alt=""></p>⏎<p>b</p>
                    """)
    void cleans(String name, String body, String prose) {
        Bodies.assertCleaned(Bodies.about("The Title", "en", null), body, prose);
    }
}
