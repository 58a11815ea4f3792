package org.footbridge.families.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.footbridge.access.House;
import org.footbridge.consents.DataClass;
import org.footbridge.consents.GuardianAuthority;
import org.footbridge.families.Doors;
import org.footbridge.families.FamilyLetters;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Doors, what is shared through them, and what birthdays will close, in the person's words and days. */
@Component
class DoorsShown {

    /** A change is told so many days ahead. */
    private static final int AHEAD_DAYS = 90;

    private final Doors doors;
    private final FamilyLetters letters;
    private final GuardianAuthority guardians;
    private final House house;
    private final Clock clock;

    DoorsShown(Doors doors, FamilyLetters letters, GuardianAuthority guardians, House house, Clock clock) {
        this.doors = doors;
        this.letters = letters;
        this.guardians = guardians;
        this.house = house;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public OwnFamilyPage own(ParticipantId me, Words words, OwnFamilyPage.Typed typed, Problems problems) {
        var show = show(words);
        return new OwnFamilyPage(
                me,
                doors.of(me).stream()
                        .map(door -> new OwnFamilyPage.Row(
                                door.contact().value().toString(),
                                door.name(),
                                door.relation(),
                                state(door, show, words),
                                mark(door)))
                        .toList(),
                changes(me, words),
                letters.about(me).stream()
                        .map(letter -> new OwnFamilyPage.Letter(
                                words.say(
                                        "families.own.letters.from",
                                        letter.writer(),
                                        letter.relation().orElse(""),
                                        show.date(letter.writtenAt())),
                                letter.words()))
                        .toList(),
                typed,
                problems);
    }

    @Transactional(readOnly = true)
    public OwnDoorPage one(ParticipantId me, Doors.Door door, Words words, Problems problems) {
        var show = show(words);
        return new OwnDoorPage(
                me,
                door.contact().value().toString(),
                door.name(),
                door.relation(),
                state(door, show, words),
                mark(door),
                door.signsIn(),
                door.things().stream()
                        .map(thing -> new OwnDoorPage.Thing(
                                thing.consent().value().toString(),
                                label(thing.what(), words),
                                when(thing, show, words)))
                        .toList(),
                law(door, show, words),
                door.guardian() ? changes(me, words) : List.of(),
                problems);
    }

    /** What birthdays within the next months will close, a line each. */
    @Transactional(readOnly = true)
    public List<String> changes(ParticipantId person, Words words) {
        var horizon = LocalDate.ofInstant(clock.instant(), house.zone()).plusDays(AHEAD_DAYS);
        var show = show(words);
        return guardians.coming(person).stream()
                .filter(change -> !change.on().isAfter(horizon))
                .map(change -> change.service()
                        .map(service -> words.say(
                                "families.own.birthday.service",
                                show.date(change.on()),
                                words.say("families.service." + service.name().toLowerCase(Locale.ROOT))))
                        .orElse(words.say("families.own.birthday", show.date(change.on()))))
                .toList();
    }

    private static String when(Doors.Thing thing, Show show, Words words) {
        return words.say("families.own.thing.since", show.date(thing.since())) + " · "
                + thing.until()
                        .map(end -> words.say("families.own.thing.until", show.date(end.minusMillis(1))))
                        .orElse(words.say("families.own.thing.event"));
    }

    private static @Nullable String law(Doors.Door door, Show show, Words words) {
        return door.byLaw().isEmpty() || door.since().isEmpty()
                ? null
                : words.say(
                        "families.own.law",
                        door.name(),
                        show.date(last(door).minusMillis(1)),
                        door.byLaw().keySet().stream()
                                .map(what -> label(what, words))
                                .collect(Collectors.joining(", ")));
    }

    private static Instant last(Doors.Door door) {
        return door.byLaw().values().stream().min(Instant::compareTo).orElseThrow();
    }

    static String state(Doors.Door door, Show show, Words words) {
        if (door.open()) {
            return door.since()
                    .map(since -> words.say("families.own.open", show.date(since)))
                    .orElse("");
        }
        return words.say(door.things().isEmpty() ? "families.own.closed" : "families.own.waiting");
    }

    static Mark mark(Doors.Door door) {
        return door.open() ? Mark.OPEN : door.things().isEmpty() ? Mark.QUIET : Mark.NEEDS;
    }

    static String label(DataClass what, Words words) {
        return words.say("families.thing." + what.name().toLowerCase(Locale.ROOT));
    }

    Show show(Words words) {
        return new Show(words.locale(), house.zone());
    }
}
