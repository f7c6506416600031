package dev.unspool;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Allows calls that BlockHound reports as blocking and that are not ours. Its error, thrown inside Netty, loses the answer that was
 * about to be written, so that a test waits for it in vain.
 */
public final class BlockHoundAllowances implements BlockHoundIntegration {

    private static final String ALLOCATOR = "io.netty.buffer.AdaptivePoolingAllocator";

    private static final String REDIS_LOCK = "io.lettuce.core.protocol.SharedLock";

    private static final String TIMER_QUEUE = "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue";

    @Override
    public void applyTo(BlockHound.Builder builder) {
        // A lock around a few instructions, taken when a time-out is cancelled. Reactor allows the calls that set one,
        // and not this. An error thrown while
        // the lock is waited for leaves a dead waiter in its queue: then no timer of this process runs any more, and
        // tests hang or time out at random.
        builder.allowBlockingCallsInside(TIMER_QUEUE, "remove");
        // Java reads /dev/urandom as a file, which never waits once the machine has booted (random(7)): the PostgreSQL
        // driver's nonce.
        builder.allowBlockingCallsInside("java.security.SecureRandom", "nextBytes");
        // Held while a type is seen for the first time: by another event loop that reads the same one at that moment.
        builder.allowBlockingCallsInside(
                "tools.jackson.databind.deser.DeserializerCache", "_createAndCacheValueDeserializer");
        // A stamped lock around a few instructions, held while threads grow or give back their share of memory.
        builder.allowBlockingCallsInside(ALLOCATOR, "allocate");
        builder.allowBlockingCallsInside(ALLOCATOR + "$Magazine", "free");
        builder.allowBlockingCallsInside(ALLOCATOR + "$AdaptiveByteBuf", "deallocate");
        // Held while a writer is counted. An error thrown there leaves it counted, and the connection's close waits for
        // it
        // for ever (lettuce #3880).
        builder.allowBlockingCallsInside(REDIS_LOCK, "incrementWriters");
        builder.allowBlockingCallsInside(REDIS_LOCK, "decrementWriters");
        builder.allowBlockingCallsInside(REDIS_LOCK, "lockWritersExclusive");
        builder.allowBlockingCallsInside(REDIS_LOCK, "unlockWritersExclusive");
    }
}
