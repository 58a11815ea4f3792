package org.footbridge.referrals.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.footbridge.ui.Show;

/** Received facts in the words of a page: dates as people write them, visits without codes, a score with its course. */
final class ReceivedWords {

    /** SNOMED CT ends a concept's full name with the kind of thing it is, which tells a reader nothing. */
    static final String KIND_OF_CONCEPT =
            " \\((disorder|finding|situation|procedure|environment|regime/therapy|event|person|observable entity)\\)";

    private static final Show SHOW = new Show(Locale.US, ZoneOffset.UTC);

    private static final Map<String, String> MANY = Map.of(
            "Condition", "Conditions",
            "Medication", "Medications",
            "Allergy", "Allergies",
            "Coverage", "Coverage",
            "Earlier visit", "Earlier visits");

    /** Codes of HL7 v3 ActCode under ActEncounterCode. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("AMB", "outpatient"),
            Map.entry("EMER", "emergency"),
            Map.entry("FLD", "where the person was"),
            Map.entry("HH", "at home"),
            Map.entry("IMP", "inpatient"),
            Map.entry("ACUTE", "inpatient, acute"),
            Map.entry("NONAC", "inpatient, not acute"),
            Map.entry("OBSENC", "under observation"),
            Map.entry("PRENC", "before an admission"),
            Map.entry("SS", "short stay"),
            Map.entry("VR", "by video or phone"));

    private ReceivedWords() {}

    static String many(String what) {
        return MANY.getOrDefault(what, what);
    }

    /**
     * Status, dates and how often, as far as each was sent.
     *
     * @param first a FHIR date of any precision, or empty
     */
    static String detail(String status, String first, String last, int times) {
        var dates = first.equals(last) || first.isEmpty() ? date(last) : date(first) + " to " + date(last);
        return join(SETTINGS.getOrDefault(status, status), dates, times > 1 ? times + " times" : "");
    }

    /** When the last score was taken, and since when and between which the others lay. */
    static String course(String last, String first, List<String> totals) {
        if (totals.size() == 1) {
            return date(last);
        }
        var low = totals.stream().min((a, b) -> Double.compare(Double.parseDouble(a), Double.parseDouble(b)));
        var high = totals.stream().max((a, b) -> Double.compare(Double.parseDouble(a), Double.parseDouble(b)));
        var between = low.equals(high) ? "each time the same" : "from %s to %s".formatted(low.get(), high.get());
        return join(
                date(last),
                "%d in all%s, %s".formatted(totals.size(), first.isEmpty() ? "" : " since " + date(first), between));
    }

    private static String date(String sent) {
        try {
            return switch (sent.length()) {
                case 4 -> Year.parse(sent).toString();
                case 7 -> DateTimeFormatter.ofPattern("MMM yyyy", Locale.US).format(YearMonth.parse(sent));
                case 10 -> SHOW.date(LocalDate.parse(sent));
                default -> sent;
            };
        } catch (DateTimeException _) {
            return sent;
        }
    }

    private static String join(String... parts) {
        return String.join(
                ", ", Stream.of(parts).filter(part -> !part.isEmpty()).toList());
    }
}
