package dev.unspool.comment;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * A reader's report of a comment.
 *
 * @param household hash of the reporter's end site, with the salt of the day
 * @param known hashes of the same end site in hexadecimal, with every salt that is kept: nobody can report a second time by waiting for another day
 * @param reason what the reader says about it; empty if nothing
 * @param since time from which reports are kept: earlier ones do not count
 */
public record ReaderReport(
        CommentId comment, byte[] household, List<String> known, String reason, Instant at, Instant since) {

    static ReaderReport of(
            CommentId comment, AdmittedSender sender, List<byte[]> known, String reason, Instant at, Instant since) {
        return new ReaderReport(
                comment,
                sender.endSiteHash(),
                known.stream().map(HexFormat.of()::formatHex).toList(),
                reason,
                at,
                since);
    }
}
