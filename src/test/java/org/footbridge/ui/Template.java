package org.footbridge.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** What a jte template says by itself, apart from what its expressions fill in. */
final class Template {

    /** Parameters of our components that a reader will see or hear. */
    private static final Pattern SPOKEN_PARAMETER = Pattern.compile(
            "\\b(label|legend|hint|title|text|submit|reader|when|open|happens|undo|empty|unit|meaning|detail|placeholder)\\s*=\\s*\"([^\"]*\\p{L}[^\"]*)\"");

    private static final Pattern LITERAL = Pattern.compile("(say\\()?\"([^\"]*)\"");
    /** With a space or a capital, a literal looks like words. */
    private static final Pattern SPOKEN_LITERAL = Pattern.compile("\\p{Lu}.*|.*\\p{L}\\S* .*\\p{L}.*");

    private static final List<String> SPOKEN_ATTRIBUTES =
            List.of("alt", "title", "aria-label", "placeholder", "data-label", "summary");

    private final String source;
    private final StringBuilder html = new StringBuilder();
    private final List<String> calls = new ArrayList<>();
    private final List<String> expressions = new ArrayList<>();
    private int at;

    private Template(String source) {
        this.source = source;
    }

    /** Every piece of text that stands in the template instead of in a message file. */
    static List<String> literalWords(String source) {
        var template = new Template(source.replaceAll("(?s)<%--.*?--%>", "").replaceAll("(?m)^@(import|param).*$", ""));
        template.readText(false);
        var page = Jsoup.parseBodyFragment(template.html.toString());
        var texts = page.body().getAllElements().stream().flatMap(Template::spoken);
        var parameters = template.calls.stream()
                .flatMap(call -> SPOKEN_PARAMETER.matcher(call).results().map(match -> match.group(2)));
        var literals = template.expressions.stream()
                .flatMap(code -> LITERAL.matcher(code).results())
                .filter(match -> match.group(1) == null)
                .map(match -> match.group(2))
                .filter(text -> SPOKEN_LITERAL.matcher(text.strip()).matches());
        return Stream.of(texts, parameters, literals)
                .flatMap(each -> each)
                .filter(text -> text.codePoints().filter(Character::isLetter).count() > 1)
                .toList();
    }

    private static Stream<String> spoken(Element element) {
        return Stream.concat(
                Stream.of(element.ownText()), SPOKEN_ATTRIBUTES.stream().map(element::attr));
    }

    /** Text up to the end, or up to the backtick that ends a content block. */
    private void readText(boolean block) {
        while (at < source.length()) {
            if (block && source.charAt(at) == '`') {
                at++;
                return;
            }
            if (starts("${") || starts("!{")) {
                at += 2;
                expressions.add(readCode('}'));
                html.append(' ');
            } else if (starts("@template.")) {
                skipTo('(');
                calls.add(readCode(')'));
                html.append(' ');
            } else if (starts("@if") || starts("@elseif") || starts("@for")) {
                skipTo('(');
                readCode(')');
            } else if (starts("@end") || starts("@else")) {
                at++;
                while (at < source.length() && Character.isLetter(source.charAt(at))) {
                    at++;
                }
            } else {
                html.append(source.charAt(at++));
            }
        }
    }

    /** Java code up to its closing bracket; a content block inside it is text again. */
    private String readCode(char end) {
        char begin = end == ')' ? '(' : '{';
        var code = new StringBuilder();
        int depth = 1;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (starts("@`")) {
                at += 2;
                readText(true);
            } else if (c == '"') {
                int close = at + 1;
                while (source.charAt(close) != '"') {
                    close += source.charAt(close) == '\\' ? 2 : 1;
                }
                code.append(source, at, close + 1);
                at = close + 1;
            } else {
                at++;
                depth += c == begin ? 1 : c == end ? -1 : 0;
                if (depth == 0) {
                    break;
                }
                code.append(c);
            }
        }
        return code.toString();
    }

    private boolean starts(String text) {
        return source.startsWith(text, at);
    }

    private void skipTo(char c) {
        at = source.indexOf(c, at) + 1;
    }
}
