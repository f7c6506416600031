package dev.unspool.web;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServerRequest;

/** Finds the household that a request comes from, through the proxies that are trusted. */
@Component
public final class ClientAddresses {

    private static final Logger LOG = LoggerFactory.getLogger(ClientAddresses.class);

    private static final String HEADER = "X-Forwarded-For";
    private static final String SCHEME = "X-Forwarded-Proto";
    private static final Pattern COMMA = Pattern.compile(",");

    /** Entries; a chain of proxies is shorter. */
    private static final int MAX_HOPS = 20;

    private static final byte[] UNKNOWN = new byte[4];

    private final List<Network> trusted;
    private final AtomicBoolean hasWarned = new AtomicBoolean();

    ClientAddresses(TrustedProxies settings) {
        this.trusted = settings.trustedProxies().stream().map(Network::of).toList();
    }

    /** The household of the last address that a trusted proxy, or the connection itself, vouches for: anybody may have written those before it. */
    public Household of(ServerHttpRequest request) {
        return of(request.getRemoteAddress(), request.getHeaders().getOrEmpty(HEADER));
    }

    /** Finds it in a request that the server itself answers, before WebFlux. */
    public Household of(HttpServerRequest request) {
        return of(request.remoteAddress(), request.requestHeaders().getAll(HEADER));
    }

    private Household of(@Nullable SocketAddress connection, List<String> forwarded) {
        var peer = peer(connection);
        var hops = hops(forwarded);
        if (!hops.isEmpty() && !isTrusted(peer)) {
            warnOnce();
        }
        return Household.of(sender(peer, hops));
    }

    /** Whether a trusted proxy says that the request reached it without TLS. */
    public boolean isInClear(ServerHttpRequest request) {
        return isTrusted(peer(request.getRemoteAddress()))
                && request.getHeaders().getOrEmpty(SCHEME).stream()
                        .flatMap(COMMA::splitAsStream)
                        .anyMatch(scheme -> scheme.strip().equalsIgnoreCase("http"));
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

    private static List<String> hops(List<String> forwarded) {
        var all = forwarded.stream()
                .flatMap(COMMA::splitAsStream)
                .map(String::strip)
                .toList();
        return all.subList(Math.max(0, all.size() - MAX_HOPS), all.size());
    }

    private static byte[] peer(@Nullable SocketAddress connection) {
        if (connection instanceof InetSocketAddress peer && peer.getAddress() != null) {
            return peer.getAddress().getAddress(); // Java knows IPv4 within IPv6 by itself
        }
        return UNKNOWN;
    }
}
