package dev.unspool.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.cursor.SortKey;
import dev.unspool.embedded.SiteTest;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The access token of a demo. */
@SiteTest(properties = {"unspool.demo.enabled=true", "unspool.embedded.running=true"})
@ExtendWith(OutputCaptureExtension.class)
class DemoTokenTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    private DemoTokenLifecycle demo;

    @Autowired
    private Tokens tokens;

    @Test
    void isPrintedAtTheFirstStartAndNeverAgain(CapturedOutput output) {
        var printed = Pattern.compile("unspool_[\\w-]{49}").matcher(output.getOut());
        assertThat(printed.find()).isTrue();
        assertThat(tokens.use(printed.group()).block(LIMIT).scopes())
                .containsExactlyInAnyOrder("write", "publish", "moderate");
        assertThat(output.getOut()).contains("curl 'http://localhost:", "/api/v1/newsroom/articles'");
        assertThat(output.getErr()).doesNotContain(printed.group());

        demo.stop();
        demo.start();
        assertThat(demo.takeOnce()).isEmpty();
        assertThat(tokens.list(SortKey.NEWEST, 10).block(LIMIT)).hasSize(1);
    }
}
