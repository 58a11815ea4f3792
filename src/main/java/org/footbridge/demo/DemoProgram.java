package org.footbridge.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.access.AccountId;
import org.footbridge.access.Accounts;
import org.footbridge.consents.DataClass;
import org.footbridge.consents.Release;
import org.footbridge.consents.Releases;
import org.footbridge.demo.Courses.Spread;
import org.footbridge.demo.Stays.Stay;
import org.footbridge.measures.InstrumentName;
import org.footbridge.measures.Instruments;
import org.footbridge.measures.Measures;
import org.footbridge.measures.Mode;
import org.footbridge.people.ContactId;
import org.footbridge.people.Contacts;
import org.footbridge.people.Contacts.NewContact;
import org.footbridge.people.NamesForAudiences;
import org.footbridge.people.NamesForAudiences.Audience;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Organizations;
import org.footbridge.platform.Role;
import org.footbridge.platform.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the demo program, once, on an empty data folder. */
@Component
class DemoProgram {

    private static final Logger log = LoggerFactory.getLogger(DemoProgram.class);

    private final Organizations organizations;
    private final Cast cast;
    private final Founding founding;
    private final Stays stays;
    private final Weeks weeks;
    private final OnPaper onPaper;
    private final Arriving arriving;
    private final HoldingOn holdingOn;
    private final Courses courses;
    private final MoreForms moreForms;
    private final Looking looking;
    private final Rooms rooms;
    private final Medicines medicines;
    private final Endings endings;
    private final FromFamily fromFamily;
    private final Duties duties;
    private final Practicing practicing;
    private final Corners corners;
    private final KeptPapers papers;
    private final TeamLetters letters;
    private final Talking talking;
    private final Telling telling;
    private final HospitalBundle hospital;
    private final Accounts accounts;
    private final Contacts contacts;
    private final NamesForAudiences names;
    private final Measures measures;
    private final Instruments instruments;
    private final Clock clock;

    DemoProgram(
            Organizations organizations,
            Cast cast,
            Founding founding,
            Stays stays,
            Weeks weeks,
            OnPaper onPaper,
            Arriving arriving,
            HoldingOn holdingOn,
            Courses courses,
            MoreForms moreForms,
            Looking looking,
            Rooms rooms,
            Medicines medicines,
            Endings endings,
            FromFamily fromFamily,
            Duties duties,
            Practicing practicing,
            Corners corners,
            KeptPapers papers,
            TeamLetters letters,
            Talking talking,
            Telling telling,
            HospitalBundle hospital,
            Accounts accounts,
            Contacts contacts,
            NamesForAudiences names,
            Measures measures,
            Instruments instruments,
            Clock clock) {
        this.organizations = organizations;
        this.cast = cast;
        this.founding = founding;
        this.stays = stays;
        this.weeks = weeks;
        this.onPaper = onPaper;
        this.arriving = arriving;
        this.holdingOn = holdingOn;
        this.courses = courses;
        this.moreForms = moreForms;
        this.looking = looking;
        this.rooms = rooms;
        this.medicines = medicines;
        this.endings = endings;
        this.fromFamily = fromFamily;
        this.duties = duties;
        this.practicing = practicing;
        this.corners = corners;
        this.papers = papers;
        this.letters = letters;
        this.talking = talking;
        this.telling = telling;
        this.hospital = hospital;
        this.accounts = accounts;
        this.contacts = contacts;
        this.names = names;
        this.measures = measures;
        this.instruments = instruments;
        this.clock = clock;
    }

    boolean isMade() {
        return organizations.bySlug(Founding.SLUG).isPresent();
    }

    void make() {
        var begun = clock.instant();
        log.info("Making the demo program: a house, a team, forty people and nine weeks.");
        var house = founding.found();
        List<Stay> all = new ArrayList<>();
        for (var who : cast.everybody()) {
            stays.carry(house, who).ifPresent(all::add);
        }
        log.info("Everybody has found their way in. Now the weeks.");
        weeks.schedule(house);
        holdingOn.write(house, all);
        courses.answer(house, all);
        moreForms.answer(house, all);
        var own = logins(house, all);
        arriving.tonight(house, all);
        onPaper.keep(house);
        weeks.hold(house, all);
        rooms.numberExchanged(house);
        medicines.give(house, all);
        papers.keep(house, all);
        practicing.practice(house, all);
        corners.fill(house, all);
        letters.write(house, all, own.getFirst(), own.getLast());
        looking.look(house, all);
        talking.together(house, all);
        leave(house, all);
        talking.afterwards(house, all);
        telling.tell(house, all);
        looking.ask(house);
        holdingOn.lookAgain(house, all);
        endings.finishOldWork(house);
        duties.plan(house);
        hospital.send(house);
        tonight(house, all);
        log.info(
                "The demo program is there after {} s.",
                Duration.between(begun, clock.instant()).toSeconds());
    }

