package dev.unspool.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks which lead pictures {@link Head} names to social networks. */
class DrawnImageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/pictures/sea.jpg",
                "https://a.example/sea.webp?from=sea.svg",
                "/svg/sea",
                "/sea.svg.png",
                "/sea.png#a.svgs"
            })
    void namesPicturesThatNetworksDraw(String url) {
        assertThat(new Image(url, null, null, "").isDrawnByNetworks()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pictures/sea.svg", "https://a.example/SEA.SVG?width=800", "/sea.svgz", "/sea.svg#view"})
    void namesNoneThatTheyDoNot(String url) {
        assertThat(new Image(url, null, null, "").isDrawnByNetworks()).isFalse();
    }
}
