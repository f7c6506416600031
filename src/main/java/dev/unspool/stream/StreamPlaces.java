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
 * Counts the places that streams take at this instance: all together, and those of each household. A network is in memory only for as long as
 * it has a stream here, so there are never more than two for each place.
 */
final class StreamPlaces {

    private static final Logger LOG = LoggerFactory.getLogger(StreamPlaces.class);

    private final StreamSettings settings;

    /** By the network's bytes, whose number tells its kind. */
    private final Map<ByteBuffer, Integer> perNetwork = new HashMap<>();

    private final AtomicBoolean hasWarned = new AtomicBoolean();

    private int taken;

    StreamPlaces(StreamSettings settings) {
        this.settings = settings;
    }

    synchronized int taken() {
        return taken;
    }

    synchronized boolean hasFree() {
        return taken < settings.capacity();
    }

    /** Takes a place, which has to be given back once. Gives null then, else why there is none. */
    @Nullable
    Farewell take(Household household) {
        var refusal = takeOrRefuse(household);
        if (refusal == Farewell.TOO_MANY_STREAMS && hasWarned.compareAndSet(false, true)) {
            LOG.warn(
                    "A household has as many streams as unspool.stream.per-household and .per-end-site allow. If it is your"
                            + " balancer, name its network in unspool.trusted-proxies. This is said once.");
        }
        return refusal;
    }

    synchronized void giveBack(Household household) {
        taken--;
        count(household.subnet(), -1);
        if (household.hasSubnets()) {
            count(household.endSite(), -1);
        }
    }

    private synchronized @Nullable Farewell takeOrRefuse(Household household) {
        if (!hasFree()) {
            return Farewell.CAPACITY;
        }
        if (isFull(household)) {
            return Farewell.TOO_MANY_STREAMS;
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
