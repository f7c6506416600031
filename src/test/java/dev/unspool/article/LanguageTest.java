package dev.unspool.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource({"ar,rtl", "he,rtl", "fa,rtl", "ckb,rtl", "en,ltr", "zh-CN,ltr", "az-Arab,rtl", "ur-Latn,ltr", "ug,rtl"})
    void knowsTheDirection(String tag, String direction) {
        assertThat(new Language(tag).direction()).isEqualTo(direction);
    }

    @ParameterizedTest
    @ValueSource(strings = {"english!", "e", "en_US\"", "<b>"})
    void refusesMalformedTag(String tag) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Language(tag));
    }
}
