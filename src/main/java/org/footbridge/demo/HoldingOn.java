package org.footbridge.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.demo.DemoHouse.Colleague;
import org.footbridge.demo.Stays.Stay;
import org.footbridge.plans.OnTheWay;
import org.footbridge.plans.PlanReviewId;
import org.footbridge.plans.PlanReviews;
import org.footbridge.plans.PlanVersionId;
import org.footbridge.plans.Plans;
import org.footbridge.plans.ReviewOutcome;
import org.footbridge.plans.ReviewReason;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Time;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.Programs;
import org.footbridge.safety.Coping;
import org.footbridge.safety.CopingContent;
import org.footbridge.safety.CopingKind;
import org.footbridge.safety.CopingPlans;
import org.footbridge.safety.CopingVersionId;
import org.footbridge.safety.CopyWay;
import org.footbridge.safety.LapseId;
import org.footbridge.safety.Lapses;
import org.footbridge.safety.Naloxone;
import org.footbridge.safety.Part;
import org.springframework.stereotype.Component;

/** What Mara and Kai hold on to: a safety plan gone through again and again, a relapse plan, a lapse told, plans looked at again. */
@Component
class HoldingOn {

    private final CopingPlans coping;
    private final Naloxone naloxone;
    private final Lapses lapses;
    private final Plans plans;
    private final PlanReviews reviews;
    private final OnTheWay onTheWay;
    private final Programs programs;

    HoldingOn(
            CopingPlans coping,
            Naloxone naloxone,
            Lapses lapses,
            Plans plans,
            PlanReviews reviews,
            OnTheWay onTheWay,
            Programs programs) {
        this.coping = coping;
        this.naloxone = naloxone;
        this.lapses = lapses;
        this.plans = plans;
        this.reviews = reviews;
        this.onTheWay = onTheWay;
        this.programs = programs;
    }

    /** Before the weekly answers come: a reviewed plan lets the same answer wait for the day (CARE 35). */
    void write(DemoHouse house, List<Stay> all) {
        consequences(house);
        mara(house, named(all, "Mara"));
        kai(house, named(all, "Kai"));
    }

    private void consequences(DemoHouse house) {
        var since = house.today().minusWeeks(9);
        for (var rule : List.of(
                new String[] {
                    Lapses.Consequence.TOLD.rule(java.util.Locale.US),
                    "Your therapist, and whoever leads your groups that day."
                },
                new String[] {
                    Lapses.Consequence.NOT_TOLD.rule(java.util.Locale.US),
                    "Family, work, court, insurer: nobody, unless a release of yours names them."
                },
                new String[] {
                    Lapses.Consequence.PLACE.rule(java.util.Locale.US),
                    "Your place stays yours. We meet within two days and look at the plan together."
                },
                new String[] {
                    Lapses.Consequence.PLACE.rule(java.util.Locale.of("es")),
                    "Su lugar sigue siendo suyo. Nos vemos en dos días y revisamos el plan juntos."
                })) {
            for (var program : List.of(house.adults(), house.teens())) {
                house.colleague("director")
                        .actor()
                        .run(() -> programs.setRule(
                                new NewRule(Optional.of(program), rule[0], rule[1], "decided here", since)));
            }
        }
    }