    private void leave(DemoHouse house, List<Stay> all) {
        for (var stay : all) {
            var lapse = stay.who().lapseDaysAgo();
            if (lapse != null) {
                endings.lapse(house, stay, lapse);
            }
            switch (stay.who().stage()) {
                case "stepped-down" -> endings.stepDown(house, stay);
                case "completed" -> endings.complete(house, stay);
                case "lost-contact" -> {
                    rooms.seek(house, stay);
                    endings.loseContact(house, stay);
                }
                default -> {}
            }
        }
    }

    /** Mara and Kai sign in themselves, and each has somebody near. */
    private List<Actor> logins(DemoHouse house, List<Stay> all) {
        var mara = named(all, "Mara");
        var kai = named(all, "Kai");
        var own = asJob(
                house,
                () -> List.of(
                        participant(house, "participant@demo", mara.participant()),
                        participant(house, "teen@demo", kai.participant())));
        var team = house.colleague("intake");
        ContactId ana = team.actor().call(() -> {
            names.choose(kai.participant(), Audience.FAMILY, "Kai", Optional.of("they/them"));
            return contacts.add(
                    mara.participant(),
                    new NewContact(
                            "Ana Quintana",
                            "sister",
                            Optional.of("(518) 555-0163"),
                            Optional.empty(),
                            false,
                            true,
                            false));
        });
        ContactId elena = team.actor().call(() -> contacts.of(kai.participant())).stream()
                .filter(Contacts.Contact::guardian)
                .map(Contacts.Contact::contactId)
                .findFirst()
                .orElseThrow();
        asJob(house, () -> {
            member("family@demo", Role.CONTACT, ana);
            member("guardian@demo", Role.CONTACT, elena);
            return true;
        });
        endings.share(
                house,
                mara,
                contact(ana, "Ana Quintana", "So that she knows how I am doing"),
                List.of(
                        new Releases.Thing(
                                DataClass.ATTENDANCE, Optional.of(house.now().plus(Duration.ofDays(120)))),
                        new Releases.Thing(
                                DataClass.PROGRESS, Optional.of(house.now().plus(Duration.ofDays(60)))),
                        new Releases.Thing(
                                DataClass.PLAN, Optional.of(house.now().plus(Duration.ofDays(30))))));
        endings.share(
                house,
                kai,
                contact(elena, "Elena Morales", "So that she can help at home"),
                List.of(
                        new Releases.Thing(
                                DataClass.ATTENDANCE, Optional.of(house.now().plus(Duration.ofDays(120)))),
                        new Releases.Thing(
                                DataClass.SAFETY, Optional.of(house.now().plus(Duration.ofDays(120))))));
        fromFamily.write(house, kai, elena, ana);
        return own;
    }

    private static Release contact(ContactId who, String name, String purpose) {
        return new Release(Optional.of(who), name, Set.of(), purpose, Optional.empty(), Optional.empty());
    }

    /** What waits right now: a measure for Mara, and an alert some minutes old. */
    private void tonight(DemoHouse house, List<Stay> all) {
        var mara = named(all, "Mara");
        var gareth = named(all, "Gareth");
        var dana = house.colleague("therapist");
        dana.actor()
                .call(() -> measures.assign(
                        mara.participant(),
                        InstrumentName.PHQ9,
                        house.today().plusDays(1),
                        mara.episode().map(Id::value),
                        Optional.empty()));
        Time.at(
                house.now().minus(Duration.ofMinutes(8)),
                () -> asJob(
                        house,
                        () -> measures.complete(
                                gareth.participant(),
                                InstrumentName.PHQ9,
                                Spread.over(
                                        instruments.current(InstrumentName.PHQ9).orElseThrow(), 19, 2),
                                Mode.SELF,
                                gareth.episode().map(Id::value))));
    }

    private Actor participant(DemoHouse house, String signInName, Id person) {
        AccountId login = accounts.create(signInName, Founding.PASSWORD);
        var membership = accounts.join(login, Set.of(Role.PARTICIPANT), person);
        accounts.cameIn(membership);
        return Actor.participant(house.organization(), login.value(), membership.value(), person.value());
    }

    private void member(String signInName, Role role, Id person) {
        AccountId login = accounts.create(signInName, Founding.PASSWORD);
        accounts.cameIn(accounts.join(login, Set.of(role), person));
    }

    private static <T> T asJob(DemoHouse house, ScopedValue.CallableOp<T, RuntimeException> work) {
        return Actor.job(house.organization(), "demo").call(work);
    }

    private static Stay named(List<Stay> all, String given) {
        return all.stream()
                .filter(stay -> stay.who().given().equals(given))
                .findFirst()
                .orElseThrow();
    }
}
