package org.footbridge.referrals.web;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.people.Person;
import org.footbridge.people.SafeContact;
import org.footbridge.referrals.Danger;
import org.footbridge.referrals.Knocker;
import org.footbridge.referrals.Knocker.Agreement;
import org.footbridge.referrals.Need;
import org.footbridge.referrals.NewInquiry;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/** What a coordinator typed while somebody was on the phone. */
public record PhoneForm(
        @Nullable String danger,
        @Nullable String who,
        @Nullable String given,
        @Nullable String family,
        @Nullable String born,
        @Nullable String caller,
        @Nullable String relationship,
        @Nullable String agrees,
        @Nullable String phone,
        @Nullable String mayCall,
        @Nullable String voicemail,
        @Nullable String callerName,
        @Nullable String hours,
        @Nullable String mustNotKnow,
        @Nullable String ownWords,
        @Nullable List<String> needs,
        @Nullable String payer,
        @Nullable String foundUs) {

    static PhoneForm empty() {
        return of(Map.of());
    }

    /** As a draft keeps it. */
    static PhoneForm of(Map<String, String> draft) {
        return new PhoneForm(
                draft.get("danger"),
                draft.get("who"),
                draft.get("given"),
                draft.get("family"),
                draft.get("born"),
                draft.get("caller"),
                draft.get("relationship"),
                draft.get("agrees"),
                draft.get("phone"),
                draft.get("mayCall"),
                draft.get("voicemail"),
                draft.get("callerName"),
                draft.get("hours"),
                draft.get("mustNotKnow"),
                draft.get("ownWords"),
                Optional.ofNullable(draft.get("needs"))
                        .map(words -> List.of(words.split(",")))
                        .orElse(List.of()),
                draft.get("payer"),
                draft.get("foundUs"));
    }

    Map<String, String> draft() {
        var fields = new LinkedHashMap<String, String>();
        put(fields, "danger", danger);
        put(fields, "who", who);
        put(fields, "given", given);
        put(fields, "family", family);
        put(fields, "born", born);
        put(fields, "caller", caller);
        put(fields, "relationship", relationship);
        put(fields, "agrees", agrees);
        put(fields, "phone", phone);
        put(fields, "mayCall", mayCall);
        put(fields, "voicemail", voicemail);
        put(fields, "callerName", callerName);
        put(fields, "hours", hours);
        put(fields, "mustNotKnow", mustNotKnow);
        put(fields, "ownWords", ownWords);
        put(fields, "needs", String.join(",", needsChosen()));
        put(fields, "payer", payer);
        put(fields, "foundUs", foundUs);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        Typed.text(value).ifPresent(text -> fields.put(name, text));
    }

    public List<String> needsChosen() {
        return needs == null ? List.of() : needs;
    }

    private boolean forOther() {
        return "other".equals(who);
    }

    Problems problems(LocalDate today) {
        var problems = Problems.none();
        if (!"yes".equals(danger) && !"no".equals(danger)) {
            problems = problems.and("danger", "Ask first whether somebody is in danger now.");
        }
        if (Typed.text(given).isEmpty()) {
            problems = problems.and("given", "A first name is enough.");
        }
        if (forOther() && Typed.text(caller).isEmpty()) {
            problems = problems.and("caller", "Who is calling?");
        }
        if (Typed.text(born).isPresent()
                && Typed.date(born).filter(day -> !day.isAfter(today)).isEmpty()) {
            problems = problems.and("born", "This is no birth date.");
        }
        if ("yes".equals(mayCall) && Typed.text(phone).isEmpty()) {
            problems = problems.and("phone", "We may call: which number?");
        }
        return problems;
    }

    NewInquiry read() {
        var safe = new SafeContact(
                "yes".equals(mayCall),
                "yes".equals(voicemail),
                Typed.text(callerName),
                Typed.text(hours),
                Typed.text(mustNotKnow));
        var person = new Person(
                Typed.text(given).orElseThrow(),
                Typed.text(family).orElse(""),
                Optional.empty(),
                Optional.empty(),
                Typed.date(born),
                Optional.empty(),
                Optional.empty(),
                forOther() ? Optional.empty() : Typed.text(phone),
                Optional.empty(),
                Optional.empty());
        var name = (person.givenName() + " " + person.familyName()).strip();
        return new NewInquiry(
                "yes".equals(danger) ? Danger.YES : Danger.NO,
                person,
                forOther() ? SafeContact.unknown() : safe,
                new Knocker(
                        forOther() ? Typed.text(caller).orElseThrow() : name,
                        forOther() ? Typed.text(relationship) : Optional.empty(),
                        forOther() ? Typed.word(Agreement.class, agrees).orElse(Agreement.UNSURE) : Agreement.SELF,
                        Typed.text(phone),
                        Optional.empty(),
                        safe),
                Typed.text(ownWords).orElse(""),
                chosenNeeds(),
                Typed.text(payer),
                Typed.text(foundUs));
    }

    private Set<Need> chosenNeeds() {
        Set<Need> chosen = EnumSet.noneOf(Need.class);
        for (var need : Need.values()) {
            if (needsChosen().contains(need.name().toLowerCase(Locale.ROOT))) {
                chosen.add(need);
            }
        }
        return chosen;
    }
}
