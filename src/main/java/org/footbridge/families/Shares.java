package org.footbridge.families;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.footbridge.access.House;
import org.footbridge.consents.DataClass;
import org.footbridge.people.ContactId;
import org.footbridge.people.NamesForAudiences;
import org.footbridge.people.ParticipantId;
import org.footbridge.safety.CopingKind;
import org.footbridge.safety.CopingPlans;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What one person shares with one contact at this moment: the family page shows it, and the person can try it. */
@Component
public class Shares {

    private final SharedRows rows;
    private final Told told;
    private final CopingPlans coping;
    private final NamesForAudiences names;
    private final House house;
    private final WordsOf wordsOf;

    Shares(SharedRows rows, Told told, CopingPlans coping, NamesForAudiences names, House house, WordsOf wordsOf) {
        this.rows = rows;
        this.told = told;
        this.coping = coping;
        this.names = names;
        this.house = house;
        this.wordsOf = wordsOf;
    }

    /** Asked as the contact. A person who shares nothing that is shown here is not there at all. */
    @Transactional(readOnly = true)
    public Optional<Shared> with(ParticipantId person, ContactId contact, Locale locale) {
        var ends = told.of(person, contact);
        var words = wordsOf.of(locale);
        var called = names.called(person, NamesForAudiences.Audience.FAMILY);
        var items = new ArrayList<Shared.Item>();
        if (ends.containsKey(DataClass.ATTENDANCE)) {
            items.add(
                    item(DataClass.ATTENDANCE, words.say("families.times", called), times(person, words), ends, words));
        }
        if (ends.containsKey(DataClass.PROGRESS)) {
            items.add(item(DataClass.PROGRESS, words.say("families.how"), how(person, called, words), ends, words));
        }
        if (ends.containsKey(DataClass.PLAN)) {
            boolean all = ends.containsKey(DataClass.SUBSTANCE_USE);
            items.add(
                    item(DataClass.PLAN, words.say("families.goals", called), goals(person, all, words), ends, words));
        }
        for (var kind : CopingKind.values()) {
            if (coping.sharedWith(person, kind, contact).isPresent()) {
                items.add(plan(person, kind, called, ends, words));
            }
        }
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(new Shared(
                        person.value(), called, rows.relation(person, contact).orElse(""), List.copyOf(items)));
    }

    private Shared.Item item(
            DataClass what, String title, List<String> lines, Map<DataClass, Optional<Instant>> ends, Words words) {
        return new Shared.Item(what, title, lines, until(what, ends, words), null);
    }

    private Shared.Item plan(
            ParticipantId person, CopingKind kind, String called, Map<DataClass, Optional<Instant>> ends, Words words) {
        var what = kind == CopingKind.SAFETY ? DataClass.SAFETY : DataClass.SUBSTANCE_USE;
        return new Shared.Item(
                what,
                words.say(kind == CopingKind.SAFETY ? "families.plan" : "families.plan.relapse", called),
                List.of(),
                until(what, ends, words),
                "/family/people/" + person.value() + "/" + kind.path());
    }

    private String until(DataClass what, Map<DataClass, Optional<Instant>> ends, Words words) {
        return ends.getOrDefault(what, Optional.empty())
                .map(end ->
                        words.say("families.until", new Show(words.locale(), house.zone()).date(end.minusMillis(1))))
                .orElse("");
    }

    private List<String> times(ParticipantId person, Words words) {
        var days = rows.days(person).stream()
                .map(day -> {
                    var show = new Show(words.locale(), ZoneId.of(day.zone()));
                    return show.date(day.startsAt()) + ", " + show.times(day.startsAt(), day.endsAt());
                })
                .toList();
        return days.isEmpty() ? List.of(words.say("families.times.none")) : days;
    }

    private List<String> how(ParticipantId person, String called, Words words) {
        var lines = new ArrayList<String>();
        rows.stay(person).ifPresent(stay -> {
            var today = LocalDate.ofInstant(rows.now(), ZoneId.of(stay.zone()));
            var week = ChronoUnit.WEEKS.between(stay.admittedOn(), today) + 1;
            lines.add(
                    stay.admittedOn().isAfter(today)
                            ? words.say("families.soon")
                            : words.say("families.week", Long.toString(week), Integer.toString(stay.usualWeeks())));
        });
        lines.add(words.say("families.goesOn", called));
        return lines;
    }

    private List<String> goals(ParticipantId person, boolean all, Words words) {
        var goals = rows.goals(person).stream()
                .filter(goal -> all || !goal.substances())
                .map(goal -> "“" + goal.ownWords() + "”")
                .toList();
        return goals.isEmpty() ? List.of(words.say("families.goals.none")) : goals;
    }
}
