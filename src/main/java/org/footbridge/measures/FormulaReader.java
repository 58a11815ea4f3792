package org.footbridge.measures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.footbridge.measures.Formula.Node;
import org.footbridge.measures.Formula.Unreadable;

/** Reads an expression by FHIRPath's precedence; refuses what a score has no need of. */
final class FormulaReader {

    private static final int DEEPEST = 60;
    private static final int LONGEST = 5_000;
    private static final List<Set<String>> LEVELS = List.of(
            Set.of("implies"),
            Set.of("or", "xor"),
            Set.of("and"),
            Set.of("in"),
            Set.of("=", "!="),
            Set.of("<", "<=", ">", ">="),
            Set.of("|"),
            Set.of("+", "-"),
            Set.of("*", "/", "div", "mod"));
    private static final Set<String> LOGIC = Set.of("implies", "or", "xor", "and");

    private enum Kind {
        NUMBER,
        TEXT,
        NAME,
        VARIABLE,
        CONTEXT,
        SIGN,
        END
    }

    private record Token(Kind kind, String text, int at) {}

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int next;
    private int depth;

    FormulaReader(String source) {
        this.source = source;
    }

    Node read() {
        if (source.length() > LONGEST) {
            throw new Unreadable("The expression is longer than %d characters.".formatted(LONGEST), LONGEST);
        }
        tokenize();
        var node = level(0);
        if (peek().kind() != Kind.END) {
            throw new Unreadable("Unknown operator: " + peek().text(), peek().at());
        }
        return node;
    }

    private void tokenize() {
        int at = 0;
        while (at < source.length()) {
            char here = source.charAt(at);
            if (Character.isWhitespace(here)) {
                at++;
                continue;
            }
            int end = at + 1;
            Kind kind;
            if (Character.isDigit(here)) {
                kind = Kind.NUMBER;
                while (end < source.length()
                        && (Character.isDigit(source.charAt(end))
                                || (source.charAt(end) == '.'
                                        && end + 1 < source.length()
                                        && Character.isDigit(source.charAt(end + 1))))) {
                    end++;
                }
            } else if (here == '\'') {
                kind = Kind.TEXT;
                end = source.indexOf('\'', at + 1) + 1;
                if (end == 0) {
                    throw new Unreadable("A text does not end.", at);
                }
            } else if (here == '%' || here == '$') {
                kind = here == '%' ? Kind.VARIABLE : Kind.CONTEXT;
                end = nameEnd(end);
            } else if (Character.isLetter(here)) {
                kind = Kind.NAME;
                end = nameEnd(end);
            } else {
                kind = Kind.SIGN;
                if (end < source.length() && Set.of("<=", ">=", "!=").contains(source.substring(at, end + 1))) {
                    end++;
                }
            }
            tokens.add(new Token(kind, source.substring(at, end), at));
            at = end;
        }
        tokens.add(new Token(Kind.END, "the end", source.length()));
    }

    private int nameEnd(int from) {
        int end = from;
        while (end < source.length() && (Character.isLetterOrDigit(source.charAt(end)) || source.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        return tokens.get(next++);
    }

    private boolean skip(String sign) {
        if (peek().text().equals(sign) && peek().kind() != Kind.TEXT) {
            next++;
            return true;
        }
        return false;
    }

    private void expect(String sign) {
        if (!skip(sign)) {
            if (peek().kind() == Kind.SIGN && !"()[]{},.+-*/|=<>=!=".contains(peek().text())) {
                throw new Unreadable("Unknown operator: " + peek().text(), peek().at());
            }
            throw new Unreadable("%s was expected, not %s.".formatted(sign, peek().text()), peek().at());
        }
    }

    private Node level(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        var node = level(level + 1);
        while ((peek().kind() == Kind.SIGN || peek().kind() == Kind.NAME)
                && LEVELS.get(level).contains(peek().text())) {
            var operator = take().text();
            var right = level(level + 1);
            node = LOGIC.contains(operator)
                    ? new Formula.Logic(operator, node, right)
                    : new Formula.Binary(operator, node, right);
        }
        return node;
    }

    private Node unary() {
        if (skip("-")) {
            return new Formula.Negative(unary());
        }
        return path();
    }

    private Node path() {
        if (++depth > DEEPEST) {
            throw new Unreadable("The expression is nested too deeply.", peek().at());
        }
        var node = term();
        while (skip(".")) {
            node = invocation(node);
        }
        depth--;
        return node;
    }

    private Node term() {
        var token = take();
        return switch (token.kind()) {
            case NUMBER -> new Formula.Literal(List.of(new BigDecimal(token.text())));
            case TEXT ->
                new Formula.Literal(
                        List.of(token.text().substring(1, token.text().length() - 1)));
            case VARIABLE ->
                token.text().equals("%resource") || token.text().equals("%context")
                        ? new Formula.Root()
                        : new Formula.Variable(token.text().substring(1));
            case CONTEXT ->
                switch (token.text()) {
                    case "$this" -> new Formula.This();
                    case "$total" -> new Formula.Total();
                    default -> throw new Unreadable("Unknown: " + token.text(), token.at());
                };
            case NAME -> named(token);
            case SIGN -> sign(token);
            case END -> throw new Unreadable("The expression ends too early.", token.at());
        };
    }

    private Node sign(Token token) {
        if (token.text().equals("(")) {
            var inside = level(0);
            expect(")");
            return inside;
        }
        if (token.text().equals("{")) {
            expect("}");
            return new Formula.Literal(List.of());
        }
        throw new Unreadable("Unknown operator: " + token.text(), token.at());
    }

    private Node named(Token token) {
        if (token.text().equals("true") || token.text().equals("false")) {
            return new Formula.Literal(List.of(Boolean.valueOf(token.text())));
        }
        if (token.text().equals("iif")) {
            expect("(");
            var condition = level(0);
            expect(",");
            var then = level(0);
            Node otherwise = skip(",") ? level(0) : new Formula.Literal(List.of());
            expect(")");
            return new Formula.Conditional(condition, then, otherwise);
        }
        next--;
        return invocation(new Formula.This());
    }

    private Node invocation(Node from) {
        var token = take();
        if (token.kind() != Kind.NAME) {
            throw new Unreadable("A name was expected, not %s.".formatted(token.text()), token.at());
        }
        if (!skip("(")) {
            if (!Formula.Step.knows(token.text())) {
                throw new Unreadable("Unknown element: " + token.text(), token.at());
            }
            return new Formula.Step(from, token.text());
        }
        if (token.text().equals("aggregate")) {
            var each = level(0);
            expect(",");
            var start = level(0);
            expect(")");
            return new Formula.Fold(from, each, start);
        }
        var function = Formula.Function.of(token.text())
                .orElseThrow(() -> new Unreadable("Unknown operator: %s()".formatted(token.text()), token.at()));
        if (skip(")")) {
            if (function.needsArgument) {
                throw new Unreadable("%s() needs something in its parentheses.".formatted(token.text()), token.at());
            }
            return new Formula.Call(from, function, null);
        }
        if (!function.needsArgument && function != Formula.Function.EXISTS) {
            throw new Unreadable("%s() takes nothing in its parentheses.".formatted(token.text()), token.at());
        }
        var argument = level(0);
        expect(")");
        return new Formula.Call(from, function, argument);
    }
}
