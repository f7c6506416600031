package dev.unspool.stream.foreign;

import java.net.URI;
import java.util.function.Consumer;

/** What a page does with an event, whichever client read it: passes it on, and requests one more article. */
final class Page {

    private final URI stream;
    private final Consumer<Heard> heard;
    private final Credit credit;
    private String sid = "";

    Page(URI stream, Consumer<Heard> heard, Credit credit) {
        this.stream = stream;
        this.heard = heard;
        this.credit = credit;
    }

    /** Sends credit through a client. If that fails, the stream has failed too, and credit is sent again after the next {@code hello}. */
    interface Credit {
        void put(URI address, String json);
    }

    void hear(String name, String text) {
        var event = Heard.of(name, text);
        if (event.is("ping")) {
            return;
        }
        heard.accept(event);
        if (event.is("hello")) {
            sid = event.data().get("sid").asString();
        }
        if (event.is("hello") || event.is("next-article")) {
            raise(event.data().get("position").asInt() + 1);
        }
    }

    private void raise(int upTo) {
        credit.put(stream.resolve("/api/v1/streams/" + sid + "/credit"), "{\"upTo\":" + upTo + "}");
    }
}
