/**
 * HTTP itself, before any endpoint: what is refused as no request, which connections close, who may read from other origins, and which headers of a
 * request count.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>Reading is open to every origin, by constant headers; writing to the origins in a setting; the newsroom to none</b>: no cookie is needed
 *       to read, so a foreign page learns nothing that its own server could not fetch, and caches keep one answer for all. What readers write stays
 *       with pages whose owner the site knows.</li>
 *   <li><b>{@code Accept} is ignored: every address has one representation</b>, and RFC 9110 section 12.5.1 lets a server send it. A probe or a
 *       browser that lists other types would only be told that there is nothing for it. <i>Revisit when</i> an address has a second one.</li>
 *   <li><b>{@code OPTIONS} is answered {@code 204} with {@code Allow} everywhere, the newsroom too and without a token</b>: the methods stand in the
 *       OpenAPI document; a preflight is this answer with the headers of CORS.</li>
 *   <li><b>Requests that are no valid HTTP get {@code 400} before anything parses their address</b>: each layer behind decodes in its own way.</li>
 *   <li><b>No {@code Upgrade} is accepted; HTTP/2 without TLS is spoken with prior knowledge</b>: HAProxy makes a tunnel of a connection that is
 *       upgraded, past its rules and with forged addresses. <i>Revisit when</i> there is WebSocket, on an address of its own.</li>
 * </ul>
 */
@NullMarked
package dev.unspool.edge;

import org.jspecify.annotations.NullMarked;
