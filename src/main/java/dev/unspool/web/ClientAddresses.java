package dev.unspool.web;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** From which address somebody sends. */
@Component
public final class ClientAddresses {

    private static final Logger LOG = LoggerFactory.getLogger(ClientAddresses.class);

    private static final String HEADER = "X-Forwarded-For";
    private static final Pattern COMMA = Pattern.compile(",");

    /** Entries; a chain of proxies is shorter. */
    private static final int MAX_HOPS = 20;

    /** Bytes of an IPv6 address that name a household (RFC 6177): it may use all the others as it likes. */
    private static final int HOUSEHOLD = 8;

    private static final byte[] UNKNOWN = new byte[4];

    private final List<Network> trusted;
    private final AtomicBoolean hasWarned = new AtomicBoolean();

    ClientAddresses(TrustedProxies settings) {
        this.trusted = settings.trustedProxies().stream().map(Network::of).toList();
    }

    /**
     * The last address of the way that no trusted proxy vouches for: what stands before it, anybody may have written. Four bytes of IPv4; IPv6
     * is cut to the eight of its household.
     */
    public byte[] of(ServerHttpRequest request) {
        var peer = peer(request.getRemoteAddress());
        var hops = hops(request);
        if (!hops.isEmpty() && !isTrusted(peer)) {
            warnOnce();
        }
        return household(sender(peer, hops));
    }

    private byte[] sender(byte[] peer, List<String> hops) {
        var sender = peer;
        for (int i = hops.size() - 1; i >= 0 && isTrusted(sender); i--) {
            var before = Network.bytes(hops.get(i));
            if (before == null) {
                break;
            }
            sender = before;
        }
        return sender;
    }

    static byte[] household(byte[] address) {
        return address.length > 4 ? Arrays.copyOf(address, HOUSEHOLD) : address;
    }

    private boolean isTrusted(byte[] address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    /** Where it is the balancer, all readers would share one address, and one limit. */
    private void warnOnce() {
        if (hasWarned.compareAndSet(false, true)) {
            LOG.warn(
                    "A peer that is not trusted sends {}, which is passed over. If it is your balancer, name its network in"
                            + " unspool.trusted-proxies.",
                    HEADER);
        }
    }

    private static List<String> hops(ServerHttpRequest request) {
        var all = request.getHeaders().getOrEmpty(HEADER).stream()
                .flatMap(COMMA::splitAsStream)
                .map(String::strip)
                .toList();
        return all.subList(Math.max(0, all.size() - MAX_HOPS), all.size());
    }

    private static byte[] peer(@Nullable InetSocketAddress peer) {
        if (peer == null || peer.getAddress() == null) {
            return UNKNOWN;
        }
        return peer.getAddress().getAddress(); // Java knows IPv4 within IPv6 by itself
    }
}
