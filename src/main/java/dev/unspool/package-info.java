/**
 * The application: where it begins, and how it meets its servers.
 *
 * <p><b>Redis is asked, never needed.</b> Every wait for it is short and every queue bounded, since whoever asks has
 * PostgreSQL to fall back on.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>The migration and the first connection go beside the rest of the start, and are waited for where it first needs rows</td><td>they
 * wait for another machine more than they work: 0.6 s of a start of 4</td><td>a bean that asks the database while it is made</td></tr>
 * <tr><td>Auto-configuration that nobody uses is named and left out, in {@code application.yml}</td><td>with what springdoc makes only
 * when it is asked, a quarter of the starting thread's work</td><td>nothing</td></tr>
 * <tr><td>The image starts from an AOT cache of the JVM, not from Spring's AOT processing</td><td>that decides every condition at the build:
 * {@code management.server.port}, {@code spring.flyway.enabled} or {@code unspool.demo.enabled} given to a container would do
 * nothing, in silence</td><td>a start that must be below a second</td></tr>
 * <tr><td>No index of components</td><td>Boot reads every class of ours anyway, for Jackson's mix-ins; measured, no gain</td><td>a Boot
 * that does not</td></tr>
 * <tr><td>epoll on Linux; no io_uring</td><td>an article page took 957 and 1,056 µs of processor time with epoll, 1,292 and 1,035 with NIO,
 * 950 and 983 with io_uring: no difference above the noise. epoll has the socket options that streams need, and Docker forbids io_uring</td>
 * <td>a measurement of {@code hotfeed} that shows one</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool;

import org.jspecify.annotations.NullMarked;
