package dev.unspool.load;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The head of an HTTP/1.1 response: its status and how its body is framed. */
record Answer(int status, boolean isChunked) {

    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int STATUS_LENGTH = 3;

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
        var head = new String(bytes, 0, bodyAt, StandardCharsets.US_ASCII);
        return new Answer(
                Integer.parseInt(head.substring(STATUS_AT, STATUS_AT + STATUS_LENGTH)),
                head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked"));
    }
}
