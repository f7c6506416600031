package dev.unspool.stream;

import dev.unspool.cursor.CursorText;
import dev.unspool.stream.StreamNames.Where;
import dev.unspool.web.ClientAddresses;
import dev.unspool.web.Household;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.Problems;
import dev.unspool.web.SecurityHeaders;
import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.CollectionUtils;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * Where streams are opened: a handler of the server itself, before WebFlux, whose exchange, filters and publishers would be kept in memory
 * for as long as each stream lives.
 */
@Component
final class StreamDoor implements NettyRouteProvider {

    static final String PATH = "/api/v1/stream";

    private static final Logger LOG = LoggerFactory.getLogger(StreamDoor.class);

    /** Milliseconds until the kernel gives up a peer that acknowledges nothing, or takes nothing; left alone, it tries for 15 minutes. */
    private static final int UNACKNOWLEDGED = 25_000;

    /** For the end of a reader's last stream, which takes a turn of its event loop. Clients wait three seconds for {@code hello}. */
    private static final Duration TAKEOVER = Duration.ofSeconds(2);

    private final Starts starts;
    private final OpenStreams streams;
    private final StreamNames names;
    private final StreamHints hints;
    private final ClientAddresses addresses;
    private final StreamEvents events;
    private final StreamAnswers answers;
    private final Reader.Parts parts;

    StreamDoor(
            Starts starts,
            OpenStreams streams,
            StreamNames names,
            StreamHints hints,
            ClientAddresses addresses,
            StreamEvents events,
            CursorText text,
            StreamAnswers answers,
            Supplier<Tail> tail,
            Supplier<Collection<CommentNews>> recentComments,
            Reader.Wishes wishes,
            StreamSettings settings,
            Clock clock) {
        this.starts = starts;
        this.streams = streams;
        this.names = names;
        this.hints = hints;
        this.addresses = addresses;
        this.events = events;
        this.answers = answers;
        this.parts = new Reader.Parts(tail, recentComments, wishes, events, text, settings, clock);
    }

    @Override
    public HttpServerRoutes apply(HttpServerRoutes routes) {
        return routes.route(request -> request.fullPath().equals(PATH), this::answer);
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        SecurityHeaders.all().forEach(response::header);
        if (request.method().equals(HttpMethod.HEAD)) {
            return StreamAnswers.eventStream(response).send();
        }
        if (!request.method().equals(HttpMethod.GET)) {
            response.header(HttpHeaderNames.ALLOW, "GET, HEAD");
            return answers.refuse(
                    new Problem(ProblemCode.METHOD_NOT_ALLOWED, "Open a stream with GET."), request, response);
        }
        return Mono.fromCallable(() -> request(request))
                .flatMap(asked -> received(asked, addresses.of(request), request, response))
                .onErrorResume(Problem.class, problem -> answers.refuse(problem, request, response));
    }

    /** The place that the reader's last stream still has comes first: it may be the one that this stream needs. */
    private Mono<Void> received(
            StreamRequest asked, Household household, HttpServerRequest request, HttpServerResponse response) {
        return Mono.defer(() -> left(asked.sid(), household)).then(Mono.defer(() -> {
            var refusal = streams.take(household);
            return refusal == null
                    ? opened(asked, request, response).doFinally(signal -> streams.giveBack(household))
                    : answers.bye(refusal, response);
        }));
    }

    private Mono<Void> opened(StreamRequest asked, HttpServerRequest request, HttpServerResponse response) {
        return starts.of(asked)
                .onTerminateDetach() // the query, done, would be kept as long as the stream: 60 KB
                .map(start -> stream(start, asked.simulation(), request, response))
                .onErrorResume(failure -> away(failure, response))
                .flatMap(stream -> stream);
    }

    /**
     * Ends the stream that the reader had before, wherever it is open: a dead socket would keep its place for a while. A name that is not
     * readable is passed over: a page may have kept one across an upgrade or a change of keys, and an error would end its stream for good.
     */
    private Mono<Void> left(@Nullable String sid, Household household) {
        if (sid == null) {
            return Mono.empty();
        }
        return names.of(sid).filter(Where.ELSEWHERE::equals).isPresent()
                ? hints.streamLeft(sid, household)
                : streams.end(sid).timeout(TAKEOVER, Mono.empty());
    }

    private Mono<Void> stream(
            Start start, Simulation simulation, HttpServerRequest request, HttpServerResponse response) {
        var traceId = StreamAnswers.traceId(request);
        if (request.version().equals(HttpVersion.HTTP_1_0)) {
            response.chunkedTransfer(false).keepAlive(false); // it knows no chunks: the stream ends with its connection
        }
        return StreamAnswers.eventStream(response)
                .sendHeaders()
                .then()
                .then(Mono.create(end -> response.withConnection(connection -> {
                    var isChunked = response.responseHeaders()
                            .containsValue(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED, true);
                    join(start, simulation, traceId, connection.channel(), isChunked, end);
                })));
    }

    private void join(
            Start start,
            Simulation simulation,
            String traceId,
            Channel channel,
            boolean isChunked,
            MonoSink<Void> end) {
        limitPatience(channel);
        var socket = new ChannelOutlet(channel, isChunked, end::success);
        var faulty = simulation.isNone() ? null : faulty(socket, simulation, channel);
        var outlet = faulty == null ? socket : faulty;
        var reader = new Reader(names.next(), traceId, start, outlet, channel.eventLoop(), parts);
        socket.onWritable(reader::goOn);
        if (faulty != null) {
            faulty.onWritable(reader::goOn);
        }
        end.onDispose(() -> streams.leave(reader));
        streams.join(reader);
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private FaultyOutlet faulty(ChannelOutlet socket, Simulation simulation, Channel channel) {
        FaultyOutlet.Later later = (what, millis) -> channel.eventLoop()
                .schedule(
                        () -> {
                            if (channel.isActive()) {
                                what.run();
                            }
                        },
                        millis,
                        TimeUnit.MILLISECONDS);
        return new FaultyOutlet(socket, simulation, events.bye(Farewell.ROTATION), later, new SplittableRandom());
    }

    /** What may pass is no status for a browser, which would give up for ever; what can never work is. */
    private Mono<Mono<Void>> away(Throwable failure, HttpServerResponse response) {
        var problem = Problems.of(failure);
        if (!problem.code().status().is5xxServerError()) {
            return Mono.error(problem);
        }
        LOG.warn("A stream could not be opened: {}", failure.toString());
        return Mono.just(answers.bye(Farewell.DEPENDENCY_UNAVAILABLE, response));
    }

    private StreamRequest request(HttpServerRequest request) {
        return StreamRequest.of(
                parameters(request.uri()),
                request.requestHeaders().get("Last-Event-ID"),
                parts.settings().simulation());
    }

    private static MultiValueMap<String, String> parameters(String uri) {
        try {
            Map<String, List<String>> parameters = new QueryStringDecoder(uri).parameters();
            return CollectionUtils.toMultiValueMap(parameters);
        } catch (IllegalArgumentException malformed) {
            throw Problem.malformed(
                    "Encode the parameters of the address as RFC 3986 says: " + malformed.getMessage() + ".");
        }
    }

    /** For the rest of the connection: what still waits in it when the stream has ended must not wait for ever either. */
    private static void limitPatience(Channel channel) {
        if (channel instanceof EpollSocketChannel socket) {
            socket.config().setOption(EpollChannelOption.TCP_USER_TIMEOUT, UNACKNOWLEDGED);
        }
    }
}
