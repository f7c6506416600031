package dev.unspool.stream;

import dev.unspool.web.Household;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits the streams of this instance, in all and for each household. A network is remembered only while it has a stream here, so there are
 * at most two entries for each slot.
 */
final class StreamSlots {

    private static final Logger LOG = LoggerFactory.getLogger(StreamSlots.class);

    private final StreamSettings settings;

    /** By the network's bytes, whose length tells its kind. */
    private final Map<ByteBuffer, Integer> perNetwork = new HashMap<>();

    private final AtomicBoolean hasWarned = new AtomicBoolean();

    private int taken;

    StreamSlots(StreamSettings settings) {
        this.settings = settings;
    }

    synchronized int taken() {
        return taken;
    }

    synchronized boolean hasFree() {
        return taken < settings.capacity();
    }

    /** Takes a slot, to be released once. Returns null then, else why there is none. */
    @Nullable
    ByeReason acquire(Household household) {
        var refusal = acquireOrRefuse(household);
        if (refusal == ByeReason.TOO_MANY_STREAMS && hasWarned.compareAndSet(false, true)) {
            LOG.warn(
                    "A household has as many streams as unspool.stream.per-household and .per-end-site allow. If it is your"
                            + " balancer, name its network in unspool.trusted-proxies. This is said once.");
        }
        return refusal;
    }

    synchronized void release(Household household) {
        taken--;
        count(household.subnet(), -1);
        if (household.hasSubnets()) {
            count(household.endSite(), -1);
        }
    }

    private synchronized @Nullable ByeReason acquireOrRefuse(Household household) {
        if (!hasFree()) {
            return ByeReason.CAPACITY;
        }
        if (isFull(household)) {
            return ByeReason.TOO_MANY_STREAMS;
        }
        taken++;
        count(household.subnet(), 1);
        if (household.hasSubnets()) {
            count(household.endSite(), 1);
        }
        return null;
    }

    private boolean isFull(Household household) {
        return of(household.subnet()) >= settings.perHousehold()
                || (household.hasSubnets() && of(household.endSite()) >= settings.perEndSite());
    }

    private int of(byte[] network) {
        return perNetwork.getOrDefault(ByteBuffer.wrap(network), 0);
    }

    private void count(byte[] network, int change) {
        perNetwork.compute(ByteBuffer.wrap(network), (same, before) -> {
            var after = (before == null ? 0 : before) + change;
            return after == 0 ? null : after;
        });
    }
}
