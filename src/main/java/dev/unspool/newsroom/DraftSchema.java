package dev.unspool.newsroom;

import dev.unspool.openapi.ApiDescription;
import io.swagger.v3.core.util.AnnotationsUtils;
import io.swagger.v3.oas.models.OpenAPI;
import org.springframework.stereotype.Component;

/** Describes the body that replaces a draft in the OpenAPI document: an article to create, without {@code publish} and {@code id}. */
@Component
final class DraftSchema implements ApiDescription {

    static final String NAME = "DraftSubmission";

    static final String PARTS = "DraftParts";

    @Override
    public void addTo(OpenAPI api) {
        var schemas = api.getComponents().getSchemas();
        var draft = AnnotationsUtils.clone(schemas.get("ArticleSubmission"), true);
        draft.getProperties().remove("publish");
        draft.getProperties().remove("id");
        schemas.put(NAME, draft.description("A whole draft: what is missing is not kept."));
        var parts = AnnotationsUtils.clone(draft, true);
        schemas.put(
                PARTS,
                parts.description("Parts of a draft: what is missing stays.").minProperties(1));
    }
}
