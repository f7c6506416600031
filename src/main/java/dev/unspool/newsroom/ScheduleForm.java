package dev.unspool.newsroom;

import dev.unspool.article.Draft;
import dev.unspool.schedule.DueTime;
import dev.unspool.schedule.ScheduledAction;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a schedule from the JSON of a request: {@code action, at, timeZone}, and {@code correction} or {@code notice}.
 *
 * @param correction of a correction
 * @param fields that a correction changes, by the names under which revisions note them
 * @param content what is stored: the JSON of a correction, or the notice of a takedown
 */
record ScheduleForm(
        ScheduledAction action,
        DueTime due,
        @Nullable CorrectionForm correction,
        List<String> fields,
        @Nullable String content) {

    /** Nobody plans further; a time much later is a typing error. */
    private static final Duration FURTHEST = Duration.ofDays(3_653);

    private static final Set<String> FIELDS = Set.of("action", "at", "timeZone", "correction", "notice");
    private static final Set<String> TIME_FIELDS = Set.of("at", "timeZone");

    /** Characters: the longest body, with room for markup that cleaning removes and for the other fields. It is stored until it is due. */
    private static final int MAX_CONTENT = 3 * Draft.MAX_BODY / 2;

    /** Stands for a time that has its fault already. */
    private static final DueTime FAULTY = new DueTime(Instant.EPOCH, "Z");

    /** Returns the schedule of a publication. */
    static ScheduleForm publication(DueTime due) {
        return new ScheduleForm(ScheduledAction.PUBLISH, due, null, List.of(), null);
    }

    /** @param allowsSilent whether a correction may come without a note */
    static ScheduleForm read(DraftFields fields, Instant now, boolean allowsSilent) {
        fields.refuseOthersThan(FIELDS);
        var action = fields.line("action").flatMap(ScheduledAction::of);
        if (action.isEmpty()) {
            var code = fields.has("action") ? "unknown" : "required";
            fields.fault("action", code, "must be publish, correct, takedown or embargo");
        }
        var due = due(fields, now);
        var correction = belongs("correction", action.filter(ScheduledAction.CORRECT::equals), fields)
                ? fields.object("correction")
                : Optional.<DraftFields>empty();
        var notice = belongs("notice", action.filter(ScheduledAction.TAKEDOWN::equals), fields)
                ? ReaderNote.read(fields, "notice")
                : null;
        return new ScheduleForm(
                action.orElse(ScheduledAction.PUBLISH),
                due,
                correction.map(form -> CorrectionForm.read(form, allowsSilent)).orElse(null),
                correction.map(ScheduleForm::changed).orElse(List.of()),
                correction.isPresent() ? content(fields) : notice);
    }

    private static String content(DraftFields fields) {
        var json = fields.json("correction").orElseThrow();
        if (json.length() > MAX_CONTENT) {
            fields.fault("correction", "too-long", "give at most " + MAX_CONTENT + " characters of JSON");
        }
        return json;
    }

    /** Reads the new time of a schedule: {@code at, timeZone}. */
    static DueTime readMove(DraftFields fields, Instant now) {
        fields.refuseOthersThan(TIME_FIELDS);
        return due(fields, now);
    }

    /** Reads {@code at} and {@code timeZone}, to the microsecond as PostgreSQL stores it. */
    static DueTime due(DraftFields fields, Instant now) {
        var typed = fields.requiredTime("at");
        var zone = fields.line("timeZone").flatMap(name -> zone(name, fields));
        typed.ifPresent(at -> check(at, zone, now, fields));
        return typed.map(at -> new DueTime(
                        at.toInstant().truncatedTo(ChronoUnit.MICROS),
                        zone.map(ZoneId::getId).orElse(at.getOffset().getId())))
                .orElse(FAULTY);
    }

    private static void check(OffsetDateTime at, Optional<ZoneId> zone, Instant now, DraftFields fields) {
        if (!at.toInstant().isAfter(now)) {
            fields.fault(
                    "at", "in-past", "must lie in the future; it is " + now.truncatedTo(ChronoUnit.SECONDS) + " now");
        } else if (at.toInstant().isAfter(now.plus(FURTHEST))) {
            fields.fault("at", "too-far", "must lie within ten years");
        }
        zone.map(known -> known.getRules().getOffset(at.toInstant()))
                .filter(offset ->
                        !offset.equals(at.getOffset()) && !at.getOffset().equals(ZoneOffset.UTC))
                .ifPresent(offset -> fields.fault(
                        "at", "other-offset", "must have the offset of `timeZone` at that time, " + offset + ", or Z"));
    }

    private static Optional<ZoneId> zone(String name, DraftFields fields) {
        try {
            if (name.length() <= ScheduleRules.MAX_ZONE) {
                return Optional.of(ZoneId.of(name));
            }
        } catch (DateTimeException unknown) {
            // said below
        }
        fields.fault("timeZone", "not-found", "must be the name of a time zone, such as Europe/Berlin, or an offset");
        return Optional.empty();
    }

    private static List<String> changed(DraftFields correction) {
        return correction.names().stream()
                .filter(name -> !name.equals("note") && !name.equals("silent"))
                .map(name -> name.equals("author") ? "authors" : name)
                .distinct()
                .toList();
    }

    /** Whether the field is to be read. Where it is missing, or belongs to another action, that is a fault. */
    private static boolean belongs(String name, Optional<ScheduledAction> owner, DraftFields fields) {
        if (owner.isEmpty() && fields.has(name)) {
            fields.fault(name, "unfit", "must be left out: this action has none");
        } else if (owner.isPresent() && !fields.has(name)) {
            fields.fault(name, "incomplete", "must be given: the action needs it");
        }
        return owner.isPresent() && fields.has(name);
    }
}
