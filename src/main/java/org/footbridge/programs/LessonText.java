package org.footbridge.programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/** Reads a lesson as somebody wrote it, and says precisely what is wrong with it. */
public final class LessonText {

    /** More than a lesson ever needs, less than hurts. */
    public static final int LONGEST = 40_000;

    private static final List<String> KEYS = List.of("title", "minutes", "themes", "materials", "edition");
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_ACTIVITY = 60;
    private static final int MOST_ACTIVITIES = 12;

    private final String file;
    private final List<String> lines;
    private final Node tree;
    private final List<Complaint> complaints = new ArrayList<>();

    private LessonText(String file, String text) {
        this.file = file;
        this.lines = Arrays.asList(text.split("\n", -1));
        this.tree = Markdown.tree(text);
    }

    /** What came of reading. */
    public sealed interface Reading {
        record Readable(Lesson lesson) implements Reading {}

        /** @param complaints by line, at least one */
        record Unreadable(List<Complaint> complaints) implements Reading {}
    }

    /** @param line from 1 */
    public record Complaint(String file, int line, String sentence) {
        @Override
        public String toString() {
            return file + ", line " + line + ": " + sentence;
        }
    }

    /** @param file what the complaints call it */
    public static Reading read(String file, String text) {
        if (text.length() > LONGEST) {
            return new Reading.Unreadable(
                    List.of(new Complaint(file, 1, "The text is longer than " + LONGEST + " characters.")));
        }
        var unusable = text.indexOf('\0');
        if (unusable >= 0) {
            int line = (int) text.substring(0, unusable).lines().count();
            return new Reading.Unreadable(
                    List.of(new Complaint(file, Math.max(1, line), "A character here is none; delete it.")));
        }
        return new LessonText(file, plain(text)).read();
    }

    /** The complaint of a text that calls itself another edition than it was changed from. */
    static Complaint edition(String text, int right) {
        var lesson = new LessonText("this lesson", text);
        return new Complaint(
                lesson.file,
                lesson.lineOf("edition"),
                "The edition stays " + right + ": it says which release this lesson was changed from.");
    }

    /** Line ends as the reader counts them: browsers send two characters for each. */
    static String plain(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private Reading read() {
        var front = Markdown.frontMatter(tree);
        if (front.isEmpty()) {
            complain(
                    1, "The text begins with its title, minutes, themes, materials and edition between two lines ---.");
        }
        KEYS.stream()
                .filter(key -> !front.containsKey(key))
                .forEach(key -> complain(1, "“" + key + ":” is missing at the top."));
        front.keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> complain(
                        lineOf(key), "“" + key + ":” means nothing here; use " + String.join(", ", KEYS) + "."));
        var title = value(front, "title");
        if (front.containsKey("title") && (title.isEmpty() || title.length() > LONGEST_TITLE)) {
            complain(lineOf("title"), "A title has 1 to " + LONGEST_TITLE + " characters.");
        }
        int minutes = number(front, "minutes", 10, 480);
        int edition = number(front, "edition", 1, 9999);
        var themes = themes(front);
        var materials = many(front, "materials");
        var parts = parts();
        var activities = activities(parts, minutes);
        var handOut = handOut(parts);
        if (!complaints.isEmpty()) {
            complaints.sort(Comparator.comparingInt(Complaint::line));
            return new Reading.Unreadable(List.copyOf(complaints));
        }
        return new Reading.Readable(
                new Lesson(title, minutes, themes, materials, edition, aim(), texts(parts), activities, handOut));
    }

    private void complain(int line, String sentence) {
        complaints.add(new Complaint(file, line, sentence));
    }

    private static String value(Map<String, List<String>> front, String key) {
        return String.join(" ", front.getOrDefault(key, List.of())).strip();
    }

