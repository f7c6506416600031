/**
 * PostgreSQL and Redis started inside a demo or a test, and the choice between them and servers of your own.
 *
 * <p><b>The real servers, from a library.</b> PostgreSQL and Redis come as binaries on the class path, so that a newcomer
 * needs neither Docker nor an installation, and tests meet the database that production meets. A platform without such
 * binaries would change our mind for that platform.
 *
 * <p><b>A pipe keeps them alive.</b> Every process that uses a directory holds its named pipe open; a small shell per
 * process reads it and stops the servers when the last holder has gone. The kernel closes the pipe even on SIGKILL, so
 * nothing is left behind, and an import beside a running application neither fails nor pulls the database away. Shell job
 * control ({@code set -m}) was the other way, and takes the terminal away from the application under dash.
 *
 * <p><b>Servers in sessions of their own.</b> {@code pg_ctl start} and {@code daemonize} detach from the terminal, so
 * Ctrl-C reaches the application first, and its last queries still find their database.
 *
 * <p><b>An initializer that {@code main} adds by name.</b> An environment post-processor would run before logging is up, so
 * the first start could not say what takes so long, and in every test, before the test's own settings are there. Tests ask
 * for servers themselves.
 */
@NullMarked
package dev.unspool.embedded;

import org.jspecify.annotations.NullMarked;
