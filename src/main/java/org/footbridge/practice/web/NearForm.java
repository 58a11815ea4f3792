package org.footbridge.practice.web;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.footbridge.practice.Hours;
import org.footbridge.practice.Near;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;
import org.springframework.util.MultiValueMap;

/**
 * Somebody of the corner as typed; what cannot be read goes back as it was typed.
 *
 * @param version the one it was filled from, 0 for somebody new
 * @param windows always {@value #WINDOWS}
 */
public record NearForm(
        int version,
        String name,
        String ring,
        Set<String> good,
        String goodWords,
        String phone,
        boolean texts,
        boolean any,
        List<WindowForm> windows) {

    static final int WINDOWS = 2;
    static final int LONGEST_NAME = 80;
    static final int LONGEST_WORDS = 200;
    static final int LONGEST_PHONE = 40;

    /** @param days from 1, Monday, to 7 */
    public record WindowForm(Set<String> days, String from, String until) {

        static final WindowForm WEEKDAYS = new WindowForm(Set.of("1", "2", "3", "4", "5"), "", "");
        static final WindowForm WEEKEND = new WindowForm(Set.of("6", "7"), "", "");

        boolean isBlank() {
            return from.isBlank() && until.isBlank();
        }
    }

    static NearForm fresh(String name, String phone) {
        return new NearForm(
                0,
                name,
                Near.Ring.CLOSE.key(),
                Set.of(),
                "",
                phone,
                true,
                false,
                List.of(WindowForm.WEEKDAYS, WindowForm.WEEKEND));
    }

    static NearForm of(Near near) {
        List<WindowForm> windows = new ArrayList<>();
        for (var window : near.hours().windows()) {
            windows.add(new WindowForm(
                    window.days().stream()
                            .map(day -> Integer.toString(day.getValue()))
                            .collect(Collectors.toUnmodifiableSet()),
                    window.from().toString(),
                    window.until().toString()));
        }
        if (windows.isEmpty()) {
            windows.add(WindowForm.WEEKDAYS);
        }
        if (windows.size() < WINDOWS) {
            windows.add(WindowForm.WEEKEND);
        }
        return new NearForm(
                near.version(),
                near.name(),
                near.ring().key(),
                near.good().stream().map(Near.Good::key).collect(Collectors.toUnmodifiableSet()),
                near.goodWords(),
                near.phone(),
                near.texts(),
                near.hours().any(),
                windows);
    }

    /** What was typed, over what was kept elsewhere meanwhile. */
    NearForm over(int theirs) {
        return new NearForm(theirs, name, ring, good, goodWords, phone, texts, any, windows);
    }

    static NearForm read(MultiValueMap<String, String> sent) {
        var version = first(sent, "version");
        return new NearForm(
                version.matches("\\d{1,6}") ? Integer.parseInt(version) : 0,
                first(sent, "name"),
                first(sent, "ring"),
                all(sent, "good"),
                first(sent, "goodWords"),
                first(sent, "phone"),
                first(sent, "texts").equals("true"),
                first(sent, "any").equals("true"),
                IntStream.rangeClosed(1, WINDOWS)
                        .mapToObj(number -> new WindowForm(
                                all(sent, "days" + number),
                                first(sent, "from" + number),
                                first(sent, "until" + number)))
                        .toList());
    }

    private static String first(MultiValueMap<String, String> sent, String name) {
        var value = sent.getFirst(name);
        return value == null ? "" : value.strip();
    }

    private static Set<String> all(MultiValueMap<String, String> sent, String name) {
        return Set.copyOf(sent.getOrDefault(name, List.of()));
    }

    /** What stops it from being kept, in the order of its fields. */
    Problems problems(Words words) {
        var problems = Problems.none();
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            problems = problems.and("name", words.say("practice.corner.wrong.name", LONGEST_NAME));
        }
        if (ringOf().isEmpty()) {
            problems = problems.and("ring", words.say("practice.corner.wrong.ring"));
        }
        if (goodWords.length() > LONGEST_WORDS) {
            problems = problems.and("goodWords", words.say("practice.corner.wrong.words", LONGEST_WORDS));
        }
        if (!phone.isEmpty() && !isNumber(phone)) {
            problems = problems.and("phone", words.say("practice.corner.wrong.phone"));
        }
        for (int number = 1; number <= WINDOWS; number++) {
            var window = windows.get(number - 1);
            if (!window.isBlank() && window(window).isEmpty()) {
                problems = problems.and("from" + number, words.say("practice.corner.wrong.hours"));
            }
        }
        return problems;
    }

    /** Only where there are no problems. */
    Near toNear(UUID id) {
        return new Near(
                id,
                version,
                name,
                ringOf().orElseThrow(),
                Arrays.stream(Near.Good.values())
                        .filter(one -> good.contains(one.key()))
                        .collect(Collectors.toSet()),
                goodWords,
                phone,
                texts,
                new Hours(
                        any,
                        windows.stream()
                                .flatMap(window -> window(window).stream())
                                .toList()));
    }

    private Optional<Near.Ring> ringOf() {
        return Arrays.stream(Near.Ring.values())
                .filter(one -> one.key().equals(ring))
                .findFirst();
    }

    private static boolean isNumber(String phone) {
        return phone.length() <= LONGEST_PHONE
                && phone.chars().filter(Character::isDigit).count() >= 3
                && phone.chars().noneMatch(Character::isLetter);
    }

    private static Optional<Hours.Window> window(WindowForm typed) {
        var from = time(typed.from());
        var until = time(typed.until());
        var days = EnumSet.noneOf(DayOfWeek.class);
        Stream.of(DayOfWeek.values())
                .filter(day -> typed.days().contains(Integer.toString(day.getValue())))
                .forEach(days::add);
        return from.isEmpty() || until.isEmpty() || days.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hours.Window(days, from.get(), until.get()));
    }

    private static Optional<LocalTime> time(String typed) {
        try {
            return Optional.of(LocalTime.parse(typed.length() == 4 ? "0" + typed : typed))
                    .map(time -> time.withSecond(0).withNano(0));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
