package dev.unspool.load;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The head of an HTTP/1.1 response: its status and how its body is framed.
 *
 * @param length of the body, in bytes; -1 if the head does not say
 * @param isLast whether the server closes the connection after it
 */
record Answer(int status, boolean isChunked, int length, boolean isLast) {

    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int STATUS_LENGTH = 3;
    private static final String LENGTH = "\ncontent-length: ";

    /** Returns where the body begins; -1 if the head is incomplete. */
    static int bodyAt(byte[] bytes, int end) {
        for (var at = 3; at < end; at++) {
            if (bytes[at] == '\n' && bytes[at - 1] == '\r' && bytes[at - 2] == '\n') {
                return at + 1;
            }
        }
        return -1;
    }

    static Answer of(byte[] bytes, int bodyAt) {
        var head = new String(bytes, 0, bodyAt, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        return new Answer(
                Integer.parseInt(head.substring(STATUS_AT, STATUS_AT + STATUS_LENGTH)),
                head.contains("transfer-encoding: chunked"),
                length(head),
                head.contains("\nconnection: close"));
    }

    private static int length(String head) {
        var at = head.indexOf(LENGTH);
        return at < 0 ? -1 : Integer.parseInt(head.substring(at + LENGTH.length(), head.indexOf('\r', at)));
    }
}
