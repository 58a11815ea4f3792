package org.footbridge.referrals;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.footbridge.people.Person;
import org.footbridge.people.SafeContact;

/** People who knock at Riverside. */
final class Knocks {

    private Knocks() {}

    /** Amara writes for herself; she may be called, in the evening, with no voicemail. */
    static NewInquiry amara() {
        return self(Person.named("Amara", "Okafor").reachedBy("555-010-2233"), Danger.NO);
    }

    static NewInquiry self(Person person, Danger danger) {
        var safe = new SafeContact(
                true, false, Optional.of("Tom from the office"), Optional.of("after 6 pm"), Optional.of("my husband"));
        return new NewInquiry(
                danger,
                person,
                safe,
                new Knocker(
                        person.givenName(),
                        Optional.empty(),
                        Knocker.Agreement.SELF,
                        person.phone(),
                        Optional.empty(),
                        safe),
                "I can't go on like this.",
                Set.of(Need.MENTAL_HEALTH),
                Optional.empty(),
                Optional.empty());
    }

    /** A mother writes for Leo, who does not know. */
    static NewInquiry motherOfLeo() {
        var hers = new SafeContact(true, true, Optional.empty(), Optional.empty(), Optional.empty());
        return new NewInquiry(
                Danger.NO,
                Person.named("Leo", "Brandt").born(LocalDate.of(2001, 5, 4)),
                SafeContact.unknown(),
                new Knocker(
                        "Ines Brandt",
                        Optional.of("mother"),
                        Knocker.Agreement.NO,
                        Optional.of("555-010-7788"),
                        Optional.empty(),
                        hers),
                "He drinks every day.",
                Set.of(Need.SUBSTANCE_USE),
                Optional.of("Blue Cross"),
                Optional.empty());
    }
}
