package dev.unspool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.context.support.DelegatingMessageSource;

/** The message source behaves like Spring's own without any messages. */
class NoMessagesTest {

    private static final String[] CODES = {"first.code", "last.code"};

    private final MessageSource springs = new DelegatingMessageSource();
    private final MessageSource ours = new NoMessages();

    @ParameterizedTest
    @CsvSource({"'Plain, it''s {0}',", "'{0} pages of {1}',1000", "'It''s {0}',1000", ","})
    void returnsTheDefault(@Nullable String message, @Nullable Integer argument) {
        var arguments = argument == null ? null : new Object[] {argument, "news"};
        assertThat(ours.getMessage("code", arguments, message, Locale.GERMAN))
                .isEqualTo(springs.getMessage("code", arguments, message, Locale.GERMAN));
    }

    @Test
    void returnsTheDefaultOfAResolvable() {
        var resolvable = new DefaultMessageSourceResolvable(CODES, new Object[] {1000}, "{0} pages");
        assertThat(ours.getMessage(resolvable, Locale.GERMAN))
                .isEqualTo("1.000 pages")
                .isEqualTo(springs.getMessage(resolvable, Locale.GERMAN));
    }

    @Test
    void failsWithoutADefault() {
        assertThatThrownBy(() -> ours.getMessage("code", null, Locale.ROOT))
                .isInstanceOf(NoSuchMessageException.class)
                .hasMessageContaining("code");
        assertThatThrownBy(() -> ours.getMessage(new DefaultMessageSourceResolvable(CODES), Locale.ROOT))
                .isInstanceOf(NoSuchMessageException.class)
                .hasMessageContaining("last.code");
    }
}
