package org.footbridge.demo;

import java.time.Duration;
import java.util.function.Supplier;
import org.footbridge.access.Accounts;
import org.footbridge.demo.Stays.Stay;
import org.footbridge.families.FamilyLetters;
import org.footbridge.families.WritingIn;
import org.footbridge.people.ContactId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Time;
import org.footbridge.safety.GuardianDoors;
import org.springframework.stereotype.Component;

/** Behind the family's door: a sister and a mother who wrote in, and a guardian whose door is open. */
@Component
class FromFamily {

    private final WritingIn writing;
    private final FamilyLetters letters;
    private final GuardianDoors doors;
    private final Accounts accounts;

    FromFamily(WritingIn writing, FamilyLetters letters, GuardianDoors doors, Accounts accounts) {
        this.writing = writing;
        this.letters = letters;
        this.doors = doors;
        this.accounts = accounts;
    }

    /** One letter read days ago and let through to Kai, one of Mara's sister that waits. */
    void write(DemoHouse house, Stay kai, ContactId mother, ContactId sister) {
        var therapist = house.leaderOf(kai.who().track());
        therapist.actor().run(() -> doors.open(kai.participant(), mother));
        Time.at(house.now().minus(Duration.ofDays(6)), () -> {
            wrote(
                    house,
                    mother,
                    "Kai",
                    "They came home from group and told us about the breathing by themselves. We tried it together at dinner. Thank you.");
            return kai;
        });
        Time.at(house.now().minus(Duration.ofDays(5)), () -> {
            therapist
                    .actor()
                    .run(() -> letters.about(kai.participant()).forEach(one -> {
                        letters.read(one.letterId());
                        letters.show(one.letterId(), true);
                    }));
            return kai;
        });
        Time.at(house.now().minus(Duration.ofHours(3)), () -> {
            wrote(
                    house,
                    sister,
                    "my sister",
                    "She sounds steadier on the phone. The night shifts still wear her out. I can take the boys on Thursdays.");
            return kai;
        });
    }

    private void wrote(DemoHouse house, ContactId contact, String about, String words) {
        Actor actor = inTheHouse(
                house,
                () -> accounts.actor(
                                accounts.accountOf(contact).orElseThrow(),
                                accounts.membershipOf(contact).orElseThrow())
                        .orElseThrow());
        actor.run(() -> writing.write(about, words, false));
    }

    private static <R> R inTheHouse(DemoHouse house, Supplier<R> work) {
        return Actor.job(house.organization(), "demo").call(work::get);
    }
}
