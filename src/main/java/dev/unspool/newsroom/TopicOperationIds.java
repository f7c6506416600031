package dev.unspool.newsroom;

import io.swagger.v3.oas.models.Operation;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Names the operations on sections, tags and authors in the OpenAPI document after their kind: their controllers inherit the methods. */
@Component
final class TopicOperationIds implements GlobalOperationCustomizer {

    private static final Map<String, String> IDS =
            Map.of("list", "list%ssForStaff", "one", "get%s", "replace", "replace%s", "patch", "patch%s");

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var type = method.getBeanType();
        var id = IDS.get(method.getMethod().getName());
        return id != null && TopicController.class.isAssignableFrom(type)
                ? operation.operationId(id.formatted(type.getSimpleName().replace("Controller", "")))
                : operation;
    }
}
