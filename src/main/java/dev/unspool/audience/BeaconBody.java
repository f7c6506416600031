package dev.unspool.audience;

import dev.unspool.web.Fault;
import dev.unspool.web.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a page sends, read with suspicion: anybody can send anything. */
final class BeaconBody {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final JsonNode body;

    BeaconBody(JsonNode body) {
        this.body = body;
    }

    /** @throws Problem where it names no visit, or no depth that there is */
    Beacon view() {
        return new Beacon(visit().orElseThrow(BeaconBody::noVisit), Figure.VIEWS, depth());
    }

    /** @throws Problem where it names no target. Without a visit it is one of its own */
    Beacon share() {
        return new Beacon(visit().orElseGet(UUID::randomUUID), target(), 0);
    }

    private Optional<UUID> visit() {
        var id = said("viewId");
        if (id == null) {
            return Optional.empty();
        }
        if (!id.isString() || !ID.matcher(id.asString()).matches()) {
            throw noVisit();
        }
        return Optional.of(UUID.fromString(id.asString()));
    }

    private int depth() {
        var depth = said("depth");
        if (depth == null) {
            return 0;
        }
        if (!depth.isIntegralNumber() || !depth.canConvertToInt() || depth.asInt() < 0 || depth.asInt() > 100) {
            throw invalid("depth", "out-of-range", "must be a whole number from 0 to 100");
        }
        return depth.asInt();
    }

    private Figure target() {
        return Optional.ofNullable(said("target"))
                .filter(JsonNode::isString)
                .flatMap(target -> Figure.target(target.asString()))
                .orElseThrow(() -> invalid("target", "unknown", "must be facebook, x, linkedin, copy or sheet"));
    }

    private @Nullable JsonNode said(String field) {
        var value = body.get(field);
        return value == null || value.isNull() ? null : value;
    }

    private static Problem noVisit() {
        return invalid("viewId", "malformed", "must be a random UUID that the page makes for each article and visit");
    }

    private static Problem invalid(String field, String code, String message) {
        return Problem.invalid(List.of(new Fault(field, code, message)));
    }
}
