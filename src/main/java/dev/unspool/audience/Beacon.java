package dev.unspool.audience;

import dev.unspool.article.ArticleId;
import dev.unspool.web.Fault;
import dev.unspool.web.JsonFields;
import dev.unspool.web.KnownNames;
import dev.unspool.web.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A report of a page about its reader, before the article in the request's address is known. Anybody can send anything, so all of it is checked. */
record Beacon(UUID visit, Figure figure, int depth) {

    /** Fields of a view. */
    static final KnownNames VIEW = KnownNames.of("viewId", "depth");

    /** Fields of a share. */
    static final KnownNames SHARE = KnownNames.of("viewId", "target");

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Reads a view. @throws Problem if it names no visit, or a depth outside 0 to 100 */
    static Beacon view(JsonFields fields) {
        return new Beacon(visit(fields).orElseThrow(Beacon::noVisit), Figure.VIEWS, depth(fields));
    }

    /** Reads a share; one without a visit counts as a visit of its own. @throws Problem if it names no known target */
    static Beacon share(JsonFields fields) {
        return new Beacon(visit(fields).orElseGet(UUID::randomUUID), target(fields), 0);
    }

    ReaderAct at(ArticleId article) {
        return new ReaderAct(article, visit, figure, depth);
    }

    private static Optional<UUID> visit(JsonFields fields) {
        var id = fields.value("viewId");
        if (id == null) {
            return Optional.empty();
        }
        if (!id.isString() || !ID.matcher(id.asString()).matches()) {
            throw noVisit();
        }
        return Optional.of(UUID.fromString(id.asString()));
    }

    private static int depth(JsonFields fields) {
        var depth = fields.value("depth");
        if (depth == null) {
            return 0;
        }
        if (!depth.isIntegralNumber() || !depth.canConvertToInt() || depth.asInt() < 0 || depth.asInt() > 100) {
            throw invalid("depth", "out-of-range", "must be a whole number from 0 to 100");
        }
        return depth.asInt();
    }

    private static Figure target(JsonFields fields) {
        return Optional.ofNullable(fields.value("target"))
                .filter(JsonNode::isString)
                .flatMap(target -> Figure.target(target.asString()))
                .orElseThrow(() -> invalid("target", "unknown", "must be facebook, x, linkedin, copy or sheet"));
    }

    private static Problem noVisit() {
        return invalid("viewId", "malformed", "must be a random UUID that the page makes for each article and visit");
    }

    private static Problem invalid(String field, String code, String message) {
        return Problem.invalid(List.of(new Fault(field, code, message)));
    }
}
