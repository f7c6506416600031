/**
 * Starts PostgreSQL and Redis inside a demo or a test, and chooses between them and servers of your own.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>The real servers, from a library</b>: PostgreSQL and Redis come as binaries on the class path, so that a newcomer needs
 *       neither Docker nor an installation, and tests use the database that production uses. <i>Revisit when</i> a platform matters
 *       that has no such binaries; then for that platform.</li>
 *   <li><b>A pipe keeps them alive</b>: every process that uses a directory holds its named pipe open; a small shell per process
 *       reads it and stops the servers when the last holder has gone. The kernel closes the pipe even on SIGKILL, so nothing is
 *       left behind, and an import beside a running application neither fails nor takes the database away. The alternative, shell
 *       job control ({@code set -m}), takes the terminal away from the application under dash.</li>
 *   <li><b>Servers run in sessions of their own</b>: {@code pg_ctl start} and {@code daemonize} detach from the terminal, so that
 *       Ctrl-C reaches the application first, and its last queries still find their database.</li>
 *   <li><b>An initializer that {@code main} adds by name</b>: an environment post-processor would run before logging is ready, so
 *       that the first start could not say what takes so long; in tests it would run before the test's own settings exist. Tests
 *       ask for servers themselves.</li>
 *   <li><b>An installed Valkey or Redis is preferred to the packaged one</b>: the packaged Redis is 7.0.15 of January 2024. Its
 *       published vulnerabilities (among them CVE-2024-31449, CVE-2024-46981 and CVE-2025-49844 in Lua, CVE-2025-32023 in
 *       HyperLogLog) need a client that knows the password, or fill memory from this machine (CVE-2025-21605). A distribution fixes
 *       its own, so that one is used where it is found. The packaged one listens on the loopback interface, has a random password
 *       for each start, and refuses the commands and data types that the application does not use; Lua scripts it needs. <i>Revisit
 *       when</i> a library appears that contains a maintained server: of those on Maven Central, {@code
 *       com.github.codemonstur:embedded-redis} 1.4.3 contains Redis 6.2, {@code io.github.tobi-laa:embedded-valkey} downloads at
 *       run time, {@code com.github.lansheng228:embedded-redis} 7.4.1 is from 2024, under a licence that is not open source.</li>
 *   <li><b>The demo is for one machine</b>: it has no TLS, its streams can be made to fail on purpose, and its token is on a
 *       terminal: it listens on 127.0.0.1 unless {@code server.address} says otherwise, and then warns.</li>
 * </ul>
 */
@NullMarked
package dev.unspool.embedded;

import org.jspecify.annotations.NullMarked;
