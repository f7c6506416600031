package dev.unspool.newsroom;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.unspool.ledger.StoredTopic;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of a section, a tag or an author, for the newsroom. */
@Schema(name = "NewsroomTopic")
record TopicJson(
        @Schema(description = "Opaque; stays when it is renamed.")
        String id,

        @Schema(description = "Send it as `If-Match` with the next change.")
        String etag,

        @JsonInclude(Include.NON_NULL)
        @Schema(description = "Its id at the source that made it known; missing where its name is its identity.")
        @Nullable
        String sourceId,

        @Schema(description = "As readers see it.") String name,

        @Schema(description = "Unique among its kind, made from the name it had at first.")
        String slug,

        @Schema(description = "They lead to the slug of now for ever.")
        List<String> formerSlugs,

        @Schema(description = "The address of its page.") String url,

        @JsonInclude(Include.NON_NULL) @Schema(description = "Only of an author that has one.") @Nullable
        String bio,

        @JsonInclude(Include.NON_NULL) @Schema(description = "Only of an author that has one.") @Nullable
        String avatar,

        @Schema(description = "When it was changed last.") Instant updatedAt) {

    static TopicJson of(StoredTopic topic, Site site) {
        return new TopicJson(
                topic.id().toString(),
                EntityTag.of(topic.edition()),
                topic.sourceId(),
                topic.name(),
                topic.slug(),
                topic.formerSlugs(),
                site.absolute(path(topic, site)),
                topic.bio(),
                topic.avatar(),
                topic.updatedAt());
    }

    private static String path(StoredTopic topic, Site site) {
        return switch (topic.kind()) {
            case SECTION -> site.sectionPath(topic.slug());
            case TAG -> site.tagPath(topic.slug());
            case AUTHOR -> site.authorPath(topic.slug());
        };
    }
}
