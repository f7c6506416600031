package dev.unspool.embedded;

import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/**
 * Closes the application of a test class that shares it with no other, once its last test has ended. An application sends its database 7 to 14
 * statements a second when nobody asks for anything, and more than twenty waited for the end of the test processes.
 */
public final class OwnContextListener implements TestExecutionListener {

    @Override
    public void afterTestClass(TestContext context) {
        var servers = TestContextAnnotationUtils.findMergedAnnotation(context.getTestClass(), WithServers.class);
        if (servers != null && servers.database().isEmpty() && context.hasApplicationContext()) {
            context.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
        }
    }
}
