package dev.unspool.edge;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/**
 * Has requests refused as unreadable that name another major version of HTTP than the one that this connection speaks (RFC 9112 section 2.3). A later
 * minor version is taken for 1.1, the latest that this server knows.
 */
@Sharable
final class OtherVersions extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && !isOurs(request.protocolVersion())) {
            adapt(request);
        }
        context.fireChannelRead(message);
    }

    private static boolean isOurs(HttpVersion version) {
        return version.equals(HttpVersion.HTTP_1_1) || version.equals(HttpVersion.HTTP_1_0);
    }

    private static void adapt(HttpRequest request) {
        var version = request.protocolVersion();
        if (version.majorVersion() == 1) {
            request.setProtocolVersion(HttpVersion.HTTP_1_1);
        } else {
            request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("not HTTP/1: " + version)));
        }
    }
}
