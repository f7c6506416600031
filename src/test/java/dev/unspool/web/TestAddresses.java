package dev.unspool.web;

import java.util.List;

/** The lookup of addresses for tests of other packages. */
public final class TestAddresses {

    private TestAddresses() {}

    /** Returns one that trusts {@code networks} alone. */
    public static ClientAddresses trusting(String... networks) {
        return new ClientAddresses(new TrustedProxies(List.of(networks)));
    }
}
