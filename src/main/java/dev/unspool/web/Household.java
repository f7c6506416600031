package dev.unspool.web;

import java.util.Arrays;

/**
 * The networks that a provider gives to one household's line, by which readers are counted: devices choose their own addresses within them.
 *
 * <p>An IPv4 line has one address. An IPv6 line has a subnet of 64 bits at least, and often an end site of up to 48 bits, which holds 65,536 such
 * subnets (RFC 6177): counting by the subnet alone lets one line act as many, and counting by the end site alone takes some neighbours for one line.
 * So a limit counts both, and gives the end site more.
 *
 * <p>An IPv6 address that a transition mechanism made from an IPv4 address (6to4, Teredo, NAT64) belongs to the household of that address. A line
 * with IPv4 and IPv6 of its own counts as two households: nothing in the two addresses says that they belong to one line.
 */
public final class Household {

    /**
     * How many times as much an end site may send as one of its subnets. A family has one of 256 subnets or more and uses a few; an office or a
     * campus, whose readers share an end site, uses some more of them at once.
     */
    public static final int END_SITE_SHARE = 4;

    private static final int IPV4_BYTES = 4;
    private static final int SUBNET_BYTES = 8;
    private static final int END_SITE_BYTES = 6;

    private final byte[] address;

    private Household(byte[] address) {
        this.address = address;
    }

    /** Returns the household of an address of 4 or 16 bytes. */
    static Household of(byte[] address) {
        return new Household(EmbeddedIpv4.orSelf(address));
    }

    /** Returns the whole IPv4 address, or the first 8 bytes of an IPv6 address. */
    public byte[] subnet() {
        return cut(SUBNET_BYTES);
    }

    /** Returns the whole IPv4 address, or the first 6 bytes of an IPv6 address. */
    public byte[] endSite() {
        return cut(END_SITE_BYTES);
    }

    /** Whether the end site is wider than the subnet, so that both must be counted. */
    public boolean hasSubnets() {
        return address.length > IPV4_BYTES;
    }

    private byte[] cut(int bytes) {
        return Arrays.copyOf(address, hasSubnets() ? bytes : address.length);
    }
}
