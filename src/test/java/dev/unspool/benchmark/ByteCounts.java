package dev.unspool.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;

/** Adds up the bytes of kinds of answers, and prints them as a table. */
final class ByteCounts {

    private static final int BUFFER = 1 << 20;

    private final Map<String, long[]> counted = new LinkedHashMap<>();
    private final Map<String, Deflater> deflaters = new LinkedHashMap<>();

    void add(String kind, long bytes, int count) {
        var sum = counted.computeIfAbsent(kind, one -> new long[2]);
        sum[0] += bytes;
        sum[1] += count;
    }

    /** Adds what an event would take in a compressed stream of all events of its kind, if each were flushed. */
    void addFlushed(String kind, String event) {
        var deflater = deflaters.computeIfAbsent(kind, one -> new Deflater(Deflater.DEFAULT_COMPRESSION, true));
        deflater.setInput(event.getBytes(StandardCharsets.UTF_8));
        add(kind + ", compressed and flushed", deflater.deflate(new byte[BUFFER], 0, BUFFER, Deflater.SYNC_FLUSH), 1);
    }

    void print() {
        System.out.printf("%-58s %12s %14s%n", "", "bytes, mean", "bytes, all");
        counted.forEach((kind, sum) -> System.out.printf("%-58s %,12d %,14d%n", kind, sum[0] / sum[1], sum[0]));
    }
}
