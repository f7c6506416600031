package dev.unspool;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * What BlockHound takes for blocking and is none of ours. Its error, thrown in the middle of Netty, loses the answer that was about to be
 * written: a test then waits for it in vain.
 */
public final class BlockHoundAllowances implements BlockHoundIntegration {

    private static final String ALLOCATOR = "io.netty.buffer.AdaptivePoolingAllocator";

    @Override
    public void applyTo(BlockHound.Builder builder) {
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
    }
}
