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

/** Determines the household that a request comes from, through trusted proxies. */
@Component
public final class ClientAddresses {

    private static final Logger LOG = LoggerFactory.getLogger(ClientAddresses.class);

    private static final String HEADER = "X-Forwarded-For";
    private static final String SCHEME = "X-Forwarded-Proto";
    private static final Pattern COMMA = Pattern.compile(",");

    /** An address with a port, or IPv6 in brackets, as Azure's gateways and others write it. */
    private static final Pattern WITH_PORT =
            Pattern.compile("\\[([^\\[\\]]{1,60}+)](?::\\d{1,5}+)?+|([^:]{1,60}+):\\d{1,5}+");

    /** Entries that are read; a chain of proxies is shorter. */
    private static final int MAX_HOPS = 20;

    private static final byte[] UNKNOWN = new byte[4];

    private final List<Network> trusted;
    private final AtomicBoolean hasWarnedOfPeer = new AtomicBoolean();
    private final AtomicBoolean hasWarnedOfEntry = new AtomicBoolean();

    ClientAddresses(TrustedProxies settings) {
        this.trusted = settings.trustedProxies().stream().map(Network::of).toList();
    }

    /**
     * Returns the household of the last address that a trusted proxy, or the connection itself, vouches for: anybody may have written those before
     * it.
     */
    public Household of(ServerHttpRequest request) {
        return of(request.getRemoteAddress(), request.getHeaders().getOrEmpty(HEADER));
    }

    /** Returns the household of a request that the server answers itself, before WebFlux. */
    public Household of(HttpServerRequest request) {
        return of(request.remoteAddress(), request.requestHeaders().getAll(HEADER));
    }

    private Household of(@Nullable SocketAddress connection, List<String> forwarded) {
        var peer = peer(connection);
        var hops = hops(forwarded);
        if (!hops.isEmpty() && !isTrusted(peer)) {
            warnOfPeer();
        }
        return Household.of(sender(peer, hops));
    }

    /** Whether a trusted proxy passed the request on. */
    boolean isForwarded(ServerHttpRequest request) {
        return isTrusted(peer(request.getRemoteAddress()));
    }

    /** Whether a trusted proxy received the request without TLS, or does not say that it used TLS. */
    public boolean isInClear(ServerHttpRequest request) {
        var schemes = entries(request.getHeaders().getOrEmpty(SCHEME));
        return isForwarded(request) && (schemes.isEmpty() || !schemes.stream().allMatch("https"::equalsIgnoreCase));
    }

    private byte[] sender(byte[] peer, List<String> hops) {
        var sender = peer;
        for (int i = hops.size() - 1; i >= 0 && isTrusted(sender); i--) {
            var before = address(hops.get(i));
            if (before == null) {
                warnOfEntry();
                break;
            }
            sender = before;
        }
        return sender;
    }

    private boolean isTrusted(byte[] address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    /** Warns once of an untrusted peer that sends the header. If it is the balancer, all readers would share one address and one limit. */
    private void warnOfPeer() {
        if (hasWarnedOfPeer.compareAndSet(false, true)) {
            LOG.warn(
                    "A peer that is not trusted sends {}, which is passed over. If it is your balancer, name its network in"
                            + " unspool.trusted-proxies.",
                    HEADER);
        }
    }

    /** Warns once of a malformed entry. The entry is not quoted: a proxy may pass on what anybody wrote. */
    private void warnOfEntry() {
        if (hasWarnedOfEntry.compareAndSet(false, true)) {
            LOG.warn(
                    "A trusted proxy sends an entry in {} that is no IP address: all its readers count as one household. Have it write"
                            + " addresses, such as 203.0.113.7 or [2001:db8::1]:443. This is said once.",
                    HEADER);
        }
    }

    private static byte @Nullable [] address(String hop) {
        var match = WITH_PORT.matcher(hop);
        if (!match.matches()) {
            return Network.bytes(hop);
        }
        return Network.bytes(match.group(1) == null ? match.group(2) : match.group(1));
    }

    private static List<String> hops(List<String> forwarded) {
        var all = entries(forwarded);
        return all.subList(Math.max(0, all.size() - MAX_HOPS), all.size());
    }

    /** Returns the elements of a list that may be spread over several headers; empty elements do not count (RFC 9110 section 5.6.1). */
    private static List<String> entries(List<String> headers) {
        return headers.stream()
                .flatMap(COMMA::splitAsStream)
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private static byte[] peer(@Nullable SocketAddress connection) {
        if (connection instanceof InetSocketAddress peer && peer.getAddress() != null) {
            return peer.getAddress().getAddress(); // Java knows IPv4 within IPv6 by itself
        }
        return UNKNOWN;
    }
}
