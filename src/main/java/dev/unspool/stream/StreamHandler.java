package dev.unspool.stream;

import dev.unspool.cursor.CursorText;
import dev.unspool.stream.StreamNames.Location;
import dev.unspool.web.ClientAddresses;
import dev.unspool.web.Household;
import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.Problems;
import dev.unspool.web.PublicReading;
import dev.unspool.web.QueryStrings;
import dev.unspool.web.SecurityHeaders;
import dev.unspool.web.WebFluxFallback;
import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * Opens streams, directly in the HTTP server: WebFlux would keep its exchange, filters and publishers in memory as long as each stream
 * lives.
 */
@Component
@Order(0)
final class StreamHandler implements NettyRouteProvider {

    static final String PATH = "/api/v1/stream";

    private static final Logger LOG = LoggerFactory.getLogger(StreamHandler.class);

    /** Milliseconds until the kernel gives up a peer that acknowledges or accepts nothing. By default it tries for 15 minutes. */
    private static final int UNACKNOWLEDGED = 25_000;

    /** Time for the reader's previous stream to end, which takes a turn of its event loop. Clients wait three seconds for {@code hello}. */
    private static final Duration TAKEOVER = Duration.ofSeconds(2);

    private final ResumeResolver resumePoints;
    private final OpenStreams streams;
    private final StreamNames names;
    private final StreamHints hints;
    private final ClientAddresses addresses;
    private final StreamEvents events;
    private final StreamAnswers answers;
    private final WebFluxFallback fallback;
    private final Reader.Context context;

    StreamHandler(
            ResumeResolver resumePoints,
            OpenStreams streams,
            StreamNames names,
            StreamHints hints,
            ClientAddresses addresses,
            StreamEvents events,
            CursorText text,
            StreamAnswers answers,
            WebFluxFallback fallback,
            Reader.News tail,
            Supplier<Collection<EncodedCommentCount>> recentCommentCounts,
            Reader.Fetcher fetcher,
            StreamSettings settings,
            Clock clock,
            @Qualifier("steadyClock") Clock steadyClock) {
        this.resumePoints = resumePoints;
        this.streams = streams;
        this.names = names;
        this.hints = hints;
        this.addresses = addresses;
        this.events = events;
        this.answers = answers;
        this.fallback = fallback;
        this.context =
                new Reader.Context(tail, recentCommentCounts, fetcher, events, text, settings, clock, steadyClock);
    }

    @Override
    public HttpServerRoutes apply(HttpServerRoutes routes) {
        return routes.route(request -> request.fullPath().equals(PATH), this::answer);
    }

    private Mono<Void> answer(HttpServerRequest request, HttpServerResponse response) {
        if (request.method().equals(HttpMethod.OPTIONS)) {
            return fallback.options(request, response);
        }
        SecurityHeaders.all().forEach(response::header);
        PublicReading.all().forEach(response::header);
        if (request.method().equals(HttpMethod.HEAD)) {
            return StreamAnswers.eventStream(response).send();
        }
        if (!request.method().equals(HttpMethod.GET)) {
            response.header(HttpHeaderNames.ALLOW, "GET, HEAD");
            return answers.refuse(
                    new Problem(ProblemCode.METHOD_NOT_ALLOWED, "Open a stream with GET."), request, response);
        }
        return Mono.fromCallable(() -> request(request))
                .flatMap(wanted -> open(wanted, addresses.of(request), request, response))
                .onErrorResume(Problem.class, problem -> answers.refuse(problem, request, response));
    }

    /** Ends the reader's previous stream first: its slot may be the one that this stream needs. */
    private Mono<Void> open(
            StreamRequest wanted, Household household, HttpServerRequest request, HttpServerResponse response) {
        return Mono.defer(() -> endPrevious(wanted.sid(), household)).then(Mono.defer(() -> {
            var refusal = streams.acquire(household);
            return refusal == null
                    ? resumeAndServe(wanted, request, response).doFinally(signal -> streams.release(household))
                    : answers.bye(refusal, response);
        }));
    }

