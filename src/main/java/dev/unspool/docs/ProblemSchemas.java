package dev.unspool.docs;

import dev.unspool.web.ProblemCode;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Arrays;
import java.util.List;

/** The schema of problem documents, with the members of all kinds of problems. */
final class ProblemSchemas {

    static final String PROBLEM = "Problem";
    static final String FAULT = "Fault";

    private static final List<String> ALWAYS = List.of("type", "title", "status", "detail", "code", "traceId");

    private ProblemSchemas() {}

    static Schema<?> problem() {
        return new ObjectSchema()
                .description("A failure (RFC 9457): `code` is for programs, `detail` says what to change.")
                .addProperty("type", uri("Where the documentation explains it."))
                .addProperty("title", text("Names the kind of failure, for people."))
                .addProperty("status", number("The status of the answer."))
                .addProperty("detail", text("What to change."))
                .addProperty("instance", uri("The path of the request; where a killed article was, its path by id."))
                .addProperty(
                        "code", text("Names the kind of failure, for programs.")._enum(codes()))
                .addProperty("traceId", text("Names the request in our log."))
                .addProperty("errors", faults())
                .addProperty("id", text("With `article-retracted`: the id of the article."))
                .addProperty(
                        "kind",
                        text("With `article-retracted`: `takedown` or `kill`.")._enum(List.of("takedown", "kill")))
                .addProperty("notice", text("With `article-retracted`: what readers get in place of the article."))
                .addProperty(
                        "version", number("With `article-retracted` and `version-conflict`: the version as it is now."))
                .addProperty("etag", text("With `version-conflict`: the ETag as it is now."))
                .addProperty("current", current())
                .addProperty("overlap", overlap())
                .addProperty(
                        "scope",
                        text("With `forbidden`: the scope that the access token lacks.")
                                ._enum(List.of("write", "publish", "moderate", "admin")))
                .addProperty("max", number("With `limit-out-of-range`: the highest limit."))
                .addProperty("limit", text("With `rate-limited`: the name of the limit."))
                .addProperty(
                        "head",
                        number(
                                        "With `position-expired`: the newest change. With `cursor-expired`: the number of the newest article.")
                                .format("int64"))
                .addProperty(
                        "oldest",
                        number("With `position-expired`: the oldest change that is kept.")
                                .format("int64"))
                .addProperty("cursor", text("With `cursor-expired`: the cursor to begin again with."))
                .addProperty(
                        "retryable",
                        new BooleanSchema().description("In a stream only: whether the next article may come later."))
                .required(ALWAYS);
    }

    static Schema<?> fault() {
        return new ObjectSchema()
                .description("A rule that the request breaks.")
                .addProperty("field", text("As it was sent, such as `image.url`."))
                .addProperty("code", text("Names the rule, for programs."))
                .addProperty("message", text("What to change."))
                .required(List.of("field", "code", "message"));
    }

    private static Schema<?> faults() {
        return new ArraySchema()
                .items(new Schema<>().$ref("#/components/schemas/" + FAULT))
                .description("With `validation-failed`: each broken rule.");
    }

    private static Schema<?> overlap() {
        return new ArraySchema()
                .items(new StringSchema())
                .description("With `version-conflict` of parts of a draft: those that somebody else has changed too.");
    }

    private static Schema<?> current() {
        return new Schema<>()
                .$ref("#/components/schemas/NewsroomArticle")
                .description(
                        "With `version-conflict` of an article: the article as it is now, to compare your change with. Missing after a kill; without `bodyHtml` where that is longer than 200,000 characters.");
    }

    private static StringSchema text(String description) {
        var text = new StringSchema();
        text.setDescription(description);
        return text;
    }

    private static Schema<?> uri(String description) {
        return text(description).format("uri-reference");
    }

    private static Schema<?> number(String description) {
        return new IntegerSchema().format("int32").description(description);
    }

    private static List<String> codes() {
        return Arrays.stream(ProblemCode.values()).map(ProblemCode::code).toList();
    }
}
