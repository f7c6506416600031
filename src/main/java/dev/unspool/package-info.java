/**
 * The start of the application: its main class, the beans that the build has chosen, and commands.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>Auto-configuration that nobody uses is named and left out, in {@code application.yml}</td><td>with what springdoc makes only
 * when it is asked, a quarter of the starting thread's work</td><td>nothing</td></tr>
 * <tr><td>The build chooses the beans, by Spring's AOT processing; a start with a setting that may choose otherwise chooses anew
 * ({@link dev.unspool.PreparedBeans})</td><td>choosing takes half a second of a start, and a fifth of its processor time; but a choice of
 * the build alone would leave {@code spring.flyway.enabled}, given to a container, without effect, in silence</td><td>a Spring that asks again
 * where it matters</td></tr>
 * <tr><td>No bean of ours depends on a setting; one that looks at it is always there</td><td>what the build chose fits the demo, a site and a
 * test alike</td><td>a bean that costs something by being there</td></tr>
 * <tr><td>No index of components</td><td>where beans are chosen anew, Boot reads every class of ours anyway, for Jackson's mix-ins; measured,
 * no gain</td><td>a Boot that does not</td></tr>
 * <tr><td>epoll on Linux; no io_uring</td><td>an article page took 957 and 1,056 µs of processor time with epoll, 1,292 and 1,035 with NIO,
 * 950 and 983 with io_uring: no difference above the noise. epoll has the socket options that streams need, and Docker forbids io_uring</td>
 * <td>a measurement of {@code hotfeed} that shows one</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool;

import org.jspecify.annotations.NullMarked;
