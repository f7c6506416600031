package dev.unspool.web;

import io.netty.util.NetUtil;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that begin alike.
 *
 * @param bits how many of the first bits of {@code prefix} count
 */
record Network(byte[] prefix, int bits) {

    private static final int IPV6 = 16;

    /** The network that {@code text} spells as CIDR, or a single address. @throws IllegalArgumentException where it spells none */
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

    /** The address that {@code text} spells, 4 or 16 bytes; null where it spells none. IPv4 within IPv6 is IPv4. */
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

    /** ::ffff:0:0/96, RFC 4291 section 2.5.5.2. */
    private static boolean isMapped(byte[] bytes) {
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == -1 && bytes[11] == -1;
    }
}