    private void mara(DemoHouse house, Stay mara) {
        var dana = house.leaderOf(mara.who().track());
        var first = new EnumMap<Part, List<CopingContent.Line>>(Part.class);
        first.put(
                Part.SIGNS, lines("I stop answering the boys", "I sit in the car after the shift", "“They’d manage”"));
        first.put(Part.ALONE, lines("Cold water on my wrists", "The long playlist, loud, one time through"));
        first.put(Part.ELSEWHERE, lines("The diner on River Street, at the counter", "The library when it is open"));
        first.put(
                Part.PEOPLE,
                List.of(called("Ana, my sister", "(518) 555-0163"), called("Dispatcher Lou", "(518) 555-0171")));
        first.put(Part.PROFESSIONALS, List.of(called("Dana, my therapist", "(518) 555-0142")));
        var tablets = step(
                "The tablets from the winter go to Ana",
                "Ana",
                Optional.of(house.today().minusDays(38)));
        var pharmacy = step(
                "The pharmacy gives a week at a time",
                "Dana",
                Optional.of(house.today().minusDays(30)));
        first.put(Part.SURROUNDINGS, List.of(tablets));
        write(house, mara, dana, 40, CopingKind.SAFETY, content(first, Set.of(Part.SURROUNDINGS), ""));
        at(
                house,
                dana,
                40,
                1,
                () -> coping.give(mara.participant(), CopingKind.SAFETY, CopyWay.PRINTED, Optional.empty()));
        at(house, dana, 38, 0, () -> coping.step(mara.participant(), CopingKind.SAFETY, tablets.id(), true, ""));
        at(
                house,
                dana,
                27,
                0,
                () -> coping.review(mara.participant(), CopingKind.SAFETY, "Used it twice. The diner works."));
        first.put(Part.ALONE, lines("Cold water on my wrists", "Walk once around the depot before I drive"));
        first.put(Part.SURROUNDINGS, List.of(tablets, pharmacy));
        write(
                house,
                mara,
                dana,
                15,
                CopingKind.SAFETY,
                content(first, Set.of(Part.SURROUNDINGS), "The playlist had stopped helping."));
        at(
                house,
                dana,
                4,
                0,
                () -> coping.review(
                        mara.participant(), CopingKind.SAFETY, "Read it aloud together. Nothing to change."));

        var relapse = new EnumMap<Part, List<CopingContent.Line>>(Part.class);
        relapse.put(Part.REASONS, lines("To be awake for my boys", "To like my own kitchen again"));
        relapse.put(
                Part.TRIGGERS, lines("The gas station on Route 4", "A shift that ends at four", "Being talked over"));
        relapse.put(Part.EARLY, lines("I sleep in my clothes", "I plan the drive around the store"));
        relapse.put(
                Part.CRAVING,
                lines("Twenty minutes on the clock", "Call Ana from the parking lot", "Eat something hot"));
        relapse.put(Part.SUPPORTS, List.of(called("Ana", "(518) 555-0163")));
        relapse.put(Part.CHANGES, List.of(step("No bottle in the house", "Ana", Optional.empty())));
        relapse.put(Part.IF_IT_HAPPENS, lines("Stop where I am", "Tell Ana, then the page"));
        write(house, mara, dana, 30, CopingKind.RELAPSE, content(relapse, Set.of(), ""));
        at(
                house,
                dana,
                30,
                1,
                () -> naloxone.record(mara.participant(), Optional.of(false), Optional.of(true), Optional.of(false)));
        at(
                house,
                dana,
                24,
                0,
                () -> naloxone.record(mara.participant(), Optional.of(true), Optional.empty(), Optional.of(true)));
    }

    private void kai(DemoHouse house, Stay kai) {
        var priya = house.leaderOf(kai.who().track());
        var plan = new EnumMap<Part, List<CopingContent.Line>>(Part.class);
        plan.put(Part.SIGNS, lines("Stomach first, then everything goes far away", "I delete people"));
        plan.put(Part.ALONE, lines("Draw the same leaf ten times", "Headphones, hood, floor"));
        plan.put(Part.PEOPLE, List.of(called("Cousin Rey", "(518) 555-0177")));
        var cabinet = step(
                "The medicine cabinet is locked",
                "My mother",
                Optional.of(house.today().minusDays(34)));
        plan.put(Part.SURROUNDINGS, List.of(cabinet));
        write(house, kai, priya, 36, CopingKind.SAFETY, content(plan, Set.of(Part.SURROUNDINGS), ""));
        at(house, priya, 34, 0, () -> coping.step(kai.participant(), CopingKind.SAFETY, cabinet.id(), true, ""));
        at(house, priya, 9, 0, () -> coping.review(kai.participant(), CopingKind.SAFETY, ""));
    }

    /** Told from the phone, question by question; the plan is changed with it, and looked at together. */
    void lapse(DemoHouse house, Stay stay, Instant told) {
        var me = Actor.atTablet(house.organization(), stay.participant().value());
        LapseId lapse = Time.at(told, () -> me.call(() -> lapses.tell(stay.participant())));
        var answers = List.of(
                Map.entry(Lapses.Question.SAFE, "alone"),
                Map.entry(Lapses.Question.NALOXONE, "not_needed"),
                Map.entry(Lapses.Question.WITHDRAWAL, "none"),
                Map.entry(Lapses.Question.HAPPENED, "Three drinks after the Sunday shift. I poured the rest out."),
                Map.entry(Lapses.Question.NEXT, "Ana comes over. I drive the other way home."));
        var when = told;
        for (var one : answers) {
            when = when.plusSeconds(40);
            Time.at(when, () -> me.call(() -> lapses.answer(stay.participant(), lapse, one.getKey(), one.getValue())));
        }
        var leader = house.leaderOf(stay.who().track());
        Time.at(
                told.plus(Duration.ofHours(22)),
                () -> leader.actor().call(() -> {
                    var current = coping.current(stay.participant(), CopingKind.RELAPSE);
                    current.ifPresent(one -> {
                        var changed = new EnumMap<>(one.content().lines());
                        changed.put(Part.RISKY, lines("The drive home on Sunday: over the bridge, not past the store"));
                        coping.write(
                                stay.participant(),
                                CopingKind.RELAPSE,
                                Optional.of(one.id()),
                                new CopingContent(
                                        changed,
                                        one.content().shared(),
                                        Optional.of(house.today().plusDays(9)),
                                        "After the Sunday drive."),
                                true);
                    });
                    return end(
                            stay,
                            ReviewReason.LAPSE,
                            "Three days a week stay right; looked at five and decided against it, she and I. The drive home changed.");
                }));
    }

