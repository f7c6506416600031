/**
 * The next article over Server-Sent Events, and what changes: resume, demand, heartbeat, bounded life.
 *
 * <p>Who reads this room begins with {@link dev.unspool.stream.Reader}: all that a reader is sent, and when, is decided there. The others
 * bring it what it needs: {@link dev.unspool.stream.StreamDoor} opens, {@link dev.unspool.stream.NewsLifecycle} follows the change log,
 * {@link dev.unspool.stream.FetchLifecycle} reads articles, {@link dev.unspool.stream.Shard} calls the readers of one event loop,
 * {@link dev.unspool.stream.ChannelOutlet} writes.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>The reader's scroll is the demand: an article is read from the store only within the credit, and credit reaches at most
 * {@link dev.unspool.stream.Credit#WINDOW} articles ahead of what was sent</td><td>the socket asks for 32 frames ahead whatever the reader
 * does</td><td>nothing</td></tr>
 * <tr><td>A reader is a plain object that lives on its socket's event loop, no chain of publishers</td><td>its states can be read in one
 * place, and driven step by step by a test; a chain of its own for each of 10,000 readers costs several times the memory and the
 * time</td><td>nothing</td></tr>
 * <tr><td>The queue of changes is one, {@link dev.unspool.stream.Tail}, for all readers; each has its place in it and takes at its own
 * pace</td><td>a slow reader holds nothing but its place; nobody is waited for; nothing is copied or encoded per reader but its id</td>
 * <td>changes that only some readers may see</td></tr>
 * <tr><td>The log is read on only when all readers have looked, and what is more than the tail holds is passed over with
 * {@code resync}</td><td>an import of ten thousand articles would else be a hundred million deliveries</td><td>nothing</td></tr>
 * <tr><td>An article that was read before a change of it was told is read again</td><td>a retraction told first would be undone by the
 * article behind it</td><td>nothing</td></tr>
 * <tr><td>The hello of a gap carries an id from before every change</td><td>who is cut off between it and the {@code resync} would else
 * come back as if nothing were missing; random schedules found this</td><td>nothing</td></tr>
 * <tr><td>Streams are opened by a handler before WebFlux, and written past the HTTP encoder</td><td>exchange, filters and operators would
 * be kept for as long as a stream lives, and a {@code Flux} per reader costs 55 µs a delivery</td><td>a WebFlux that lets go of an
 * exchange</td></tr>
 * <tr><td>Bytes go through the rest of Netty's pipeline, over epoll</td><td>past the pipeline, straight to the descriptor: 11.1 µs a delivery
 * instead of 11.4, 9 of which are the kernel's; over io_uring: the same with events apart, 8 µs instead of 2.5 in a burst. The time from
 * commit to receipt was the same each time</td><td>a kernel that sends one block to many sockets</td></tr>
 * <tr><td>Whether a session has an article is told from its place: the article that it began with, and every one up to the place</td><td>no
 * list is kept for a reader, and one who comes back is told of what the page shows too. Articles that the reader had read before are among
 * them: a word too many, which nobody sees</td><td>sessions in another order than the newest first</td></tr>
 * <tr><td>{@code comments-changed} has no id, is not in the log, and is told at most five times a second of an article</td><td>the page of
 * comments is the truth; a lively thread must not push corrections out of the tail</td><td>nothing</td></tr>
 * <tr><td>Credit that comes in at another instance is passed on by Redis; without it, {@code 503}</td><td>the client asks for the article
 * with a request then: slower, never wrong</td><td>balancers that keep a reader on one instance everywhere</td></tr>
 * <tr><td>A stream's name carries its instance and its end, signed; what it names is told from it before a body is read. Only credit for a
 * stream that another instance can still hold goes to Redis, and only so much of each household and instance</td><td>every instance hears
 * every hint: names that are collected, kept or made up must not become load for all</td><td>a channel of Redis for each
 * instance</td></tr>
 * <tr><td>A household has a number of places at each instance, by its IPv4 address or IPv6 subnet and by its end site; what it asks for
 * beyond them is {@code bye}, and readiness does not look at places</td><td>one line must not take the places of all, nor full places the
 * pages</td><td>carriers that put thousands of readers behind one address</td></tr>
 * <tr><td>An event's id is the whole position, signed</td><td>any instance resumes it from the store alone</td><td>nothing</td></tr>
 * <tr><td>What is away for the moment is answered with 200 and {@code bye}</td><td>an {@code EventSource} gives up for ever on any other
 * status</td><td>nothing</td></tr>
 * <tr><td>An id that cannot be resumed is {@code gap} and {@code resync}, never an error</td><td>the browser sends it by itself, and would
 * give up</td><td>nothing</td></tr>
 * <tr><td>After a {@code problem} the stream waits for the reader to ask again, by the same credit</td><td>the Retry button is the
 * reader's; a loop of ours would load what is already failing</td><td>nothing</td></tr>
 * <tr><td>A change tells what is true of its article now, not what was when it was made</td><td>the log must not bring back a text that was
 * retracted since</td><td>nothing</td></tr>
 * <tr><td>What goes wrong on purpose ({@code sim}) is done between the reader and its socket</td><td>the reader has one meaning only;
 * integrators meet the real one behind the faults</td><td>a fault that only the reader could bring about</td></tr>
 * </table>
 */
@NullMarked
package dev.unspool.stream;

import org.jspecify.annotations.NullMarked;
