package dev.unspool.database;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecMetadata;
import io.r2dbc.postgresql.codec.CodecRegistry;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.postgresql.extension.CodecRegistrar;
import io.r2dbc.postgresql.message.Format;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Reads and writes a {@code timestamptz} as PostgreSQL sends it: microseconds since 2000-01-01, in a calendar that is always Gregorian. The driver's own codec (1.1.3) changes to the Julian one before 1582, as {@code java.util.Date} did, and moves year 1 by two days.
 * Found by the driver through {@code META-INF/services}.
 */
public final class TimestamptzCodec implements CodecRegistrar {

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    @Override
    public Publisher<Void> register(PostgresqlConnection connection, ByteBufAllocator buffers, CodecRegistry registry) {
        return Mono.fromRunnable(() -> registry.addFirst(new Micros(buffers)));
    }

    private record Micros(ByteBufAllocator buffers) implements Codec<Instant>, CodecMetadata {

        private static final int TIMESTAMPTZ = PostgresqlObjectId.TIMESTAMPTZ.getObjectId();

        @Override
        public Class<?> type() {
            return Instant.class;
        }

        @Override
        public Iterable<Format> getFormats() {
            return List.of(Format.FORMAT_BINARY);
        }

        @Override
        public Iterable<PostgresqlObjectId> getDataTypes() {
            return List.of(PostgresqlObjectId.TIMESTAMPTZ);
        }

        @Override
        public boolean canDecode(int dataType, Format format, Class<?> type) {
            return type == Instant.class && format == Format.FORMAT_BINARY && dataType == TIMESTAMPTZ;
        }

        @Override
        public @Nullable Instant decode(
                @Nullable ByteBuf buffer, int dataType, Format format, Class<? extends Instant> type) {
            return buffer == null ? null : EPOCH.plus(buffer.readLong(), ChronoUnit.MICROS);
        }

        @Override
        public boolean canEncode(Object value) {
            return value instanceof Instant;
        }

        @Override
        public boolean canEncodeNull(Class<?> type) {
            return type == Instant.class;
        }

        @Override
        public EncodedParameter encode(Object value) {
            var micros = micros((Instant) value);
            return parameter(Mono.fromSupplier(() -> buffers.buffer(Long.BYTES).writeLong(micros)));
        }

        @Override
        public EncodedParameter encode(Object value, int dataType) {
            return encode(value);
        }

        @Override
        public EncodedParameter encodeNull() {
            return parameter(EncodedParameter.NULL_VALUE);
        }

        /** Not by {@code ChronoUnit}, which counts nanoseconds first: a {@code long} holds those of three centuries only. */
        private static long micros(Instant at) {
            var seconds = at.getEpochSecond() - EPOCH.getEpochSecond();
            return Math.addExact(Math.multiplyExact(seconds, 1_000_000L), at.getNano() / 1_000);
        }

        private static EncodedParameter parameter(Publisher<? extends ByteBuf> value) {
            return new EncodedParameter(Format.FORMAT_BINARY, TIMESTAMPTZ, value);
        }
    }
}
