package dev.unspool.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unspool.embedded.SiteTest;
import dev.unspool.embedded.TestSite;
import io.netty.util.concurrent.AbstractScheduledEventExecutor;
import io.netty.util.concurrent.EventExecutor;
import java.util.Queue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ReactorResourceFactory;

/** Timers of requests that have been answered: each would hold its request in memory, at thousands of requests per second. */
@SiteTest(database = SiteTest.SHARED)
class PendingTimersTest {

    private static final int REQUESTS = 300;

    /** More timers than the application, its pools and its connections have of their own. */
    private static final int SOME = 100;

    @Autowired
    private TestSite site;

    @Autowired
    private ReactorResourceFactory resources;

    @ParameterizedTest
    @CsvSource({
        "GET, /",
        "GET, /api/v1/feed?view=full&limit=10",
        "HEAD, /api/v1/feed",
        "GET, /articles/nothing-here",
        "GET, /api/v1/articles/nothing-here/comments",
        "GET, /livez",
        "GET, /openapi.json",
        "OPTIONS, /api/v1/feed",
        "POST, /api/v1/articles/nothing-here/views",
        "POST, /api/v1/newsroom/articles",
        "PUT, /nowhere"
    })
    void keepsNoTimerOfAnAnsweredRequest(HttpMethod method, String path) throws Exception {
        var client = site.client();
        var before = timers();
        for (var request = 0; request < REQUESTS; request++) {
            var call = client.method(method).uri(path);
            if (method == HttpMethod.POST || method == HttpMethod.PUT) {
                call.contentType(MediaType.APPLICATION_JSON).bodyValue("{}");
            }
            call.exchange().expectBody().returnResult();
        }
        assertThat(timers() - before).isLessThan(SOME);
    }

    private int timers() throws Exception {
        var count = 0;
        for (var loop : resources.getLoopResources().onServer(true)) {
            count += loop.submit(() -> timers(loop)).get();
        }
        return count;
    }

    private static int timers(EventExecutor loop) throws ReflectiveOperationException {
        var field = AbstractScheduledEventExecutor.class.getDeclaredField("scheduledTaskQueue");
        field.setAccessible(true);
        return field.get(loop) instanceof Queue<?> queue ? queue.size() : 0;
    }
}
