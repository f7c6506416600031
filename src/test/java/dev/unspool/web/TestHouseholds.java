package dev.unspool.web;

import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/** Households for tests of other packages. */
public final class TestHouseholds {

    private TestHouseholds() {}

    public static Household of(String address) {
        return Household.of(Objects.requireNonNull(Network.bytes(address)));
    }

    /** Returns a household that no other test has. */
    public static Household any() {
        var address = new byte[16];
        ThreadLocalRandom.current().nextBytes(address);
        return Household.of(address);
    }
}
