/** HTTP as anyone may meet it from outside: plain sockets and foreign clients against a running instance, whatever answers within it. */
@NullMarked
package dev.unspool.manners;

import org.jspecify.annotations.NullMarked;
