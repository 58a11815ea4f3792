package org.footbridge.demo;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.access.Capacity;
import org.footbridge.consents.ConsentAuthority;
import org.footbridge.consents.ConsentAuthority.Assent;
import org.footbridge.consents.ConsentAuthority.Authority;
import org.footbridge.consents.ConsentAuthority.CustodyPaper;
import org.footbridge.consents.ConsentAuthority.MayConsent;
import org.footbridge.consents.ConsentAuthority.MaySee;
import org.footbridge.consents.ConsentForms;
import org.footbridge.consents.ConsentKind;
import org.footbridge.consents.Consents;
import org.footbridge.consents.Form;
import org.footbridge.consents.Need;
import org.footbridge.consents.Signer;
import org.footbridge.coverage.Authorizations;
import org.footbridge.coverage.Authorizations.NewAuthorization;
import org.footbridge.demo.DemoHouse.Colleague;
import org.footbridge.episodes.Admissions;
import org.footbridge.episodes.Answer;
import org.footbridge.episodes.Assessments;
import org.footbridge.episodes.CarePart;
import org.footbridge.episodes.Dimension;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.episodes.Episodes;
import org.footbridge.episodes.Intake;
import org.footbridge.episodes.Level;
import org.footbridge.episodes.LevelOfCare;
import org.footbridge.episodes.LevelsOfCare;
import org.footbridge.episodes.Offers;
import org.footbridge.episodes.ScreeningAnswers;
import org.footbridge.episodes.Screenings;
import org.footbridge.episodes.Signed;
import org.footbridge.episodes.Statement;
import org.footbridge.episodes.Waitlist;
import org.footbridge.people.Contacts;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Person;
import org.footbridge.people.SafeContact;
import org.footbridge.plans.Modality;
import org.footbridge.plans.ObjectiveStatus;
import org.footbridge.plans.PlanContent;
import org.footbridge.plans.Plans;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Time;
import org.footbridge.referrals.Attempt;
import org.footbridge.referrals.ContactAttempts;
import org.footbridge.referrals.Danger;
import org.footbridge.referrals.Inquiries;
import org.footbridge.referrals.Knocker;
import org.footbridge.referrals.NewInquiry;
import org.footbridge.referrals.ReferralId;
import org.footbridge.referrals.Referrals;
import org.footbridge.referrals.Way;
import org.springframework.stereotype.Component;

/** Carries each of the cast from the first word to where they are today. */
@Component
class Stays {

    private final Inquiries inquiries;
    private final Referrals referrals;
    private final ContactAttempts attempts;
    private final Contacts contacts;
    private final Intake intake;
    private final Screenings screenings;
    private final Assessments assessments;
    private final LevelsOfCare levels;
    private final Offers offers;
    private final Waitlist waitlist;
    private final Admissions admissions;
    private final Episodes episodes;
    private final Consents consents;
    private final ConsentForms forms;
    private final ConsentAuthority authority;
    private final Authorizations authorizations;
    private final Plans plans;
    private final Clock clock;

    Stays(
            Inquiries inquiries,
            Referrals referrals,
            ContactAttempts attempts,
            Contacts contacts,
            Intake intake,
            Screenings screenings,
            Assessments assessments,
            LevelsOfCare levels,
            Offers offers,
            Waitlist waitlist,
            Admissions admissions,
            Episodes episodes,
            Consents consents,
            ConsentForms forms,
            ConsentAuthority authority,
            Authorizations authorizations,
            Plans plans,
            Clock clock) {
        this.inquiries = inquiries;
        this.referrals = referrals;
        this.attempts = attempts;
        this.contacts = contacts;
        this.intake = intake;
        this.screenings = screenings;
        this.assessments = assessments;
        this.levels = levels;
        this.offers = offers;
        this.waitlist = waitlist;
        this.admissions = admissions;
        this.episodes = episodes;
        this.consents = consents;
        this.forms = forms;
        this.authority = authority;
        this.authorizations = authorizations;
        this.plans = plans;
        this.clock = clock;
    }

