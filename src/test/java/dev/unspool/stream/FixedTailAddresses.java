package dev.unspool.stream;

import dev.unspool.tail.TailAddresses;
import java.util.UUID;

/** Addresses of the tail that do not change with time. */
final class FixedTailAddresses implements TailAddresses {

    @Override
    public String after(UUID epoch, long seq) {
        return "/api/v1/tail/" + epoch + '/' + seq + "/1";
    }

    @Override
    public String atHead() {
        return after(new UUID(1, 2), 0);
    }
}
