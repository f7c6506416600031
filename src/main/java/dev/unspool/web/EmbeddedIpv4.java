package dev.unspool.web;

import java.util.Arrays;

/**
 * Reads the IPv4 address that a transition mechanism embeds in an IPv6 address. A line that has only IPv4 can send from each of these addresses too,
 * and some of them give it a /48 of its own.
 */
final class EmbeddedIpv4 {

    /** 6to4: the address follows the prefix (RFC 3056). */
    private static final Network SIX_TO_FOUR = Network.of("2002::/16");

    /** Teredo: the address is at the end, its bits inverted (RFC 4380 section 4). */
    private static final Network TEREDO = Network.of("2001::/32");

    /** NAT64 and SIIT with the well-known prefix: the address is at the end (RFC 6052 section 2.1). */
    private static final Network NAT64 = Network.of("64:ff9b::/96");

    private EmbeddedIpv4() {}

    /** Returns the IPv4 address embedded in {@code address}, or {@code address} itself if there is none; a copy in either case. */
    static byte[] orSelf(byte[] address) {
        if (SIX_TO_FOUR.contains(address)) {
            return Arrays.copyOfRange(address, 2, 6);
        }
        if (NAT64.contains(address)) {
            return Arrays.copyOfRange(address, 12, 16);
        }
        return TEREDO.contains(address) ? inverted(Arrays.copyOfRange(address, 12, 16)) : address.clone();
    }

    private static byte[] inverted(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
        return bytes;
    }
}
