package dev.unspool.docs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells OpenAPI which members of a record are always present, and which may be null, exactly as the record tells the compiler.
 *
 * <p>A component is required, unless it is {@code @Nullable} and left out when it is null ({@code @JsonInclude(NON_NULL)} on the component
 * or on the record). A component that is {@code @Nullable} and not left out is required, and may be null. {@code @Schema(requiredMode = …)}
 * on a component overrides both.
 *
 * <p>The body of a request is a record whose schema allows no further members. There, a component that is {@code @Nullable} may be missing,
 * and null means that it is.
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

    /** Returns the schema that {@code resolved} is or refers to. */
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
            // An unwrapped component is not a member itself; its members were completed with its own type.
            if (member != null) {
                complete(object, component, member);
            }
        }
    }

    private static void complete(Schema<?> object, RecordComponent component, Schema<?> member) {
        var mode = mode(component);
        var isNullable = mode == RequiredMode.AUTO && isNullable(component);
        if (mode == RequiredMode.REQUIRED || (mode == RequiredMode.AUTO && !(isNullable && mayBeMissing(component)))) {
            object.addRequiredItem(component.getName());
        }
        if (isNullable && !isLeftOut(component)) {
            object.addProperty(component.getName(), orNull(member));
        }
    }

    private static RequiredMode mode(RecordComponent component) {
        var array = component.getAccessor().getAnnotation(ArraySchema.class);
        var said = array != null
                ? array.arraySchema()
                : component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        return said == null ? RequiredMode.AUTO : said.requiredMode();
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean mayBeMissing(RecordComponent component) {
        return isLeftOut(component) || isOfARequest(component);
    }

    private static boolean isOfARequest(RecordComponent component) {
        var said = component.getDeclaringRecord().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        return said != null && said.additionalProperties() == AdditionalPropertiesValue.FALSE;
    }

    private static boolean isLeftOut(RecordComponent component) {
        var own = component.getAccessor().getAnnotation(JsonInclude.class);
        var said = own == null ? component.getDeclaringRecord().getAnnotation(JsonInclude.class) : own;
        return said != null && said.value() == Include.NON_NULL;
    }

    /** Changes nothing if the member may be null already: a record can be visited twice. The description stays on the outside. */
    private static Schema<?> orNull(Schema<?> member) {
        if (member.getAnyOf() != null) {
            return member.getAnyOf().stream().anyMatch(RecordMembers::mayBeNull)
                    ? member
                    : member.addAnyOfItem(nothing());
        }
        if (mayBeNull(member)) {
            return member;
        }
        if (member.getTypes() != null && member.getEnum() == null) {
            member.addType("null");
            return member;
        }
        var described = new Schema<>().name(member.getName()).description(member.getDescription());
        member.setDescription(null);
        return described.addAnyOfItem(member).addAnyOfItem(nothing());
    }

    private static boolean mayBeNull(Schema<?> member) {
        return member.getTypes() != null && member.getTypes().contains("null");
    }

    private static Schema<?> nothing() {
        var nothing = new Schema<>();
        nothing.addType("null");
        return nothing;
    }
}
