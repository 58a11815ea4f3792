package org.footbridge.community;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A text as somebody would read it aloud: small letters without accents, digits of every script as 0 to 9, nothing
 * invisible. Each sign remembers where it stood.
 */
final class Unmasked {

    private final String original;
    private final StringBuilder plain = new StringBuilder();
    private final int[] origin;

    Unmasked(String original) {
        this.original = original;
        int[] from = new int[original.length() * 18 + 1]; // a ligature unfolds to 18 letters at most
        for (int at = 0; at < original.length(); ) {
            int sign = original.codePointAt(at);
            String read = read(sign);
            for (int i = 0; i < read.length(); i++) {
                from[plain.length()] = at;
                plain.append(read.charAt(i));
            }
            at += Character.charCount(sign);
        }
        this.origin = from;
    }

    private static String read(int sign) {
        if (Character.digit(sign, 10) >= 0) {
            return Integer.toString(Character.digit(sign, 10));
        }
        int kind = Character.getType(sign);
        if (kind == Character.FORMAT || kind == Character.NON_SPACING_MARK || kind == Character.ENCLOSING_MARK) {
            return "";
        }
        return Normalizer.normalize(Character.toString(sign), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    String plain() {
        return plain.toString();
    }

    /** The signs of the original that were read from {@code start} to before {@code end}. */
    String as(int start, int end) {
        if (start >= end) {
            return "";
        }
        int last = origin[end - 1];
        return original.substring(origin[start], last + Character.charCount(original.codePointAt(last)));
    }
}