    /** Somebody of the cast, with what came of them. */
    record Stay(CastMember who, ParticipantId participant, Optional<EpisodeId> episode, LocalDate firstDay) {}

    /** Nothing for somebody who only knocked. */
    Optional<Stay> carry(DemoHouse house, CastMember who) {
        int daysBefore = who.began() ? 9 : 0;
        var knocked = house.at(house.today().minusDays(who.startedDaysAgo() + daysBefore), knockingHour(who));
        var referral = Time.at(knocked, () -> knock(house, who));
        var intakeTeam = house.colleague("intake");
        if (!who.hasStay()) {
            return Optional.empty();
        }
        Time.at(knocked.plus(Duration.ofHours(3)), () -> intakeTeam.actor().call(() -> reach(house, who, referral)));
        var episode = Time.at(
                knocked.plus(Duration.ofHours(4)),
                () -> intakeTeam.actor().call(() -> intake.open(referral, house.programOf(who.track()))));
        var participant = intakeTeam.actor().call(() -> episodes.get(episode).participantId());
        Time.at(knocked.plus(Duration.ofHours(5)), () -> intakeTeam.actor().call(() -> screen(who, episode)));
        var first = house.today().minusDays(who.startedDaysAgo());
        if (who.stage().equals("screening")) {
            return Optional.of(new Stay(who, participant, Optional.of(episode), first));
        }
        decide(house, who, episode, participant, knocked);
        switch (who.stage()) {
            case "waitlist" ->
                Time.at(
                        knocked.plus(Duration.ofDays(2)),
                        () -> intakeTeam
                                .actor()
                                .call(() -> done(
                                        who,
                                        waitlist.join(
                                                episode,
                                                house.track(who.track()),
                                                intakeTeam.id(),
                                                house.today().plusDays(2)))));
            case "offered" ->
                Time.at(
                        knocked.plus(Duration.ofDays(2)),
                        () -> intakeTeam
                                .actor()
                                .call(() -> done(
                                        who, offers.make(episode, house.track(who.track()), firstDay(house, who)))));
            default -> admit(house, who, episode, participant, knocked, first);
        }
        return Optional.of(new Stay(who, participant, Optional.of(episode), first));
    }

