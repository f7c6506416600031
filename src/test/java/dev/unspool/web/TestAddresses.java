package dev.unspool.web;

import java.util.List;

/** The look-up of addresses for the tests of other rooms. */
public final class TestAddresses {

    private TestAddresses() {}

    /** One that trusts {@code networks} alone. */
    public static ClientAddresses trusting(String... networks) {
        return new ClientAddresses(new TrustedProxies(List.of(networks)));
    }
}
