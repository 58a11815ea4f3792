package org.footbridge.rights;

import java.util.List;
import org.footbridge.people.OwnPart.Item;
import org.footbridge.people.OwnPart.Section;

/** The readable copy: one page that opens anywhere, loads nothing, and is well-formed enough to be printed from. */
record CopyDocument(String language, String title, String made, String nothing, List<Section> sections) {

    private static final String LOOK = """
            body { font-family: Helvetica, Arial, sans-serif; font-size: 11pt; line-height: 1.45; max-width: 44em; margin: 2em auto; }
            h1 { font-size: 20pt; } h2 { font-size: 15pt; border-bottom: 1px solid #777; margin-top: 1.6em; }
            h3 { font-size: 11.5pt; margin: 1em 0 0.2em; } p { margin: 0.15em 0; } .when { color: #444; }
            @page { margin: 2cm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt; } }
            """;

    String html() {
        var out = new StringBuilder(16_384);
        out.append("<!DOCTYPE html>\n<html lang=\"")
                .append(language)
                .append("\"><head><meta charset=\"utf-8\"/><title>")
                .append(plain(title))
                .append("</title><style>\n")
                .append(LOOK)
                .append("</style></head><body>\n<h1>")
                .append(plain(title))
                .append("</h1>\n<p>")
                .append(plain(made))
                .append("</p>\n");
        sections.forEach(section -> section(section, out));
        return out.append("</body></html>\n").toString();
    }

    private void section(Section section, StringBuilder out) {
        out.append("<h2>").append(plain(section.title())).append("</h2>\n");
        if (section.items().isEmpty()) {
            out.append("<p>").append(plain(nothing)).append("</p>\n");
        }
        section.items().forEach(item -> item(item, out));
    }

    private static void item(Item item, StringBuilder out) {
        out.append("<h3>").append(plain(item.title())).append("</h3>\n");
        if (!item.when().isEmpty()) {
            out.append("<p class=\"when\">").append(plain(item.when())).append("</p>\n");
        }
        item.lines().stream()
                .flatMap(String::lines)
                .forEach(line -> out.append("<p>").append(plain(line)).append("</p>\n"));
    }

    /** Escaped, and without the control characters no XML may hold. */
    private static String plain(String text) {
        var out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(one -> {
            switch (one) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    if (one == '\t'
                            || one >= 0x20 && one != 0xFFFE && one != 0xFFFF && !(one >= 0xD800 && one <= 0xDFFF)) {
                        out.appendCodePoint(one);
                    }
                }
            }
        });
        return out.toString();
    }
}
