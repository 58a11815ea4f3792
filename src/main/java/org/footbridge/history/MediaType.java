package org.footbridge.history;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What a paper is made of, told by its first bytes. Its name and what the browser said of it count for nothing. */
public enum MediaType {
    PDF("application/pdf", "pdf", "%PDF-".getBytes(StandardCharsets.US_ASCII)),
    PNG("image/png", "png", bytes(0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)),
    JPEG("image/jpeg", "jpg", bytes(0xFF, 0xD8, 0xFF)),
    TIFF_LITTLE("image/tiff", "tif", bytes('I', 'I', 42, 0)),
    TIFF_BIG("image/tiff", "tif", bytes('M', 'M', 0, 42));

    private final String type;
    private final String suffix;
    private final byte[] start;

    MediaType(String type, String suffix, byte[] start) {
        this.type = type;
        this.suffix = suffix;
        this.start = start;
    }

    static Optional<MediaType> of(byte[] content) {
        return Arrays.stream(values())
                .filter(one -> content.length > one.start.length
                        && Arrays.equals(one.start, 0, one.start.length, content, 0, one.start.length))
                .findFirst();
    }

    /** As HTTP says it. */
    public String type() {
        return type;
    }

    /** Ends a neutral file name. */
    public static String suffixOf(String type) {
        return Arrays.stream(values())
                .filter(one -> one.type.equals(type))
                .map(one -> one.suffix)
                .findFirst()
                .orElse("bin");
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int place = 0; place < values.length; place++) {
            bytes[place] = (byte) values[place];
        }
        return bytes;
    }
}
