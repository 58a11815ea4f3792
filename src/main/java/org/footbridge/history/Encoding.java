package org.footbridge.history;

import java.util.Arrays;
import org.footbridge.history.ReceivedBundle.Reason;

/** FHIR JSON is UTF-8; a byte order mark in front is let through, anything else is named. */
final class Encoding {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Encoding() {}

    static byte[] plain(byte[] bytes) {
        byte[] text = startsWith(bytes, MARK) ? Arrays.copyOfRange(bytes, MARK.length, bytes.length) : bytes;
        int first = 0;
        while (first < text.length && Character.isWhitespace(text[first])) {
            first++;
        }
        if (first == text.length) {
            throw new NotReadable(Reason.NOT_JSON, "the whole", "Nothing was sent.");
        }
        for (int position = 0; position < Math.min(4, text.length); position++) {
            if (text[position] == 0 || (text[position] & 0xFF) >= 0xFE) {
                throw new NotReadable(Reason.NOT_JSON, "byte " + position, "It is not UTF-8.");
            }
        }
        if (text[first] == '<') {
            throw new NotReadable(Reason.NOT_JSON, "line 1", "It looks like XML; send FHIR as JSON.");
        }
        return text;
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
