package dev.unspool.docs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells machines which members of a record are always there, and which may be null: exactly as the record says it to the compiler.
 *
 * <p>A component is required, unless it is {@code @Nullable} and left out where it is null ({@code @JsonInclude(NON_NULL)}, of the
 * component or else of the record). One that is {@code @Nullable} and not left out is required, and may be null.
 * {@code @Schema(requiredMode = …)} of a component wins over both: a request may leave out what an answer always has.
 */
@Component
class RecordMembers implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> resolved = chain.next().resolve(type, context, chain);
        var kind = Json.mapper().constructType(type.getType()).getRawClass();
        if (resolved != null && kind.isRecord()) {
            complete(definition(resolved, context), kind.getRecordComponents());
        }
        return resolved;
    }

    /** What {@code resolved} is, or refers to. */
    private static Schema<?> definition(Schema<?> resolved, ModelConverterContext context) {
        var reference = resolved.get$ref();
        return reference == null
                ? resolved
                : context.getDefinedModels()
                        .getOrDefault(reference.substring(reference.lastIndexOf('/') + 1), resolved);
    }

    private static void complete(Schema<?> object, RecordComponent[] components) {
        for (var component : components) {
            var member = object.getProperties() == null
                    ? null
                    : object.getProperties().get(component.getName());
            // An unwrapped component is not a member of its own; its members came with their own answers.
            if (member != null) {
                complete(object, component, member);
            }
        }
    }

    private static void complete(Schema<?> object, RecordComponent component, Schema<?> member) {
        var mode = mode(component);
        var isNullable = mode == RequiredMode.AUTO && isNullable(component);
        if (mode == RequiredMode.REQUIRED || (mode == RequiredMode.AUTO && !(isNullable && isLeftOut(component)))) {
            object.addRequiredItem(component.getName());
        }
        if (isNullable && !isLeftOut(component)) {
            object.addProperty(component.getName(), orNull(member));
        }
    }

    private static RequiredMode mode(RecordComponent component) {
        var said = component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        return said == null ? RequiredMode.AUTO : said.requiredMode();
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean isLeftOut(RecordComponent component) {
        var own = component.getAccessor().getAnnotation(JsonInclude.class);
        var said = own == null ? component.getDeclaringRecord().getAnnotation(JsonInclude.class) : own;
        return said != null && said.value() == Include.NON_NULL;
    }

    /** A second visit finds what the first one left. */
    private static Schema<?> orNull(Schema<?> member) {
        var isSaid = member.getAnyOf() != null
                || (member.getTypes() != null && member.getTypes().contains("null"));
        if (isSaid) {
            return member;
        }
        if (member.getTypes() != null && member.getEnum() == null) {
            member.addType("null");
            return member;
        }
        var nothing = new Schema<>();
        nothing.addType("null");
        return new Schema<>().name(member.getName()).addAnyOfItem(member).addAnyOfItem(nothing);
    }
}
