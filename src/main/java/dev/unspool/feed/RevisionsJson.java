package dev.unspool.feed;

import dev.unspool.article.Correction;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The public corrections of an article in the API's JSON. */
@Schema(name = "Revisions")
record RevisionsJson(@Schema(description = "Newest first.") List<Correction> items) {}
