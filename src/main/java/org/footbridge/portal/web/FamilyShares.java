package org.footbridge.portal.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.footbridge.consents.Consents;
import org.footbridge.consents.DataClass;
import org.footbridge.people.ContactId;
import org.footbridge.people.NamesForAudiences;
import org.footbridge.people.ParticipantId;
import org.footbridge.safety.CopingKind;
import org.footbridge.safety.CopingPlans;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What one person shares with one contact at this moment: the family page shows it, and the person can try it. */
@Component
class FamilyShares {

    private final FamilyQuery query;
    private final Consents consents;
    private final CopingPlans coping;
    private final NamesForAudiences names;
    private final WordsOf wordsOf;

    FamilyShares(FamilyQuery query, Consents consents, CopingPlans coping, NamesForAudiences names, WordsOf wordsOf) {
        this.query = query;
        this.consents = consents;
        this.coping = coping;
        this.names = names;
        this.wordsOf = wordsOf;
    }

    /** Asked as the contact. A person whose release names nothing that is shown here is not there at all. */
    Optional<FamilyPage.Shared> with(ParticipantId person, ContactId contact, Locale locale) {
        var told = consents.toldTo(person, contact, query.now());
        boolean plan = coping.sharedWith(person, CopingKind.SAFETY, contact).isPresent();
        if (!plan && Stream.of(DataClass.ATTENDANCE, DataClass.PROGRESS).noneMatch(told::contains)) {
            return Optional.empty();
        }
        return Optional.of(new FamilyPage.Shared(
                person.value(),
                names.called(person, NamesForAudiences.Audience.FAMILY),
                told.contains(DataClass.ATTENDANCE) ? times(person, locale) : null,
                told.contains(DataClass.PROGRESS) ? how(person, wordsOf.of(locale)) : null,
                plan ? "/family/people/" + person.value() + "/" + CopingKind.SAFETY.path() : null));
    }

    private List<String> times(ParticipantId person, Locale locale) {
        return query.days(person).stream()
                .map(day -> {
                    var show = new Show(locale, ZoneId.of(day.zone()));
                    return show.date(day.startsAt()) + ", " + show.times(day.startsAt(), day.endsAt());
                })
                .toList();
    }

    private @Nullable String how(ParticipantId person, Words words) {
        return query.stay(person)
                .map(stay -> {
                    var today = LocalDate.ofInstant(query.now(), ZoneId.of(stay.zone()));
                    var week = ChronoUnit.WEEKS.between(stay.admittedOn(), today) + 1;
                    return stay.admittedOn().isAfter(today)
                            ? words.say("portal.family.soon")
                            : words.say("portal.family.week", Long.toString(week), Integer.toString(stay.usualWeeks()));
                })
                .orElse(null);
    }
}
