/** What all rooms share to describe their endpoints in the OpenAPI document, which {@code docs} completes: patterns, headers, problems. */
@NullMarked
package dev.unspool.openapi;

import org.jspecify.annotations.NullMarked;
