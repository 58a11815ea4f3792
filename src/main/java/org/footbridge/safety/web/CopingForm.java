package org.footbridge.safety.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.safety.CopingContent;
import org.footbridge.safety.CopingKind;
import org.footbridge.safety.CopingVersionId;
import org.footbridge.safety.Part;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;

/**
 * Reads a coping plan from its form and fills the form again. A part of lines is one box, {@code signs}; rows are paths,
 * {@code people-0-phone}; two empty rows stand below the written ones.
 */
final class CopingForm {

    private static final int MOST_ROWS = 30;
    private static final int EMPTY_ROWS = 2;

    private final CopingKind kind;
    private final Map<String, String> fields;
    private final Words words;
    private Problems problems = Problems.none();

    private CopingForm(CopingKind kind, Map<String, String> fields, Words words) {
        this.kind = kind;
        this.fields = fields;
        this.words = words;
    }

    /** @param problems what could not be read; the content then lacks just that */
    record Filled(Optional<CopingVersionId> read, CopingContent content, Problems problems) {}

    static Filled read(CopingKind kind, Map<String, String> fields, Words words) {
        var form = new CopingForm(kind, fields, words);
        var content = form.content();
        return new Filled(uuid(form.text("read")).map(CopingVersionId::new), content, form.problems);
    }

    private CopingContent content() {
        var lines = new EnumMap<Part, List<CopingContent.Line>>(Part.class);
        var shared = EnumSet.noneOf(Part.class);
        for (var part : kind.parts()) {
            lines.put(part, part.shape() == Part.Shape.LINES ? lines(part) : rows(part));
            if (fields.containsKey("share-" + part.key())) {
                shared.add(part);
            }
        }
        return new CopingContent(lines, shared, date("reviewOn"), text("whatChanged"));
    }

    private List<CopingContent.Line> lines(Part part) {
        return text(part.key())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> new CopingContent.Line(UUID.randomUUID(), line, "", "", Optional.empty()))
                .toList();
    }

    private List<CopingContent.Line> rows(Part part) {
        var rows = new ArrayList<CopingContent.Line>();
        for (int row = 0; row < MOST_ROWS + EMPTY_ROWS; row++) {
            var at = part.key() + "-" + row;
            if (!text(at + "-words").isEmpty()) {
                rows.add(new CopingContent.Line(
                        uuid(text(at + "-line")).orElseGet(UUID::randomUUID),
                        text(at + "-words"),
                        text(at + "-phone"),
                        text(at + "-helper"),
                        date(at + "-dueOn")));
            } else if (!text(at + "-phone").isEmpty() || !text(at + "-helper").isEmpty()) {
                problems = problems.and(at + "-words", words.say("safety.rowNeedsWords"));
            }
        }
        return rows;
    }

    private String text(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    private Optional<LocalDate> date(String name) {
        if (text(name).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text(name)))
                    .filter(day -> day.getYear() > 1990 && day.getYear() < 2200)
                    .or(() -> noDate(name));
        } catch (DateTimeException unreadable) {
            return noDate(name);
        }
    }

    private Optional<LocalDate> noDate(String name) {
        problems = problems.and(name, words.say("safety.noDate"));
        return Optional.empty();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /**
     * The form again.
     *
     * @param read the version the next save begins from
     */
    static CopingFields fields(
            CopingKind kind,
            CopingContent content,
            Optional<CopingVersionId> read,
            boolean near,
            Problems problems,
            Words words) {
        return new CopingFields(
                read.map(id -> id.value().toString()).orElse(""),
                read.isEmpty(),
                near,
                kind.parts().stream()
                        .map(part -> new CopingFields.PartFields(
                                part.key(),
                                CopingViews.title(part, words),
                                words.say("safety.hint." + part.key()),
                                part.shape(),
                                String.join(
                                        "\n",
                                        content.of(part).stream()
                                                .map(CopingContent.Line::words)
                                                .toList()),
                                rows(part, content.of(part), problems),
                                content.shared().contains(part)))
                        .toList(),
                content.reviewOn().map(LocalDate::toString).orElse(""),
                read.isEmpty() ? "" : content.whatChanged(),
                problems);
    }

    private static List<CopingFields.RowFields> rows(Part part, List<CopingContent.Line> lines, Problems problems) {
        var rows = new ArrayList<CopingFields.RowFields>();
        for (var line : lines) {
            var at = part.key() + "-" + rows.size();
            rows.add(new CopingFields.RowFields(
                    at,
                    line.id().toString(),
                    line.words(),
                    line.phone(),
                    line.helper(),
                    line.dueOn().map(LocalDate::toString).orElse(""),
                    problems.of(at + "-words")));
        }
        for (int more = 0; more < EMPTY_ROWS; more++) {
            var at = part.key() + "-" + rows.size();
            rows.add(new CopingFields.RowFields(at, "", "", "", "", "", problems.of(at + "-words")));
        }
        return rows;
    }
}
