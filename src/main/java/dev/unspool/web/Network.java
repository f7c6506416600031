package dev.unspool.web;

import io.netty.util.NetUtil;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A network of IP addresses.
 *
 * @param bits length of the prefix in bits
 */
record Network(byte[] prefix, int bits) {

    private static final int IPV6 = 16;

    /** Parses a network in CIDR notation, or a single address. @throws IllegalArgumentException if it is neither */
    static Network of(String text) {
        var slash = text.indexOf('/');
        var address = bytes(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException(text + " is no address or network, such as 10.0.0.0/8");
        }
        var bits = slash < 0 ? address.length * 8 : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > address.length * 8) {
            throw new IllegalArgumentException(text + " has no such number of bits");
        }
        return new Network(address, bits);
    }

    /** Parses an address of 4 or 16 bytes; null if {@code text} is none. An IPv4-mapped IPv6 address becomes IPv4. */
    static byte @Nullable [] bytes(String text) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(text);
        return bytes != null && bytes.length == IPV6 && isMapped(bytes) ? Arrays.copyOfRange(bytes, 12, IPV6) : bytes;
    }

    boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> bit % 8;
            if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is an IPv4-mapped address, {@code ::ffff:0:0/96} (RFC 4291 section 2.5.5.2). */
    private static boolean isMapped(byte[] bytes) {
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == -1 && bytes[11] == -1;
    }
}