    /** A day on which the track meets: evenings meet on today's weekday, the others on Mondays. */
    private static LocalDate firstDay(DemoHouse house, CastMember who) {
        return who.track().equals("evening")
                ? house.today().plusDays(7)
                : house.today().plusDays(3).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    private static LocalTime knockingHour(CastMember who) {
        // Many write when the house is asleep.
        return who.family().hashCode() % 3 == 0 ? LocalTime.of(2, 10) : LocalTime.of(10, 20);
    }

    private ReferralId knock(DemoHouse house, CastMember who) {
        var born = house.today()
                .minusYears(who.age())
                .minusDays(40L + Math.floorMod(who.given().hashCode(), 280));
        var safe = new SafeContact(
                true,
                who.family().length() % 2 == 0,
                Optional.of("the office"),
                Optional.of(who.track().equals("evening") ? "after four" : "mornings"),
                who.family().length() % 5 == 0 ? Optional.of("my employer") : Optional.empty());
        var person = Person.named(who.given(), who.family())
                .born(born)
                .pronounced(who.pronouns())
                .reachedBy(
                        "(518) 555-01%02d".formatted(Math.floorMod(who.family().hashCode(), 90) + 10));
        var self = new Knocker(
                who.given(), Optional.empty(), Knocker.Agreement.SELF, person.phone(), Optional.empty(), safe);
        var knocker = who.onBehalf() == null
                ? self
                : new Knocker(
                        "A " + who.onBehalf(),
                        Optional.of(who.onBehalf()),
                        Knocker.Agreement.YES,
                        person.phone(),
                        Optional.empty(),
                        safe);
        Set<org.footbridge.referrals.Need> needs = who.usesSubstances()
                ? Set.of(org.footbridge.referrals.Need.SUBSTANCE_USE, org.footbridge.referrals.Need.MENTAL_HEALTH)
                : Set.of(org.footbridge.referrals.Need.MENTAL_HEALTH);
        var inquiry = new NewInquiry(
                Danger.NO, person, safe, knocker, who.ownWords(), needs, Optional.empty(), Optional.of("a friend"));
        return who.onBehalf() == null && !who.isYoung()
                ? Actor.visitor(house.organization()).call(() -> inquiries.inquire(inquiry))
                : house.colleague("intake").actor().call(() -> inquiries.takeCall(inquiry));
    }

    private boolean reach(DemoHouse house, CastMember who, ReferralId referral) {
        var today = LocalDate.ofInstant(clock.instant(), house.zone());
        referrals.plan(referral, house.colleague("intake").id(), today.plusDays(1));
        attempts.log(
                referral,
                new Attempt(
                        Way.CALL,
                        Attempt.Outcome.REACHED,
                        "Talked for ten minutes. " + who.given() + " asked what a day here looks like.",
                        Optional.of(today.plusDays(1))));
        return true;
    }

    private boolean screen(CastMember who, EpisodeId episode) {
        var round = screenings.begin(episode, "First screening");
        var form = screenings.get(round).form();
        Map<String, String> answers = new HashMap<>();
        form.items().forEach(item -> {
            switch (item.kind()) {
                case STOP -> answers.put(item.key(), ScreeningAnswers.NO);
                case ASK -> answers.put(item.key(), ScreeningAnswers.YES);
                case WORDS -> {}
            }
        });
        answers.put("thinking", ScreeningAnswers.NO);
        answers.put("why_now", who.ownWords());
        answers.put("needs", who.needs());
        answers.put("groups", who.track().equals("teen") ? "a class at school" : "none yet");
        if (who.usesSubstances()) {
            answers.put("use_what", who.needs());
            answers.put("use_last", "some weeks ago");
        }
        if ("withdrawal".equals(who.screeningStop())) {
            answers.put("withdrawal_now", ScreeningAnswers.YES);
            answers.put("seizures", ScreeningAnswers.UNKNOWN);
            answers.put("use_last", "last night");
        }
        screenings.save(round, screenings.get(round).version(), new ScreeningAnswers(answers));
        return done(who, screenings.complete(round));
    }

    private void decide(
            DemoHouse house, CastMember who, EpisodeId episode, ParticipantId participant, Instant knocked) {
        var therapist = house.leaderOf(who.track());
        Time.at(
                knocked.plus(Duration.ofHours(20)),
                () -> house.colleague("intake").actor().call(() -> {
                    episodes.assign(episode, therapist.id(), CarePart.PRIMARY_THERAPIST);
                    return true;
                }));
        Time.at(knocked.plus(Duration.ofHours(26)), () -> therapist.actor().call(() -> assess(who, episode)));
        Time.at(knocked.plus(Duration.ofHours(30)), () -> therapist.actor().call(() -> level(who, episode)));
        if (who.isYoung()) {
            Time.at(
                    knocked.plus(Duration.ofHours(31)),
                    () -> house.colleague("intake").actor().call(() -> minor(house, who, participant)));
        }
    }

    private boolean assess(CastMember who, EpisodeId episode) {
        var id = assessments.begin(episode);
        var assessment = assessments.get(id);
        for (var section : assessment.form().sectionsFor(who.isYoung())) {
            var text = Charts.assessment(section.key(), who);
            if (!text.isBlank()) {
                var field = section.fields().getFirst().key();
                assessments.saveSection(
                        id,
                        section.key(),
                        0,
                        List.of(new Statement(
                                field,
                                text,
                                section.key().equals("mental_status")
                                                || section.key().equals("formulation")
                                        ? Statement.Informant.CLINICIAN
                                        : Statement.Informant.PARTICIPANT)));
            }
        }
        return signed(who, assessments.sign(id));
    }

    private boolean level(CastMember who, EpisodeId episode) {
        var id = levels.begin(episode);
        Map<Dimension, LevelOfCare.Rating> ratings = new LinkedHashMap<>();
        for (var dimension : Dimension.values()) {
            ratings.put(dimension, Charts.rating(dimension, who));
        }
        int right = who.clinicalDays() == null ? 3 : who.clinicalDays();
        int chosen = 3;
        var words = new LevelOfCare.Words(
                4,
                ratings,
                Optional.of(new LevelOfCare.Chosen(Level.INTENSIVE_OUTPATIENT, Optional.of(right))),
                who.wish() == null ? "Three days is what I can do." : who.wish(),
                Optional.of(new LevelOfCare.Chosen(Level.INTENSIVE_OUTPATIENT, Optional.of(chosen))),
                right == chosen
                        ? ""
                        : "The payer allows three days a week and the person cannot leave the night shift.",
                right == chosen ? "" : who.given() + ", with Dana Whitehorse");
        levels.save(id, levels.get(id).version(), words);
        return signed(who, levels.sign(id));
    }

    private boolean minor(DemoHouse house, CastMember who, ParticipantId participant) {
        var mother = contacts.add(
                participant,
                new Contacts.NewContact(
                        "Elena " + who.family(),
                        "mother",
                        Optional.of("(518) 555-0129"),
                        Optional.empty(),
                        true,
                        true,
                        true));
        for (var service : ConsentAuthority.Service.values()) {
            boolean alone = service == ConsentAuthority.Service.SUBSTANCE_USE && who.usesSubstances();
            authority.record(
                    new Authority(
                            participant,
                            service,
                            alone ? MayConsent.MINOR : MayConsent.BOTH,
                            alone ? MaySee.MINOR_ONLY : MaySee.GUARDIAN_TOO,
                            "NY",
                            house.today().minusDays(who.startedDaysAgo() + 8L),
                            "Decided by the director for the demo; not a statement of law",
                            Optional.empty(),
                            Optional.of(mother),
                            Optional.of("Elena " + who.family()),
                            CustodyPaper.NONE_NEEDED,
                            Assent.GIVEN,
                            Optional.of("I want to try it.")),
                    Regime.PART2);
        }
        return true;
    }

    private void admit(
            DemoHouse house,
            CastMember who,
            EpisodeId episode,
            ParticipantId participant,
            Instant knocked,
            LocalDate first) {
        var team = house.colleague("intake");
        var track = house.track(who.track());
        var therapist = house.leaderOf(who.track());
        Time.at(
                knocked.plus(Duration.ofDays(3)),
                () -> team.actor().call(() -> {
                    done(who, offers.make(episode, track, first));
                    return done(
                            who,
                            offers.answer(offers.open(episode).orElseThrow().id(), Offers.Reply.ACCEPTED, "", null));
                }));
        Time.at(knocked.plus(Duration.ofDays(4)), () -> team.actor().call(() -> consent(who, participant)));
        Time.at(
                knocked.plus(Duration.ofDays(5)),
                () -> team.actor().call(() -> {
                    done(
                            who,
                            admissions.admit(
                                    episode,
                                    track,
                                    first,
                                    house.colleague("lamar").id()));
                    authorize(house, who, episode, first, team);
                    return true;
                }));
        Time.at(
                house.at(first.minusDays(1), LocalTime.of(14, 0)),
                () -> therapist.actor().call(() -> plan(house, who, episode, first, therapist)));
    }

    private boolean consent(CastMember who, ParticipantId participant) {
        var signer = new Signer.InPerson(
                who.isYoung() ? "Elena " + who.family() : who.given() + " " + who.family(),
                who.isYoung() ? Capacity.GUARDIAN : Capacity.SELF);
        for (var form : forms.current("en")) {
            if (form.kind() == ConsentKind.RELEASE
                    || form.kind() == ConsentKind.COUNSELING_NOTES
                    || form.kind() == ConsentKind.LEGAL_PROCEEDINGS) {
                continue;
            }
            if (form.need() == Need.OPTIONAL && form.kind() != ConsentKind.AFTERCARE) {
                consents.decline(participant, form.id(), signer, Regime.PART2);
            } else {
                kept(who, form, consents.sign(participant, form.id(), signer, Regime.PART2));
            }
        }
        return true;
    }

    private void authorize(DemoHouse house, CastMember who, EpisodeId episode, LocalDate first, Colleague owner) {
        int days = who.authorizedDays() == null ? 3 : who.authorizedDays();
        var until = who.family().length() % 7 == 0 ? house.today().plusDays(4) : first.plusWeeks(10);
        authorizations.record(new NewAuthorization(
                episode,
                who.isYoung() ? "State Medicaid" : "Hudson Valley Health",
                "A" + Math.floorMod(who.family().hashCode(), 90_000),
                Level.INTENSIVE_OUTPATIENT,
                Optional.of(days),
                days * 8,
                Authorizations.Unit.DAY,
                0,
                first,
                until.isBefore(first) ? first.plusWeeks(4) : until,
                Optional.of(until.isBefore(first) ? first.plusWeeks(3) : until.minusDays(2)),
                Optional.of(owner.id())));
    }

    private boolean plan(DemoHouse house, CastMember who, EpisodeId episode, LocalDate first, Colleague therapist) {
        var version = plans.draft(episode);
        var measure = who.isYoung() ? Optional.of("PHQA") : Optional.of("PHQ9");
        var totals = who.isYoung() ? who.gad7() : who.phq9();
        Integer start = totals.isEmpty() ? null : totals.getFirst();
        var now = clock.instant();
        var objective = new PlanContent.Objective(
                Id.fresh(now),
                who.objective(),
                measure,
                Optional.ofNullable(start).map(BigDecimal::valueOf),
                Optional.ofNullable(start).map(value -> BigDecimal.valueOf(Math.max(4, value / 2))),
                Optional.of(first.plusWeeks(6)),
                ObjectiveStatus.ACTIVE,
                Optional.empty(),
                List.of(
                        new PlanContent.Intervention(
                                Id.fresh(now),
                                "Groups of the " + who.track() + " track, with skills practiced at home",
                                Modality.GROUP,
                                Optional.of(3),
                                Optional.of(180),
                                Optional.of(12),
                                Optional.of(therapist.id())),
                        new PlanContent.Intervention(
                                Id.fresh(now),
                                "One talk a week about what stands in the way",
                                Modality.INDIVIDUAL,
                                Optional.of(1),
                                Optional.of(45),
                                Optional.of(12),
                                Optional.of(therapist.id()))));
        var goal = new PlanContent.Goal(Id.fresh(now), who.goal(), List.of(objective));
        var problem = new PlanContent.Problem(Id.fresh(now), Charts.problem(who), Charts.diagnosis(who), List.of(goal));
        plans.save(
                version,
                0,
                new PlanContent(
                        who.strength() == null ? "Came on the first day" : capital(who.strength()),
                        who.wish() == null ? "Wants to keep work and home going" : who.wish(),
                        "When the goal is reached in the person's own words and the weeks hold without us",
                        "",
                        Optional.of(first.plusWeeks(4)),
                        List.of(problem)));
        expect(who, plans.sign(version), Plans.PlanSigned.class);
        expect(
                who,
                who.given().equals("Clementine")
                        ? plans.decline(version, "Not before my daughter has read it. She has signed too much for me.")
                        : plans.agreeInPerson(version, who.given() + " " + who.family(), Capacity.SELF, ""),
                Plans.PlanSigned.class);
        return true;
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    private static boolean done(CastMember who, Answer answer) {
        if (answer instanceof Answer.Refused refused) {
            throw new IllegalStateException(
                    "The demo could not go on with %s: %s".formatted(who.family(), refused.sentence()));
        }
        return true;
    }

    private static boolean signed(CastMember who, Signed signed) {
        if (!(signed instanceof Signed.Done)) {
            throw new IllegalStateException("The demo could not sign for %s: %s".formatted(who.family(), signed));
        }
        return true;
    }

    private static void kept(CastMember who, Form form, Object answered) {
        if (!answered.getClass().getSimpleName().equals("Kept")) {
            throw new IllegalStateException(
                    "The demo could not sign %s for %s: %s".formatted(form.kind(), who.family(), answered));
        }
    }

    private static void expect(CastMember who, Object answer, Class<?> wanted) {
        if (!wanted.isInstance(answer)) {
            throw new IllegalStateException("The demo could not go on with %s: %s".formatted(who.family(), answer));
        }
    }
}
