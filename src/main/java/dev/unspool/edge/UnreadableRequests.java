package dev.unspool.edge;

import dev.unspool.web.Problem;
import dev.unspool.web.ProblemCode;
import dev.unspool.web.Problems;
import dev.unspool.web.PublicReading;
import dev.unspool.web.SecurityHeaders;
import dev.unspool.web.TraceId;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives a problem document to the answers that the server sends by itself to requests that it cannot read: an address or headers that are too long,
 * and bytes that are no HTTP.
 */
@Sharable
final class UnreadableRequests extends ChannelOutboundHandlerAdapter {

    private static final Map<HttpResponseStatus, Problem> PROBLEMS = Map.of(
            HttpResponseStatus.REQUEST_URI_TOO_LONG,
                    new Problem(ProblemCode.ADDRESS_TOO_LONG, "Send an address of at most 8 KB."),
            HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                    new Problem(
                            ProblemCode.HEADERS_TOO_LARGE,
                            "Send at most 16 KB of headers, and at most " + ManyHeaders.MOST + " of them."),
            HttpResponseStatus.BAD_REQUEST, Problem.malformed("Send requests as RFC 9112 says."));

    private final JsonMapper json;

    UnreadableRequests(JsonMapper json) {
        this.json = json;
    }

    /** Every other answer of these statuses has a body already, or to HEAD, its type. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        var problem = message instanceof FullHttpResponse response
                        && !response.content().isReadable()
                        && !response.headers().contains(HttpHeaderNames.CONTENT_TYPE)
                ? PROBLEMS.get(response.status())
                : null;
        context.write(problem == null ? message : described((FullHttpResponse) message, problem), promise);
    }

    private FullHttpResponse described(FullHttpResponse response, Problem problem) {
        var body = json.writeValueAsBytes(Problems.document(problem, null, TraceId.of((String) null)));
        var described = response.replace(Unpooled.wrappedBuffer(body));
        response.release();
        SecurityHeaders.all().forEach(described.headers()::set);
        PublicReading.all().forEach(described.headers()::set);
        described
                .headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return described;
    }
}