    /** The dates agreed in plans came and were kept; and what some said of their plans. */
    void lookAgain(DemoHouse house, List<Stay> all) {
        for (var stay : all) {
            var episode = stay.episode();
            if (episode.isEmpty()
                    || !Set.of("active", "stepped-down").contains(stay.who().stage())) {
                continue;
            }
            var leader = house.leaderOf(stay.who().track());
            var due = leader.actor().call(() -> reviews.of(episode.get(), stay.participant())).stream()
                    .filter(one -> one.closedAt().isEmpty() && one.reason() == ReviewReason.DATE)
                    .map(PlanReviews.Read::dueAt)
                    .filter(at -> at.isBefore(house.now().minus(Duration.ofDays(2))))
                    .findFirst();
            due.ifPresent(at -> Time.at(
                    at,
                    () -> leader.actor()
                            .call(() -> end(stay, ReviewReason.DATE, "Rated each objective together; it goes on."))));
        }
        var mara = named(all, "Mara");
        var me = Actor.atTablet(house.organization(), mara.participant().value());
        var version = house.leaderOf(mara.who().track())
                .actor()
                .call(() -> plans.versions(mara.episode().orElseThrow()))
                .getFirst()
                .id();
        ownWay(house, mara, me);
        Time.at(
                house.at(house.today().minusDays(3), LocalTime.of(22, 10)),
                () -> me.call(() -> plans.comment(
                        new PlanVersionId(version.value()),
                        "Six hours is a lot on shift weeks. Could it be five and a nap?")));
    }

    private void ownWay(DemoHouse house, Stay mara, Actor me) {
        var person = mara.participant();
        Time.at(
                house.at(house.today().minusDays(20), LocalTime.of(21, 50)),
                () -> me.call(() -> {
                    onTheWay.set(person, "One evening at the table with the boys", true);
                    onTheWay.set(person, "Drive past the store without slowing down", false);
                    return onTheWay.sure(person, "4", "Ana believes it");
                }));
        Time.at(
                house.at(house.today().minusDays(6), LocalTime.of(21, 30)),
                () -> me.call(() -> {
                    onTheWay.milestones(person).stream()
                            .filter(one -> one.celebrate())
                            .forEach(one -> onTheWay.say(person, one.milestoneId(), OnTheWay.State.REACHED));
                    return onTheWay.sure(person, "6", "I told it after the lapse, and they are still here");
                }));
    }

    private boolean end(Stay stay, ReviewReason reason, String what) {
        reviews.of(stay.episode().orElseThrow(), stay.participant()).stream()
                .filter(one -> one.closedAt().isEmpty() && one.reason() == reason)
                .forEach(one -> reviews.close(new PlanReviewId(one.reviewId()), ReviewOutcome.GOES_ON, what, true));
        return true;
    }

    private void write(
            DemoHouse house, Stay stay, Colleague leader, int daysAgo, CopingKind kind, CopingContent content) {
        at(
                house,
                leader,
                daysAgo,
                0,
                () -> coping.write(
                        stay.participant(),
                        kind,
                        coping.current(stay.participant(), kind)
                                .map(CopingPlans.Read::id)
                                .map(id -> new CopingVersionId(id.value())),
                        content,
                        true));
    }

    private static void at(
            DemoHouse house, Colleague who, int daysAgo, int minutes, java.util.function.Supplier<Coping> act) {
        var came = Time.at(
                house.at(house.today().minusDays(daysAgo), LocalTime.of(15, 30).plusMinutes(minutes)),
                () -> who.actor().call(act::get));
        if (!(came instanceof Coping.Done)) {
            throw new IllegalStateException("The demo could not go on: " + came);
        }
    }

    private static CopingContent content(Map<Part, List<CopingContent.Line>> lines, Set<Part> shared, String changed) {
        return new CopingContent(lines, shared, Optional.empty(), changed);
    }

    private static List<CopingContent.Line> lines(String... words) {
        return java.util.Arrays.stream(words)
                .map(one -> new CopingContent.Line(UUID.randomUUID(), one, "", "", Optional.empty()))
                .toList();
    }

    private static CopingContent.Line called(String who, String phone) {
        return new CopingContent.Line(UUID.randomUUID(), who, phone, "", Optional.empty());
    }

    private static CopingContent.Line step(String what, String helper, Optional<java.time.LocalDate> by) {
        return new CopingContent.Line(UUID.randomUUID(), what, "", helper, by);
    }

    private static Stay named(List<Stay> all, String given) {
        return all.stream()
                .filter(one -> one.who().given().equals(given))
                .findFirst()
                .orElseThrow();
    }
}
