package dev.unspool.related;

import dev.unspool.feed.HeadlineJson;
import dev.unspool.web.Site;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What is read most, in the API's JSON. */
@Schema(name = "MostRead")
record MostReadJson(
        @ArraySchema(
                arraySchema =
                        @Schema(
                                description =
                                        "What is read most of late first, then the newest, at most ten. Empty if nothing is published there."))
        List<HeadlineJson> items) {

    static MostReadJson of(HeadlineList list, Site site) {
        return new MostReadJson(RelatedJson.headlines(list.items(), site));
    }
}
