package dev.unspool.web;

import io.netty.util.NetUtil;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Where a request comes from: told by the peer, and by proxies only where they are trusted. */
@Component
public final class ClientAddresses {

    private static final Logger LOG = LoggerFactory.getLogger(ClientAddresses.class);

    private static final String FORWARDED = "X-Forwarded-For";
    private static final byte[] UNKNOWN = new byte[4];

    /** Bytes of an IPv6 address that name a network: a client has all the addresses in it to choose from. */
    private static final int NETWORK = 8;

    private final List<Network> trusted;
    private final AtomicBoolean warned = new AtomicBoolean();

    ClientAddresses(TrustedProxies settings) {
        this.trusted = settings.trustedProxies().stream().map(Network::parse).toList();
    }

    /** Four bytes of IPv4, or the first eight of IPv6. The last address on the way here that no trusted proxy has. */
    public byte[] of(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        var peer = remote == null || remote.getAddress() == null
                ? UNKNOWN
                : remote.getAddress().getAddress();
        if (isTrusted(peer)) {
            return network(behind(peer, request.getHeaders().getOrEmpty(FORWARDED)));
        }
        warnOnce(request);
        return network(peer);
    }

    /** Where it is the balancer, all readers would share one address, and one limit. */
    private void warnOnce(ServerHttpRequest request) {
        if (request.getHeaders().containsHeader(FORWARDED) && warned.compareAndSet(false, true)) {
            LOG.warn(
                    "A peer that is not trusted sends X-Forwarded-For, which is passed over. If it is your balancer, name its network in"
                            + " unspool.comments.trusted-proxies.");
        }
    }

    /** Each proxy adds the peer that it saw at the end; what the client itself wrote stands before. */
    private byte[] behind(byte[] peer, List<String> forwarded) {
        var way = String.join(",", forwarded).split(",");
        var last = peer;
        for (var i = way.length - 1; i >= 0; i--) {
            var address = parse(way[i].strip());
            if (address == null) {
                return last;
            }
            last = address;
            if (!isTrusted(address)) {
                return address;
            }
        }
        return last;
    }

    private boolean isTrusted(byte[] address) {
        return trusted.stream().anyMatch(network -> network.holds(address));
    }

    private static byte[] network(byte[] address) {
        return address.length > NETWORK ? Arrays.copyOf(address, NETWORK) : address;
    }

    private static byte @Nullable [] parse(String text) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(text);
        return bytes == null ? null : unmapped(bytes);
    }

    /** {@code ::ffff:192.0.2.1} is the IPv4 address that it says. */
    private static byte[] unmapped(byte[] bytes) {
        var mapped =
                bytes.length == 16 && new BigInteger(1, bytes).shiftRight(32).equals(BigInteger.valueOf(0xffff));
        return mapped ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
    }

    /** @param bits that all of its addresses begin with */
    private record Network(byte[] address, int bits) {

        static Network parse(String cidr) {
            var slash = cidr.indexOf('/');
            var address = ClientAddresses.parse(slash < 0 ? cidr : cidr.substring(0, slash));
            if (address == null) {
                throw new IllegalArgumentException("unspool.comments.trusted-proxies: " + cidr + " is no network");
            }
            return new Network(address, slash < 0 ? address.length * 8 : Integer.parseInt(cidr.substring(slash + 1)));
        }

        boolean holds(byte[] other) {
            var rest = address.length * 8 - bits;
            return other.length == address.length
                    && new BigInteger(1, address).shiftRight(rest).equals(new BigInteger(1, other).shiftRight(rest));
        }
    }
}
