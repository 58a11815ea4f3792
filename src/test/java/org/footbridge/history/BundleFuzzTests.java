package org.footbridge.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.footbridge.history.ReceivedBundle.Refused;
import org.footbridge.history.ReceivedBundle.Understood;

/** Whatever is sent is understood or refused in words; nothing is thrown, nothing hangs. */
class BundleFuzzTests {

    private static final byte[] WERNER = Bundles.of("Werner409");
    private static final String[] PIECES = {
        "null",
        "{}",
        "[]",
        "0",
        "1e9999",
        "\"\"",
        "true",
        "[[]]",
        "{\"a\":{}}",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "-1",
        "\"2023-02-30\""
    };

    @Property(tries = 150)
    void cut_anywhere(@ForAll @IntRange(min = 0, max = 281_000) int length) {
        answers(Arrays.copyOf(WERNER, Math.min(length, WERNER.length - 1)), Refused.class);
    }

    @Property(tries = 300)
    void any_bytes_changed(
            @ForAll @Size(min = 1, max = 5) int[] places, @ForAll @ByteRange byte with, @ForAll boolean same) {
        var bytes = WERNER.clone();
        for (int place : places) {
            int at = Math.floorMod(place, bytes.length);
            bytes[at] = same ? with : (byte) (bytes[at] ^ with);
        }
        answers(bytes, ReceivedBundle.class);
    }

    @Property(tries = 300)
    void any_value_replaced(
            @ForAll @IntRange(min = 0, max = 20_000) int which, @ForAll @IntRange(min = 0, max = 12) int piece) {
        var text = new String(WERNER, StandardCharsets.UTF_8);
        int at = text.indexOf("\":", which * 13 % text.length());
        if (at < 0) {
            return;
        }
        int begin = at + 2;
        int end = begin;
        while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        answers(
                (text.substring(0, begin) + PIECES[piece] + text.substring(end)).getBytes(StandardCharsets.UTF_8),
                ReceivedBundle.class);
    }

    @Property(tries = 100)
    void any_bytes_at_all(@ForAll byte[] bytes) {
        answers(bytes, Refused.class);
    }

    private static void answers(byte[] bytes, Class<? extends ReceivedBundle> kind) {
        var answer = ReceivedBundle.read(bytes, "", Bundles.NOW);
        assertThat(answer).isInstanceOf(kind);
        switch (answer) {
            case Refused refused -> {
                assertThat(refused.what()).isNotBlank();
                assertThat(refused.where()).isNotBlank();
            }
            case Understood understood -> {
                assertThat(understood.person().names()).isNotEmpty();
                assertThat(ReceivedAsFhir.patient(understood.person()).getName())
                        .isNotEmpty();
                assertThat(ReceivedAsFhir.outcome(understood).getIssue()).isNotEmpty();
            }
        }
    }
}
