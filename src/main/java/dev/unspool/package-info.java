/**
 * Starts the application: the main class, the beans that the build has chosen, and commands.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>Unused auto-configuration is excluded by name in {@code application.yml}</b>: this, and creating
 *       springdoc's beans only on demand, saves a quarter of the starting thread's work.</li>
 *   <li><b>The build chooses the beans by Spring's AOT processing; a start with a setting that may change the choice chooses again
 *       ({@link dev.unspool.AotBeans})</b>: choosing takes half a second of a start and a fifth of its processor time, but with AOT
 *       processing alone {@code spring.flyway.enabled}, given to a container, would silently have no effect. <i>Revisit when</i>
 *       Spring itself chooses again where a setting matters.</li>
 *   <li><b>No bean of ours is conditional on a setting; a bean that depends on one always exists and reads it</b>: the choice of the
 *       build then fits the demo, a site and a test alike. <i>Revisit when</i> a bean is costly merely by existing.</li>
 *   <li><b>No index of components</b>: where beans are chosen again, Boot reads all our classes anyway, for Jackson's mix-ins;
 *       measured, no gain. <i>Revisit when</i> Boot no longer reads them.</li>
 *   <li><b>epoll on Linux, not io_uring</b>: an article page took 957 and 1,056 µs of processor time with epoll, 1,292 and 1,035 with
 *       NIO, 950 and 983 with io_uring: no difference above the noise. epoll has the socket options that streams need, and Docker
 *       forbids io_uring. <i>Revisit when</i> a measurement of {@code hotfeed} shows a difference.</li>
 *   <li><b>A process whose heap is full ends, and so does one that collects garbage for nine tenths of half a minute ({@link
 *       dev.unspool.HeapExit}, {@link dev.unspool.CollectionWatch})</b>: with {@code java -jar} the JVM would go on with dead event loops. Its
 *       option for the first can be set by nobody but the command line, and it has none for the second. <i>Revisit when</i> a jar can name JVM
 *       options.</li>
 * </ul>
 */
@NullMarked
package dev.unspool;

import org.jspecify.annotations.NullMarked;
