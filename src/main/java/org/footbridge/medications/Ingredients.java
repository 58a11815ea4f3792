package org.footbridge.medications;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.footbridge.history.Bearing;
import org.springframework.core.io.ClassPathResource;

/** What a medicine's name alone says of it. */
final class Ingredients {

    private static final List<String> MOUD = read();

    private Ingredients() {}

    /**
     * Whether it is a medication for opioid use disorder: buprenorphine, methadone or naltrexone, alone or with others,
     * unless what it is for names alcohol or pain, which the same medicines are taken for too.
     */
    static boolean moud(String name, String reason) {
        var lower = name.toLowerCase(Locale.ROOT);
        var taken = reason.toLowerCase(Locale.ROOT);
        return MOUD.stream().anyMatch(lower::contains) && !taken.contains("alcohol") && !taken.contains("pain");
    }

    /** Whether the name tells what CARE 20 keeps to the assessing clinician. */
    static boolean restricted(String name) {
        return Bearing.ofMedication(name).weight() == Bearing.Weight.RESTRICTED;
    }

    private static List<String> read() {
        try {
            return new ClassPathResource("medications/moud.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
