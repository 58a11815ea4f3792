package org.footbridge.referrals.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
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
import org.footbridge.ui.Words;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed on the public page, exactly, so that nothing typed is lost when something is missing.
 *
 * @param danger {@code yes} or {@code no}
 * @param who {@code self} or {@code other}
 * @param website stays empty; people do not see it, machines fill it in
 */
public record InquiryForm(
        @Nullable String danger,
        @Nullable String who,
        @Nullable String name,
        @Nullable String relationship,
        @Nullable String personName,
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
        @Nullable String website) {

    private static final int LINE = 200;
    private static final int TEXT = 10_000;

    static InquiryForm empty() {
        return new InquiryForm(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    public List<String> needsChosen() {
        return needs == null ? List.of() : needs;
    }

    boolean isDanger() {
        return "yes".equals(danger);
    }

    private boolean forOther() {
        return "other".equals(who);
    }

    /** Somebody in danger is held up by nothing; all others are asked for what an answer needs. */
    Problems problems(Words words) {
        var problems = tooLong(words);
        if (isDanger()) {
            return problems;
        }
        if (!"no".equals(danger)) {
            problems = problems.and("danger", words.say("referrals.inquiry.danger.missing"));
        }
        if (!"self".equals(who) && !forOther()) {
            problems = problems.and("who", words.say("referrals.inquiry.who.missing"));
        }
        if (text(name).isEmpty()) {
            problems = problems.and("name", words.say("referrals.inquiry.name.missing"));
        }
        if (forOther() && agreement().isEmpty()) {
            problems = problems.and("agrees", words.say("referrals.inquiry.agrees.missing"));
        }
        if ("yes".equals(mayCall) && text(phone).isEmpty()) {
            problems = problems.and("phone", words.say("referrals.inquiry.phone.missing"));
        }
        if (text(phone)
                .filter(number -> number.replaceAll("[^0-9]", "").length() < 7)
                .isPresent()) {
            problems = problems.and("phone", words.say("referrals.inquiry.phone.short"));
        }
        if (text(phone).isPresent() && text(mayCall).isEmpty()) {
            problems = problems.and("mayCall", words.say("referrals.inquiry.mayCall.missing"));
        }
        return text(website).isEmpty()
                ? problems
                : problems.and("website", words.say("referrals.inquiry.website.full"));
    }

    private Problems tooLong(Words words) {
        var problems = Problems.none();
        var lines = new String[][] {
            {"name", name}, {"relationship", relationship}, {"personName", personName}, {"phone", phone},
            {"callerName", callerName}, {"hours", hours}, {"mustNotKnow", mustNotKnow}, {"payer", payer}
        };
        for (var line : lines) {
            if (text(line[1]).filter(value -> value.length() > LINE).isPresent()) {
                problems = problems.and(line[0], words.say("referrals.inquiry.long", String.valueOf(LINE)));
            }
        }
        return text(ownWords).filter(value -> value.length() > TEXT).isPresent()
                ? problems.and("ownWords", words.say("referrals.inquiry.long", "10,000"))
                : problems;
    }

    /** @param nameless what to call somebody who gave no name */
    NewInquiry read(Locale language, String nameless) {
        var safe = new SafeContact(
                "yes".equals(mayCall), "yes".equals(voicemail), text(callerName), text(hours), text(mustNotKnow));
        var writer = text(name).orElse(nameless);
        var personCalled = forOther() ? text(personName).orElse(nameless) : writer;
        var person = named(personCalled, language, forOther() ? Optional.empty() : text(phone));
        var knocker = new Knocker(
                writer,
                forOther() ? text(relationship) : Optional.empty(),
                forOther() ? agreement().orElse(Agreement.UNSURE) : Agreement.SELF,
                text(phone),
                Optional.empty(),
                safe);
        return new NewInquiry(
                isDanger() ? Danger.YES : "no".equals(danger) ? Danger.NO : Danger.NOT_ASKED,
                person,
                forOther() ? SafeContact.unknown() : safe,
                knocker,
                text(ownWords).orElse(""),
                chosenNeeds(),
                text(payer),
                Optional.empty());
    }

    /** The last word is the family name if there are several; a first name alone suffices. */
    private static Person named(String name, Locale language, Optional<String> phone) {
        int last = name.lastIndexOf(' ');
        var given = last < 0 ? name : name.substring(0, last);
        var family = last < 0 ? "" : name.substring(last + 1);
        return new Person(
                given,
                family,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(language.getLanguage()),
                phone,
                Optional.empty(),
                Optional.empty());
    }

    private Optional<Agreement> agreement() {
        return switch (text(agrees).orElse("")) {
            case "yes" -> Optional.of(Agreement.YES);
            case "no" -> Optional.of(Agreement.NO);
            case "unsure" -> Optional.of(Agreement.UNSURE);
            default -> Optional.empty();
        };
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

    static Optional<String> text(@Nullable String typed) {
        return Typed.text(typed);
    }
}
