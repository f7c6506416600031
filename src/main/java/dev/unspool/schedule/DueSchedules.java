package dev.unspool.schedule;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Carries out the schedules that are due. Any number of instances may do so at the same time: each schedule is carried out once. Measures by how much each is
 * late in the timer {@code unspool.schedule.lateness}.
 */
@Component
@ConditionalOnWebApplication
final class DueSchedules {

    private static final Logger LOG = LoggerFactory.getLogger(DueSchedules.class);

    /** The longest time between two looks. */
    static final Duration POLL = Duration.ofSeconds(1);

    /** Schedules of one look: some 100 ms of work, after which the next look sees what other instances have done. */
    private static final int BATCH = 20;

    private static final int MAX_POSTPONED = 1_000;

    private final Schedules schedules;
    private final ScheduledActs acts;
    private final @Nullable Timer lateness;

    /** Schedules that just failed for a reason that may pass: others come first. They are tried again once the others are done. */
    private final Set<UUID> postponed = ConcurrentHashMap.newKeySet();

    private volatile boolean isFailing;

    DueSchedules(Schedules schedules, ScheduledActs acts, ObjectProvider<MeterRegistry> meters) {
        this.schedules = schedules;
        this.acts = acts;
        var registry = meters.getIfAvailable();
        this.lateness = registry == null
                ? null
                : Timer.builder("unspool.schedule.lateness")
                        .description("By how much scheduled changes are made later than they are due")
                        .register(registry);
    }

    /** Carries out what is due, one after the other; call it again only once that has ended. Gives the time until the next look, at most {@link #POLL}; never fails. */
    Mono<Duration> carryOut() {
        return schedules
                .due(BATCH, postponed)
                .doOnNext(this::retryOnceAllIsDone)
                .flatMap(this::carryOutAll)
                .onErrorResume(
                        failure -> later("look for due schedules", failure).thenReturn(POLL));
    }

    private void retryOnceAllIsDone(List<DueSchedule> found) {
        if (found.size() < BATCH || postponed.size() >= MAX_POSTPONED) {
            postponed.clear();
        }
    }

    private Mono<Duration> carryOutAll(List<DueSchedule> found) {
        return Flux.fromIterable(found)
                .filter(DueSchedule::isDue)
                .concatMap(due -> settled(due.id()), 1)
                .collectList()
                .doOnNext(this::note)
                .map(settled -> pause(found, settled));
    }

    /** No pause while a whole batch was due and some of it is done, so that a burst is worked off and a failing database is left in peace. */
    private static Duration pause(List<DueSchedule> found, List<Boolean> settled) {
        if (settled.size() == BATCH && settled.contains(true)) {
            return Duration.ZERO;
        }
        return found.stream()
                .filter(due -> !due.isDue())
                .map(DueSchedule::left)
                .findFirst()
                .orElse(POLL);
    }

    /** Carries out one schedule, or notes why that is impossible. Gives whether it is settled: by this instance, or by another. */
    private Mono<Boolean> settled(UUID id) {
        return schedules
                .find(id)
                .flatMap(this::attempt)
                .defaultIfEmpty(true)
                .onErrorResume(failure -> later("carry out the schedule " + id, failure)
                        .doOnSuccess(said -> postponed.add(id))
                        .thenReturn(false));
    }

    private Mono<Boolean> attempt(Schedule schedule) {
        var claim = schedules.claim(schedule).doOnNext(this::measure);
        return acts.carryOut(schedule, claim)
                .onErrorResume(ImpossibleSchedule.class, reason -> failed(schedule, reason));
    }

    private Mono<Boolean> failed(Schedule schedule, ImpossibleSchedule reason) {
        return schedules
                .fail(schedule, reason)
                .doOnNext(noted -> {
                    if (noted) {
                        LOG.warn(
                                "The schedule {} ({} of article {}) was not carried out: {}",
                                schedule.id(),
                                schedule.change().action().code(),
                                schedule.change().article(),
                                reason.code());
                    }
                })
                .thenReturn(true);
    }

    private void note(List<Boolean> settled) {
        if (!settled.contains(false)) {
            isFailing = false;
        }
    }

    private void measure(Duration late) {
        if (lateness != null) {
            lateness.record(late);
        }
    }

    /** Says so once for each time that the database is away. */
    private Mono<Void> later(String what, Throwable failure) {
        if (!isFailing) {
            isFailing = true;
            LOG.warn("Could not {}, trying on: {}", what, failure.toString());
        }
        return Mono.empty();
    }
}
