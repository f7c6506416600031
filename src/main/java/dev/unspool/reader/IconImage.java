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
 * Draws the site's icon as pixels, for browsers and systems that do not support SVG: lines of text on a square of the site's colour.
 *
 * <p>It is drawn without the JDK's desktop module, which takes 0.3 s to load and needs fonts that a container does not have.
 */
final class IconImage {

    /** Samples for each pixel and direction, so that the corners are smooth. */
    private static final int SAMPLES = 4;

    /** Fractions of the width: the radius of a corner, the margin, and the top and end of each line. */
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

    /** Returns a PNG with round, transparent corners. */
    static byte[] png(int size, int colour) {
        return png(size, size, RADIUS, colour);
    }

    /** Returns a PNG that is coloured to its edges, with the icon in its middle: systems cut their own corners. */
    static byte[] tile(int width, int height, int colour) {
        return png(width, height, 0, colour);
    }

    private static byte[] png(int width, int height, double radius, int colour) {
        var png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 6, 0, 0, 0})
                        .array());
        chunk(png, "IDAT", deflated(rows(width, height, radius, colour)));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] rows(int width, int height, double radius, int colour) {
        var rows = ByteBuffer.allocate(height * (1 + 4 * width));
        int left = (width - height) / 2;
        for (int y = 0; y < height; y++) {
            rows.put((byte) 0); // no filter
            for (int x = -left; x < width - left; x++) {
                rows.putInt(pixel(x, y, height, radius, colour));
            }
        }
        return rows.array();
    }

    private static int pixel(int x, int y, int size, double radius, int colour) {
        int inside = 0;
        int white = 0;
        for (int sample = 0; sample < SAMPLES * SAMPLES; sample++) {
            double u = (x + (sample % SAMPLES + 0.5) / SAMPLES) / size;
            int row = sample / SAMPLES;
            double v = (y + (row + 0.5) / SAMPLES) / size;
            inside += radius == 0 || isInside(u, v, radius) ? 1 : 0;
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

    private static boolean isInside(double u, double v, double radius) {
        double across = Math.max(0, Math.max(radius - u, u - (1 - radius)));
        double down = Math.max(0, Math.max(radius - v, v - (1 - radius)));
        return across * across + down * down <= radius * radius;
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
