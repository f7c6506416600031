/** Tests HTTP from outside: plain sockets and third-party clients against a running instance. */
@NullMarked
package dev.unspool.http;

import org.jspecify.annotations.NullMarked;
