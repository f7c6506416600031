package dev.unspool.comment;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** From which address somebody sends. */
@Component
final class Addresses {

    private static final String HEADER = "X-Forwarded-For";
    private static final Pattern COMMA = Pattern.compile(",");

    /** Entries; a chain of proxies is shorter. */
    private static final int MAX_HOPS = 20;

    /** Bytes of an IPv6 address that name a household (RFC 6177): it may use all the others as it likes. */
    private static final int HOUSEHOLD = 8;

    private static final byte[] UNKNOWN = new byte[4];

    private final List<Network> trusted;

    Addresses(CommentSettings settings) {
        this.trusted = settings.trustedProxies().stream().map(Network::of).toList();
    }

    /**
     * The last address of the way that no trusted proxy vouches for: what stands before it, anybody may have written. IPv6 is cut to its
     * household.
     */
    byte[] of(ServerHttpRequest request) {
        return household(sender(peer(request.getRemoteAddress()), hops(request)));
    }

    byte[] sender(byte[] peer, List<String> hops) {
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
