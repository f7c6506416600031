package dev.unspool.reader;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * Draws the site's icon as pixels, for browsers and systems that take no SVG: lines of text on a square of the site's colour.
 *
 * <p>It is drawn without the JDK's desktop module, which takes 0.3 s to load and needs fonts that a container does not have.
 */
final class IconImage {

    /** Points for each pixel and direction, so that the corners are smooth. */
    private static final int SAMPLES = 4;

    /** Parts of the width: the radius of a corner, the margin, and the top and end of each line. */
    private static final double RADIUS = 0.19;

    private static final double MARGIN = 0.22;
    private static final double LINE_HEIGHT = 0.1;
    private static final double[][] LINES = {{0.25, 0.78}, {0.45, 0.78}, {0.65, 0.58}};

    private IconImage() {}

    /**
     * Returns an ICO file with one picture.
     *
     * @param size pixels of an edge, 256 at most
     * @param colour red, green and blue, eight bits each
     */
    static byte[] ico(int size, int colour) {
        var png = png(size, colour);
        return ByteBuffer.allocate(22 + png.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0)
                .putShort((short) 1) // an icon
                .putShort((short) 1) // with one picture
                .put((byte) size)
                .put((byte) size)
                .putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) 32) // bits for a pixel
                .putInt(png.length)
                .putInt(22)
                .put(png)
                .array();
    }

    /** Returns a PNG with transparent corners. */
    static byte[] png(int size, int colour) {
        var png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(size)
                        .putInt(size)
                        .put(new byte[] {8, 6, 0, 0, 0})
                        .array());
        chunk(png, "IDAT", deflated(rows(size, colour)));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] rows(int size, int colour) {
        var rows = ByteBuffer.allocate(size * (1 + 4 * size));
        for (int y = 0; y < size; y++) {
            rows.put((byte) 0); // no filter
            for (int x = 0; x < size; x++) {
                rows.putInt(pixel(x, y, size, colour));
            }
        }
        return rows.array();
    }

    private static int pixel(int x, int y, int size, int colour) {
        int inside = 0;
        int white = 0;
        for (int sample = 0; sample < SAMPLES * SAMPLES; sample++) {
            double u = (x + (sample % SAMPLES + 0.5) / SAMPLES) / size;
            int row = sample / SAMPLES;
            double v = (y + (row + 0.5) / SAMPLES) / size;
            inside += isInside(u, v) ? 1 : 0;
            white += isLine(u, v) ? 1 : 0;
        }
        int all = SAMPLES * SAMPLES;
        return mixed(colour >> 16, white, all) << 24
                | mixed(colour >> 8, white, all) << 16
                | mixed(colour, white, all) << 8
                | 255 * inside / all;
    }

    private static int mixed(int channel, int white, int all) {
        return ((channel & 255) * (all - white) + 255 * white) / all;
    }

    private static boolean isInside(double u, double v) {
        double across = Math.max(0, Math.max(RADIUS - u, u - (1 - RADIUS)));
        double down = Math.max(0, Math.max(RADIUS - v, v - (1 - RADIUS)));
        return across * across + down * down <= RADIUS * RADIUS;
    }

    private static boolean isLine(double u, double v) {
        for (var line : LINES) {
            if (v >= line[0] && v < line[0] + LINE_HEIGHT && u >= MARGIN && u < line[1]) {
                return true;
            }
        }
        return false;
    }

    private static byte[] deflated(byte[] rows) {
        var bytes = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(rows);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        var body = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        var checksum = new CRC32();
        checksum.update(body);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(body);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }
}
