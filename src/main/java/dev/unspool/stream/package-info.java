/**
 * The next article over Server-Sent Events: resume, demand, heartbeat, bounded life.
 *
 * <table>
 * <caption>Decisions</caption>
 * <tr><th>decision</th><th>reason</th><th>what would change our mind</th></tr>
 * <tr><td>The reader's scroll is the demand: an article is read from the store only within the credit, and credit reaches at most
 * {@link dev.unspool.stream.Credit#WINDOW} articles ahead of what was sent</td><td>the socket asks for 32 frames ahead whatever the reader
 * does</td><td>nothing</td></tr>
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
