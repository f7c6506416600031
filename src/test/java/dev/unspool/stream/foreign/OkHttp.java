package dev.unspool.stream.foreign;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.jspecify.annotations.Nullable;

/** OkHttp's client. It reads events and ids, leaves reconnecting to the listener, and does not tell it the stream's {@code retry}. */
final class OkHttp implements ForeignClient {

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final MediaType JSON = MediaType.get("application/json");

    @Override
    public Closeable open(URI stream, Consumer<Heard> heard) {
        var reading = new Reading(stream, heard);
        reading.open();
        return reading;
    }

    private static final class Reading extends EventSourceListener implements Closeable {

        private final OkHttpClient http =
                new OkHttpClient.Builder().readTimeout(Duration.ZERO).build();
        private final URI stream;
        private final Page page;
        private volatile boolean isClosed;
        private volatile @Nullable EventSource source;
        private String lastId = "";

        Reading(URI stream, Consumer<Heard> heard) {
            this.stream = stream;
            this.page = new Page(stream, heard, this::put);
        }

        void open() {
            var request = new Request.Builder()
                    .url(stream.toString())
                    .header("Last-Event-ID", lastId)
                    .build();
            source = EventSources.createFactory(http).newEventSource(request, this);
        }

        @Override
        public void onEvent(EventSource from, @Nullable String id, @Nullable String type, String data) {
            lastId = id == null ? lastId : id;
            page.hear(type == null ? "message" : type, data);
        }

        @Override
        public void onClosed(EventSource from) {
            comeBack();
        }

        @Override
        public void onFailure(EventSource from, @Nullable Throwable failure, @Nullable Response answer) {
            comeBack();
        }

        @Override
        public void close() {
            isClosed = true;
            if (source != null) {
                source.cancel();
            }
            http.dispatcher().executorService().shutdown();
            http.connectionPool().evictAll();
        }

        private void comeBack() {
            if (isClosed) {
                return;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(RETRY.toMillis());
                open();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private void put(URI address, String json) {
            var request = new Request.Builder()
                    .url(address.toString())
                    .put(RequestBody.create(json, JSON))
                    .build();
            http.newCall(request).enqueue(new Unheeded());
        }
    }

    private static final class Unheeded implements Callback {

        @Override
        public void onResponse(Call call, Response answer) {
            answer.close();
        }

        @Override
        public void onFailure(Call call, IOException failure) {}
    }
}
