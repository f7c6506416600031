/**
 * Server-Sent Events: the next articles of a reading session, as fast as the reader scrolls, and all changes of articles.
 *
 * <p>Begin with {@link dev.unspool.stream.Reader}: it decides what a reader is sent, and when. {@link dev.unspool.stream.StreamHandler}
 * opens streams, {@link dev.unspool.stream.ResumeResolver} finds where each begins, {@link dev.unspool.stream.TailLifecycle} follows the
 * change log, {@link dev.unspool.stream.FetchLifecycle} reads articles, {@link dev.unspool.stream.EventLoopReaders} calls the readers of
 * one event loop, and {@link dev.unspool.stream.ChannelFrameWriter} writes to the socket.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>The reader's scroll is the demand: an article is read from the store only within the reader's credit, which reaches at most
 *       {@link dev.unspool.stream.Credit#WINDOW} articles ahead of what was sent</b>: the socket requests 32 frames ahead, whatever the reader
 *       does.
 *   <li><b>A reader is a plain object on its socket's event loop, not a chain of publishers</b>: its states stand in one place and a test
 *       can drive them step by step. A chain for each of 10,000 readers costs several times the memory and the time.
 *   <li><b>There is one queue of changes, {@link dev.unspool.stream.Tail}, for all readers; each keeps its {@code seq} and takes changes at
 *       its own pace</b>: a slow reader holds nothing but its cursor, and nobody waits for it. Nothing but the id is copied or encoded for a
 *       reader. <i>Revisit when</i> some changes are for some readers only.
 *   <li><b>The log is read on only when all readers have looked at the tail; what does not fit into the tail is replaced by {@code
 *       resync}</b>: an import of ten thousand articles would otherwise be a hundred million deliveries.
 *   <li><b>A change that is added to the tail replaces the earlier ones of its article, which then say what the log says; a change that may
 *       concern every article empties the tail before it</b>: a reader who resumed with an old id received headlines and texts that were killed
 *       since, and other instances answered that id without them. All corrections of an article share the bytes of its newest version.
 *   <li><b>While the log is known to hold more than the tail, what the tail holds is not sent: a reader who catches up reads from the log, any
 *       other waits for the tail</b>: the unread change may be a retraction. That takes milliseconds, or as long as PostgreSQL is away.
 *   <li><b>An article and changes that were read before a change of the same article are read again</b>: the article would otherwise undo its
 *       retraction. What was read before a retraction and arrives before the instance has read of that is sent.
 *   <li><b>An exception while one reader is served closes its connection and nothing else. Telling an event loop and reading the log have time
 *       limits; an article that cannot be rendered is told without its element</b>: one defect would otherwise end all changes and heartbeats
 *       of an instance, unnoticed. {@link dev.unspool.stream.StreamNews} measures whether changes arrive, and readiness looks at it.
 *   <li><b>The {@code hello} of a gap carries an id that precedes every change</b>: a reader that is cut off before the {@code resync}
 *       would otherwise come back as if nothing were missing; random schedules in a test found this.
 *   <li><b>Streams are opened by a handler before WebFlux, and written past the HTTP encoder</b>: exchange, filters and operators would
 *       stay in memory as long as the stream, and a {@code Flux} per reader costs 55 µs a delivery. <i>Revisit when</i> WebFlux lets go of an
 *       exchange.
 *   <li><b>Bytes go through the rest of Netty's pipeline, over epoll</b>: past the pipeline, straight to the descriptor, a delivery takes
 *       11.1 µs instead of 11.4, of which 9 are the kernel's; over io_uring the same with single events, and 8 µs instead of 2.5 in a burst.
 *       The time from commit to receipt was the same each time. <i>Revisit when</i> a kernel sends one block to many sockets.
 *   <li><b>Whether a session includes an article follows from its cursor: the article that it began with, and every one up to the
 *       cursor</b>: no list is kept for a reader, and one who comes back hears of what the page shows, too. Articles that the reader had read
 *       before are included: a count too many, which nobody sees. <i>Revisit when</i> sessions have another order than newest first.
 *   <li><b>{@code comments-changed} has no id, is not in the log, and is sent at most five times a second for an article</b>: the page of
 *       comments is the truth; a lively thread must not push corrections out of the tail.
 *   <li><b>Credit that arrives at another instance is passed on through Redis; without Redis it is answered {@code 503}</b>: the client
 *       then requests the article: slower, never wrong. <i>Revisit when</i> balancers everywhere keep a reader on one instance.
 *   <li><b>A stream's name carries its instance and its end, signed, and is checked before a body is read. Only credit for a stream that
 *       another instance can still hold goes to Redis, and only so much from each household and instance</b>: every instance hears every hint:
 *       names that are collected, kept or made up must not become load for all. <i>Revisit when</i> each instance has a Redis channel of its
 *       own.
 *   <li><b>A household has a limited number of streams at each instance, by its IPv4 address or IPv6 subnet and by its end site; further
 *       ones are answered with {@code bye}. Readiness does not depend on free slots</b>: one household must not take the slots of all, nor a
 *       full instance take the pages away. <i>Revisit when</i> carriers put thousands of readers behind one address.
 *   <li><b>An event's id is the whole stream cursor, signed</b>: any instance resumes it from the store alone.
 *   <li><b>A temporary failure is answered with 200 and {@code bye}</b>: an {@code EventSource} gives up for ever on any other status.
 *   <li><b>An id that cannot be resumed gives {@code gap} and {@code resync}, never an error</b>: the browser sends the id by itself, and
 *       would give up.
 *   <li><b>An id that is ahead of the log, though we signed it, proves that an older copy of the database was restored: it has a new epoch
 *       begin</b>: nobody else can know if no instance was running at that time.
 *   <li><b>When an epoch begins, streams of earlier ones are sent nothing more and end with {@code bye}, spread as when an instance stops</b>:
 *       each reader loads again what it shows.
 *   <li><b>A session whose article does not exist begins without it, with {@code gap} and {@code resync}</b>: the {@code EventSource} of an
 *       old tab would give up on a 404.
 *   <li><b>After a {@code problem} the stream waits until the reader asks again, with the same credit</b>: the Retry button belongs to the
 *       reader; a loop of ours would put load on what is failing already.
 *   <li><b>A change is sent with what is true of its article now, not with what was true then</b>: the log must not bring back a text that
 *       was retracted since.
 *   <li><b>Simulated faults ({@code sim}) happen between the reader and its socket</b>: there is only one kind of reader; integrators meet
 *       the real one behind the faults. <i>Revisit when</i> only the reader can bring a fault about.
 * </ul>
 */
@NullMarked
package dev.unspool.stream;

import org.jspecify.annotations.NullMarked;
