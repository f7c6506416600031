/**
 * The API described for machines at {@code /openapi.json} and {@code /asyncapi.json}, and for people at {@code /docs}.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>The OpenAPI document is generated from the controllers, and completed here with what no controller can say</b>: what is served
 *       and what is documented cannot drift apart.
 *   <li><b>The guide is a page of our own, written by hand; the reference beside it is drawn from {@code /openapi.json}</b>: a reading session and
 *       a stream need explaining, which a list of operations does not do.
 *   <li><b>Swagger UI draws the reference</b>: of five that were tried in Chromium under our policy, it alone broke no rule of it and drew
 *       everything (5.35). Scalar (1.46) needs {@code eval} and inline styles and calls its maker's servers; Stoplight Elements (9.0) loses
 *       its styles; RapiDoc (9.3) and openapi-explorer (2.4) lose theirs and show no text, and RapiDoc also loads fonts from elsewhere. It is the
 *       most used of them and released often. Its package wants to report its installation to a company; our build runs no package's scripts.
 *       <i>Revisit when</i> it needs an exception in the policy.
 *   <li><b>The reference's requests go to the page's own origin</b>: the policy allows no other, and a site is also visited by other names than its
 *       public one.
 *   <li><b>Pages name the host of the request, if it is one; no shared cache keeps them</b>: what a developer copies works at once, and a forged
 *       host reaches only its sender.
 *   <li><b>Recipes are files of the front end that its tests run; answers are files that a test compares with the server's; figures come from the
 *       settings or are compared with constants</b>: an example that is not run is wrong sooner or later.
 *   <li><b>Everything here is made at the first request, off the event loops</b>: few instances are ever asked, and each would start later.
 *   <li><b>Requests are described by records of their own, next to the code that reads them, and closed against further members; answers are
 *       open</b>: clients must ignore what a later version adds, and a typing error in a request must not go unnoticed.
 *   <li><b>Every status is listed with its codes, and {@code default} remains for what stands before the endpoints</b>: a method that there is not, an
 *       address that is too long, a proxy.
 *   <li><b>OpenAPI 3.1, with the events of the stream as a choice of named schemas</b>: 3.2 could describe them as items of a stream, but neither
 *       Spectral nor OpenAPI Generator reads it. <i>Revisit when</i> both do.
 *   <li><b>The AsyncAPI document is made from the OpenAPI document</b>: springwolf, which generates such documents, has no release for Spring
 *       Boot 4, and describes message brokers. Schemas, parameters and examples are those of the other document, so the two cannot differ.
 *       Version 3.0, which Spectral checks.
 *   <li><b>Regular expressions do without {@code \\p}</b>: generated clients in Python would fail on them.
 * </ul>
 */
@NullMarked
package dev.unspool.docs;

import org.jspecify.annotations.NullMarked;