    private int lineOf(String key) {
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).startsWith(key + ":")) {
                return at + 1;
            }
        }
        return 1;
    }

    private int number(Map<String, List<String>> front, String key, int least, int most) {
        var words = value(front, key);
        if (words.matches("\\d{1,4}")) {
            int number = Integer.parseInt(words);
            if (number >= least && number <= most) {
                return number;
            }
        }
        if (front.containsKey(key)) {
            complain(lineOf(key), "“" + key + "” is a whole number from " + least + " to " + most + ".");
        }
        return 0;
    }

    /** A list in brackets on one line, or one entry a line. */
    private static List<String> many(Map<String, List<String>> front, String key) {
        var values = front.getOrDefault(key, List.of());
        if (values.size() == 1 && values.getFirst().strip().matches("\\[.*]")) {
            var inside = values.getFirst().strip();
            values = Arrays.asList(inside.substring(1, inside.length() - 1).split(","));
        }
        return values.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
    }

    private List<Theme> themes(Map<String, List<String>> front) {
        List<Theme> themes = new ArrayList<>();
        for (var word : many(front, "themes")) {
            Theme.of(word)
                    .ifPresentOrElse(
                            themes::add,
                            () -> complain(
                                    lineOf("themes"),
                                    "“" + word + "” is no theme. Themes are: "
                                            + Arrays.stream(Theme.values())
                                                    .map(Theme::word)
                                                    .collect(Collectors.joining(", "))
                                            + "."));
        }
        if (themes.isEmpty() && front.containsKey("themes")) {
            complain(lineOf("themes"), "Name at least one theme.");
        }
        return List.copyOf(themes);
    }

    /** A heading of the second level and the blocks under it. */
    private record Section(int line, int endsBefore, List<Node> blocks) {}

    private Map<LessonPart, Section> parts() {
        List<Heading> headings = new ArrayList<>();
        for (var node = tree.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() == 2) {
                headings.add(heading);
            }
        }
        Map<LessonPart, Section> parts = new EnumMap<>(LessonPart.class);
        Optional<LessonPart> before = Optional.empty();
        for (int at = 0; at < headings.size(); at++) {
            var heading = headings.get(at);
            var words = Markdown.text(heading);
            var part = LessonPart.headed(words);
            int line = Markdown.line(heading);
            int end = at + 1 < headings.size() ? Markdown.line(headings.get(at + 1)) : lines.size() + 1;
            if (part.isEmpty()) {
                complain(
                        line, "No lesson has the heading “" + words + "”. In this order they are: " + headings() + ".");
            } else if (parts.containsKey(part.get())) {
                complain(line, "The heading “" + words + "” stands here a second time.");
            } else {
                var last = before;
                if (last.filter(one -> one.compareTo(part.get()) > 0).isPresent()) {
                    complain(line, "“" + words + "” comes before “" + last.get().heading() + "”.");
                }
                parts.put(part.get(), new Section(line, end, blocks(heading)));
                before = part;
            }
        }
        for (var part : LessonPart.values()) {
            var section = parts.get(part);
            if (section == null) {
                complain(lines.size(), "The heading “## " + part.heading() + "” is missing.");
            } else if (section.blocks().isEmpty()) {
                complain(section.line(), "Nothing stands under “" + part.heading() + "”.");
            }
        }
        if (aim().isEmpty()) {
            complain(1, "The aim is missing: one or two sentences above the first heading.");
        }
        return parts;
    }

    private static String headings() {
        return Arrays.stream(LessonPart.values()).map(LessonPart::heading).collect(Collectors.joining(", "));
    }

    private static List<Node> blocks(Heading heading) {
        List<Node> blocks = new ArrayList<>();
        for (var node = heading.getNext();
                node != null && !(node instanceof Heading next && next.getLevel() == 2);
                node = node.getNext()) {
            blocks.add(node);
        }
        return blocks;
    }

    private String between(int after, int before) {
        return String.join("\n", lines.subList(after, before - 1)).strip();
    }

    /** What stands between the front matter and the first heading. */
    private String aim() {
        int first = lines.size() + 1;
        for (var node = tree.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                first = Markdown.line(heading);
                break;
            }
        }
        int rules = 0;
        for (int at = 0; at < first - 1; at++) {
            if (lines.get(at).strip().equals("---") && ++rules == 2) {
                return between(at + 1, first);
            }
        }
        return rules == 0 ? between(0, first) : "";
    }

    private List<Lesson.Activity> activities(Map<LessonPart, Section> parts, int minutes) {
        var section = parts.get(LessonPart.MINUTES);
        if (section == null || section.blocks().isEmpty()) {
            return List.of();
        }
        var table =
                section.blocks().stream().filter(TableBlock.class::isInstance).findFirst();
        if (table.isEmpty()) {
            complain(section.line(), "Under “Minutes” stands a table: minutes, activity, what happens.");
            return List.of();
        }
        int before = complaints.size();
        Map<String, Lesson.Activity> activities = new LinkedHashMap<>();
        rows(table.get())
                .forEach(row -> activity(row).ifPresent(activity -> {
                    if (activities.putIfAbsent(activity.title(), activity) != null) {
                        complain(Markdown.line(row), "The activity “" + activity.title() + "” stands there twice.");
                    }
                }));
        if (complaints.size() == before && (activities.isEmpty() || activities.size() > MOST_ACTIVITIES)) {
            complain(section.line(), "A lesson has 1 to " + MOST_ACTIVITIES + " activities.");
        }
        int sum =
                activities.values().stream().mapToInt(Lesson.Activity::minutes).sum();
        if (minutes > 0 && complaints.size() == before && sum != minutes) {
            complain(section.line(), "The minutes add up to " + sum + "; the lesson lasts " + minutes + ".");
        }
        return List.copyOf(activities.values());
    }

    private static List<TableRow> rows(Node table) {
        List<TableRow> rows = new ArrayList<>();
        for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (var row = part.getFirstChild(); part instanceof TableBody && row != null; row = row.getNext()) {
                if (row instanceof TableRow one) {
                    rows.add(one);
                }
            }
        }
        return rows;
    }

    private Optional<Lesson.Activity> activity(TableRow row) {
        List<String> cells = new ArrayList<>();
        for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            cells.add(Markdown.text(cell));
        }
        int line = Markdown.line(row);
        if (cells.size() != 3 || cells.stream().anyMatch(String::isEmpty)) {
            complain(line, "A row has three cells: minutes, activity, what happens.");
            return Optional.empty();
        }
        if (!cells.getFirst().matches("[1-9]\\d{0,2}")) {
            complain(line, "“" + cells.getFirst() + "” is no number of whole minutes.");
            return Optional.empty();
        }
        if (cells.get(1).length() > LONGEST_ACTIVITY) {
            complain(line, "The activity's name has at most " + LONGEST_ACTIVITY + " characters.");
            return Optional.empty();
        }
        return Optional.of(new Lesson.Activity(cells.get(1), Integer.parseInt(cells.getFirst()), cells.get(2)));
    }

    private Lesson.HandOut handOut(Map<LessonPart, Section> parts) {
        Set<Node> inside = new HashSet<>();
        var section = parts.get(LessonPart.HAND_OUT);
        var handOut = new Lesson.HandOut("", "");
        if (section != null && !section.blocks().isEmpty()) {
            var first = section.blocks().getFirst();
            if (first instanceof Heading title && title.getLevel() == 1) {
                inside.add(title);
                handOut = new Lesson.HandOut(Markdown.text(title), between(Markdown.line(title), section.endsBefore()));
                if (handOut.text().isEmpty()) {
                    complain(Markdown.line(title), "The hand-out has a title and no text.");
                }
            } else {
                complain(Markdown.line(first), "The hand-out begins with its own title: a line “# ” and a few words.");
            }
        }
        for (var node = tree.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() == 1 && !inside.contains(heading)) {
                complain(Markdown.line(heading), "Only the hand-out's title begins with one “#”.");
            }
        }
        return handOut;
    }

    private Map<LessonPart, String> texts(Map<LessonPart, Section> parts) {
        Map<LessonPart, String> texts = new EnumMap<>(LessonPart.class);
        parts.forEach((part, section) -> {
            if (part != LessonPart.MINUTES && part != LessonPart.HAND_OUT) {
                texts.put(part, between(section.line(), section.endsBefore()));
            }
        });
        return Map.copyOf(texts);
    }
}
