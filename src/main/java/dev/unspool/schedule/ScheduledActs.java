package dev.unspool.schedule;

import reactor.core.publisher.Mono;

/** Carries out scheduled changes. The newsroom implements it, by the commands that editors give. */
public interface ScheduledActs {

    /**
     * Makes the change of {@code schedule}, in one transaction with {@code claim}. Gives whether it was made: not if the claim is empty, or if the draft is
     * locked. Fails with {@link ImpossibleSchedule} if it can no longer be made, and otherwise if it may be tried again.
     *
     * @param schedule with its content
     * @param claim must give a value, once the draft or else the head of the change log is locked, for the change to be made
     */
    Mono<Boolean> carryOut(Schedule schedule, Mono<?> claim);
}
