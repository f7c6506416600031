/**
 * What all HTTP endpoints share: problem documents, limits on what is read of a request and how often, ETags, security headers, and the site's name
 * and address.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>One exception handler in front of Boot's answers every failure, wherever it arose</b>: an error from a filter, a missing route and a
 *       controller look alike to a client.</li>
 *   <li><b>An address has one spelling. Another one is redirected ({@code 308}) if nothing is found there, or if it differs in escapes only</b>:
 *       what exists is never hidden, no article has two addresses, and only requests that fail pay for it. <i>Revisit when</i> slugs may
 *       differ in case.</li>
 *   <li><b>A strong ETag is a hash of the bytes</b>: it is right for every representation and cannot be forgotten when a template changes. <i>Revisit
 *       when</i> answers are too large to hash.</li>
 *   <li><b>A request body is read by one class, to which every endpoint gives a limit of bytes and of time</b>: an endpoint that forgets either can
 *       be abused; the architecture test finds one that reads in another way, and the server closes any request that takes 75 s. <i>Revisit when</i>
 *       bodies must not be held as a whole.</li>
 *   <li><b>Unknown and repeated parameters, members and fields are refused with the name that was probably meant; endpoints are strict unless they say
 *       otherwise</b>: a typing error must not do something else in silence. {@code StrictRoutes} checks the query of every controller, {@code
 *       HotResource} and {@code StreamRequest} declare theirs, and no body can be read without its names. On pages, {@code CampaignParameters} lists
 *       what is ignored.</li>
 *   <li><b>The fields of readers' JSON are read by {@code JsonFields}; the newsroom has {@code DraftFields}</b>: readers' fields become problems,
 *       drafts also come from files and become faults of a draft, and the import must not depend on HTTP. <i>Revisit when</i> a third reader of JSON
 *       comes.</li>
 *   <li><b>Rate limits store for each bucket the moment at which it is full again (GCRA); where it is stored is the caller's choice</b>: it is one
 *       number for each, exact at any rate, and the same in a process as in Redis.</li>
 *   <li><b>{@code unspool.trusted-proxies} is the one way to trust a forwarded header; a start with another strategy of Spring's fails</b>: Spring
 *       Boot trusts any sender's if it detects a cloud platform, and every limit by address is void then. A setting that is silently ignored would be
 *       noticed by an attacker first.</li>
 *   <li><b>The site's base URL alone decides whether cookies are {@code Secure} and HSTS is sent</b>: a balancer that forgets {@code
 *       X-Forwarded-Proto}, or a request that forges it, must not weaken a cookie. <i>Revisit when</i> one instance serves a site with TLS and one
 *       without.</li>
 *   <li><b>HSTS is set for this host alone, for a year</b>: only the owner knows which names below it speak TLS: a setting.</li>
 * </ul>
 */
@NullMarked
package dev.unspool.web;

import org.jspecify.annotations.NullMarked;
