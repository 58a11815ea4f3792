package org.footbridge.portal.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.consents.Consents;
import org.footbridge.consents.DataClass;
import org.footbridge.people.ContactId;
import org.footbridge.people.NamesForAudiences;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.safety.CopingKind;
import org.footbridge.safety.CopingPlans;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What somebody near may know: only what a release in force names, and nothing once it is taken back. */
@Controller
class FamilyController {

    private final FamilyQuery query;
    private final Consents consents;
    private final CopingPlans coping;
    private final NamesForAudiences names;
    private final Authorization authorization;
    private final WordsOf wordsOf;

    FamilyController(
            FamilyQuery query,
            Consents consents,
            CopingPlans coping,
            NamesForAudiences names,
            Authorization authorization,
            WordsOf wordsOf) {
        this.query = query;
        this.consents = consents;
        this.coping = coping;
        this.names = names;
        this.authorization = authorization;
        this.wordsOf = wordsOf;
    }

    @GetMapping("/family")
    String family(Locale locale, Model model) {
        authorization.require(Permission.FAMILY_VIEW);
        var contact = new ContactId(Objects.requireNonNull(Actor.current().person()));
        var people = Optional.ofNullable(Actor.current().participants()).orElse(Set.of()).stream()
                .map(ParticipantId::new)
                .flatMap(person -> shared(person, contact, locale).stream())
                .sorted(Comparator.comparing(FamilyPage.Shared::called))
                .toList();
        model.addAttribute("page", new FamilyPage(people));
        return "portal/family";
    }

    /** A person whose release names neither is not shown at all: not even that they are here. */
    private Optional<FamilyPage.Shared> shared(ParticipantId person, ContactId contact, Locale locale) {
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
