package org.footbridge.plans.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.plans.Library;
import org.footbridge.plans.LibraryProblem;
import org.footbridge.ui.Choice;
import org.jspecify.annotations.Nullable;

/**
 * What the library is searched by, as the address says it.
 *
 * @param page from 1
 */
public record LibrarySearch(String words, String area, String ages, boolean retired, String sort, int page) {

    static final int ROWS = 20;

    static LibrarySearch of(String words, String area, String ages, boolean retired, String sort, int page) {
        return new LibrarySearch(
                words.strip(),
                area,
                ages,
                retired,
                sort.matches("problem|area|ages|changed") ? sort : "problem",
                Math.clamp(page, 1, 1000));
    }

    Library.Search asked() {
        return new Library.Search(
                words,
                word(LibraryProblem.Area.class, area),
                word(LibraryProblem.Ages.class, ages),
                retired,
                Library.Order.valueOf(sort.toUpperCase(Locale.ROOT)));
    }

    int skip() {
        return (page - 1) * ROWS;
    }

    private static <E extends Enum<E>> Optional<E> word(Class<E> words, String given) {
        return Arrays.stream(words.getEnumConstants())
                .filter(one -> one.name().equalsIgnoreCase(given))
                .findFirst();
    }

    /** Where a click on the head of a column leads. */
    public String by(String path, String column) {
        return address(path, column, 1);
    }

    public @Nullable String sorted(String column) {
        return sort.equals(column) ? "ascending" : null;
    }

    public @Nullable String previous(String path) {
        return page > 1 ? address(path, sort, page - 1) : null;
    }

    public @Nullable String next(String path, boolean more) {
        return more ? address(path, sort, page + 1) : null;
    }

    private String address(String path, String column, int number) {
        return "%s?q=%s&area=%s&ages=%s&retired=%s&sort=%s&page=%d"
                .formatted(path, coded(words), coded(area), coded(ages), retired, column, number);
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public List<Choice> areas() {
        return Arrays.stream(LibraryProblem.Area.values())
                .filter(one -> one != LibraryProblem.Area.BOTH)
                .map(one -> new Choice(PlanPage.word(one), one.label()))
                .toList();
    }

    public List<Choice> allAges() {
        return Arrays.stream(LibraryProblem.Ages.values())
                .filter(one -> one != LibraryProblem.Ages.BOTH)
                .map(one -> new Choice(PlanPage.word(one), one.label()))
                .toList();
    }
}
