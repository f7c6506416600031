package dev.unspool.embedded;

import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/**
 * Closes the application of a test class that shares it with no other, once its last test has ended, and quiets a shared one until the next class uses it:
 * an application sends its database 7 to 14 statements a second when nobody asks for anything, and more than a dozen of them waited.
 */
public final class OwnContextListener implements TestExecutionListener, Ordered {

    /** Parts that look at the database several times a second, and that may stop and start at any time. */
    private static final Set<String> POLLERS = Set.of(
            "ThreadVersionsLifecycle",
            "SuggestionsLifecycle",
            "CommentCountLifecycle",
            "SearchFillLifecycle",
            "DueLifecycle");

    /** After the listeners that prepare the instance of a class, whose constructor may need the application. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void beforeTestClass(TestContext context) {
        if (context.hasApplicationContext()) {
            pollers(context).filter(poller -> !poller.isRunning()).forEach(SmartLifecycle::start);
        }
    }

    @Override
    public void afterTestClass(TestContext context) {
        var servers = TestContextAnnotationUtils.findMergedAnnotation(context.getTestClass(), WithServers.class);
        if (servers == null || !context.hasApplicationContext()) {
            return;
        }
        if (servers.database().isEmpty()) {
            context.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
        } else {
            pollers(context).forEach(SmartLifecycle::stop);
        }
    }

    private static Stream<SmartLifecycle> pollers(TestContext context) {
        return context.getApplicationContext().getBeansOfType(SmartLifecycle.class, false, false).values().stream()
                .filter(part -> POLLERS.contains(part.getClass().getSimpleName()));
    }
}