    private Mono<Void> resumeAndServe(StreamRequest wanted, HttpServerRequest request, HttpServerResponse response) {
        return resumePoints
                .of(wanted)
                .timeout(context.settings().opening())
                .onTerminateDetach() // the finished query would stay in memory as long as the stream: 60 KB
                .map(start -> stream(start, wanted.simulation(), request, response))
                .onErrorResume(failure -> byeIfTemporary(failure, response))
                .flatMap(stream -> stream);
    }

    /**
     * Ends the reader's previous stream, wherever it is open: a dead socket would keep its slot for a while. A name that cannot be read is
     * ignored: a page may have kept one across an upgrade or a change of keys, and an error would end its stream for good.
     */
    private Mono<Void> endPrevious(@Nullable String sid, Household household) {
        if (sid == null) {
            return Mono.empty();
        }
        return names.of(sid).filter(Location.ELSEWHERE::equals).isPresent()
                ? hints.streamLeft(sid, household)
                : streams.end(sid).timeout(TAKEOVER, Mono.empty());
    }

    private Mono<Void> stream(
            ResumePoint start, Simulation simulation, HttpServerRequest request, HttpServerResponse response) {
        var traceId = StreamAnswers.traceId(request);
        if (request.version().equals(HttpVersion.HTTP_1_0)) {
            response.chunkedTransfer(false)
                    .keepAlive(false); // HTTP/1.0 has no chunks: the stream ends with its connection
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
            ResumePoint start,
            Simulation simulation,
            String traceId,
            Channel channel,
            boolean isChunked,
            MonoSink<Void> end) {
        limitUnacknowledged(channel);
        var socket = new ChannelFrameWriter(channel, isChunked, end::success);
        var faulty = simulation.isNone() ? null : faulty(socket, simulation, channel);
        var writer = faulty == null ? socket : faulty;
        var reader = new Reader(names.next(), traceId, start, writer, channel.eventLoop(), context);
        socket.onWritable(() -> reader.attempt(Reader::advance));
        if (faulty != null) {
            faulty.onWritable(() -> reader.attempt(Reader::advance));
        }
        end.onDispose(() -> streams.leave(reader));
        streams.join(reader);
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private FaultyFrameWriter faulty(ChannelFrameWriter socket, Simulation simulation, Channel channel) {
        FaultyFrameWriter.Timer timer = (what, millis) -> channel.eventLoop()
                .schedule(
                        () -> {
                            if (channel.isActive()) {
                                what.run();
                            }
                        },
                        millis,
                        TimeUnit.MILLISECONDS);
        return new FaultyFrameWriter(socket, simulation, events.bye(ByeReason.ROTATION), timer, new SplittableRandom());
    }

    /**
     * A temporary failure becomes {@code bye}, since a browser would give up for ever on an error status. What can never work stays an
     * error.
     */
    private Mono<Mono<Void>> byeIfTemporary(Throwable failure, HttpServerResponse response) {
        var problem = Problems.of(failure);
        if (!problem.code().status().is5xxServerError()) {
            return Mono.error(problem);
        }
        LOG.warn("A stream could not be opened: {}", failure.toString());
        return Mono.just(answers.bye(ByeReason.DEPENDENCY_UNAVAILABLE, response));
    }

    private StreamRequest request(HttpServerRequest request) {
        return StreamRequest.of(
                QueryStrings.of(request.uri()),
                request.requestHeaders().get("Last-Event-ID"),
                context.settings().simulation());
    }

    /** Applies to the rest of the connection: what still waits in it when the stream has ended must not wait for ever either. */
    private static void limitUnacknowledged(Channel channel) {
        if (channel instanceof EpollSocketChannel socket) {
            socket.config().setOption(EpollChannelOption.TCP_USER_TIMEOUT, UNACKNOWLEDGED);
        }
    }
}
