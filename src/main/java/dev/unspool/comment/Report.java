package dev.unspool.comment;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * A reader's report of a comment.
 *
 * @param household the reporter's end site, with the salt of the day
 * @param known the hashes of the same end site, in hexadecimal, with every salt that is kept: of one report nobody makes a second one by
 *     waiting for another day
 * @param reason what the reader says of it; empty where nothing
 * @param since the time from which on reports are kept: earlier ones do not count
 */
public record Report(
        CommentId comment, byte[] household, List<String> known, String reason, Instant at, Instant since) {

    static Report of(CommentId comment, Sender sender, List<byte[]> known, String reason, Instant at, Instant since) {
        return new Report(
                comment,
                sender.endSiteHash(),
                known.stream().map(HexFormat.of()::formatHex).toList(),
                reason,
                at,
                since);
    }
}
