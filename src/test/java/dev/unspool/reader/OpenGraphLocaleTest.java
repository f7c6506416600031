package dev.unspool.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.article.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Languages as Open Graph spells them. */
class OpenGraphLocaleTest {

    @ParameterizedTest
    @CsvSource({
        "en,en_GB",
        "en-US,en_US",
        "de,de_DE",
        "ja,ja_JP",
        "zh-Hant,zh_TW",
        "zh-Hant-HK,zh_HK",
        "sr-Latn,sr_RS",
        "pt-BR,pt_BR",
        "tlh,tlh"
    })
    void hasATerritoryWhereOneIsKnown(String tag, String locale) {
        assertThat(OpenGraphLocale.of(new Language(tag))).isEqualTo(locale);
    }
}
