package org.footbridge.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.demo.DemoHouse.Colleague;
import org.footbridge.demo.Stays.Stay;
import org.footbridge.medications.Allergies;
import org.footbridge.medications.Answer;
import org.footbridge.medications.MedicationId;
import org.footbridge.medications.Medications;
import org.footbridge.medications.Prescribed;
import org.footbridge.medications.Reconciling;
import org.footbridge.medications.Taken;
import org.footbridge.medications.Taking;
import org.footbridge.medications.Visit;
import org.footbridge.medications.Visits;
import org.footbridge.notes.NoteKind;
import org.footbridge.notes.Notes;
import org.footbridge.notes.OwnPart;
import org.footbridge.notes.Presence;
import org.footbridge.notes.ServiceNote;
import org.footbridge.notes.There;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Time;
import org.footbridge.programs.Mode;
import org.footbridge.scheduling.AppointmentKind;
import org.footbridge.scheduling.Appointments;
import org.footbridge.scheduling.NewAppointment;
import org.springframework.stereotype.Component;

/** What some of the cast take: one on buprenorphine, one with a side effect and a new dose, two lines to confirm. */
@Component
class Medicines {

    private static final LocalTime VISIT = LocalTime.of(14, 0);

    private final Medications medications;
    private final Allergies allergies;
    private final Reconciling reconciling;
    private final Visits visits;
    private final Notes notes;
    private final Appointments appointments;

    Medicines(
            Medications medications,
            Allergies allergies,
            Reconciling reconciling,
            Visits visits,
            Notes notes,
            Appointments appointments) {
        this.medications = medications;
        this.allergies = allergies;
        this.reconciling = reconciling;
        this.visits = visits;
        this.notes = notes;
        this.appointments = appointments;
    }

    void give(DemoHouse house, List<Stay> all) {
        mara(house, named(all, "Mara"));
        renata(house, named(all, "Renata"));
        for (var one : List.of(
                new Usual("Yusuf", "Escitalopram", "10 mg", "depression and anxiety"),
                new Usual("Percival", "Lithium carbonate", "900 mg", "bipolar disorder"),
                new Usual("Clementine", "Lisinopril", "10 mg", "blood pressure"))) {
            takenLong(house, named(all, one.given()), one);
        }
        today(house, named(all, "Percival"));
    }

    private record Usual(String given, String name, String dose, String reason) {}

    private void mara(DemoHouse house, Stay mara) {
        var samuel = house.colleague("prescriber");
        var person = mara.participant();
        act(house, samuel, 38, () -> {
            kept(medications.start(
                    person,
                    medicine(
                            "Sertraline",
                            "50 mg",
                            "one in the morning",
                            "depression",
                            Prescribed.HERE,
                            "Samuel Adeyemi, MD"),
                    day(house, 38),
                    "Sleeps four hours, no wish for anything"));
            kept(medications.start(
                    person,
                    medicine(
                            "Naltrexone",
                            "50 mg",
                            "one with breakfast",
                            "alcohol",
                            Prescribed.HERE,
                            "Samuel Adeyemi, MD"),
                    day(house, 38),
                    "Asked for something against the pull in the evening"));
            kept(allergies.record(person, "Sulfa antibiotics", "Hives as a child"));
            return reconciling.reconcile(person, List.of());
        });
        act(house, samuel, 17, () -> {
            kept(medications.change(
                    person,
                    sertraline(person),
                    "100 mg",
                    "one in the morning",
                    day(house, 17),
                    "Some effect, not enough"));
            return visit(house, samuel, mara);
        });
    }

    private MedicationId sertraline(ParticipantId person) {
        return medications.listed(person).stream()
                .filter(one -> one.name().equals("Sertraline"))
                .map(Medications.Listed::medicationId)
                .findFirst()
                .orElseThrow();
    }

    private boolean visit(DemoHouse house, Colleague samuel, Stay mara) {
        var episode = mara.episode().orElseThrow();
        var visit = new Visit(
                day(house, 17),
                "low mood, sleep, wish to drink",
                "A little lighter in the mornings; still wakes at four.",
                List.of("Nausea"),
                "the first week only, gone with food",
                Taking.MISSED_SOME,
                Optional.of(128),
                Optional.of(82),
                Optional.of(74),
                Optional.of(new BigDecimal("163.5")),
                Optional.empty(),
                Optional.of(house.today().plusDays(4)));
        var starts = at(house, 17);
        if (!(visits.keep(episode, visit) instanceof Visits.Keeping.Kept kept)) {
            throw new IllegalStateException("The demo could not keep a medication visit.");
        }
        var note = notes.write(
                episode,
                new ServiceNote(
                        NoteKind.MEDICATION,
                        Optional.empty(),
                        NoteKind.MEDICATION.label(),
                        starts,
                        Optional.of(starts.plusSeconds(25 * 60)),
                        "",
                        visit.symptoms(),
                        visit.inWords() + "\n" + String.join("\n", visits.changedOn(mara.participant(), visit.on())),
                        new OwnPart(
                                visit.response(),
                                "",
                                "No thoughts of suicide when asked.",
                                "Look at sleep again in three weeks.",
                                "",
                                Set.of()),
                        new Presence(Set.of(There.PERSON), "", Optional.of(kept.visit()))));
        if (!(notes.sign(note) instanceof Notes.Changing.Done)) {
            throw new IllegalStateException("The demo could not sign a medication visit.");
        }
        return true;
    }

    private void renata(DemoHouse house, Stay renata) {
        var person = renata.participant();
        act(house, house.colleague("prescriber"), 24, () -> {
            kept(medications.note(
                    person,
                    medicine(
                            "Buprenorphine-naloxone film",
                            "8 mg / 2 mg",
                            "one under the tongue in the morning",
                            "opioid use disorder",
                            Prescribed.ELSEWHERE,
                            "Dr. Halvorsen, Troy Family Medicine"),
                    Optional.of(day(house, 90))));
            kept(allergies.record(person, "Penicillin", "Rash"));
            return reconciling.reconcile(person, List.of());
        });
        act(house, house.colleague("therapist"), 2, () -> {
            kept(medications.note(
                    person,
                    medicine("Melatonin", "5 mg", "at night", "sleep", Prescribed.NOT_PRESCRIBED, ""),
                    Optional.empty()));
            return medications.note(
                    person,
                    medicine("Ibuprofen", "400 mg", "some days", "back pain", Prescribed.NOT_PRESCRIBED, ""),
                    Optional.empty());
        });
    }

    private void takenLong(DemoHouse house, Stay stay, Usual one) {
        var person = stay.participant();
        act(house, house.colleague("prescriber"), 12, () -> {
            kept(medications.note(
                    person,
                    medicine(one.name(), one.dose(), "once a day", one.reason(), Prescribed.ELSEWHERE, ""),
                    Optional.of(day(house, 400))));
            kept(allergies.noneKnown(person));
            return reconciling.reconcile(person, List.of());
        });
    }

    private void today(DemoHouse house, Stay stay) {
        var samuel = house.colleague("prescriber");
        samuel.actor()
                .call(() -> appointments.book(new NewAppointment(
                        stay.participant(),
                        stay.episode(),
                        Optional.of(house.adults()),
                        Optional.of(samuel.id()),
                        Optional.empty(),
                        AppointmentKind.MEDICATION,
                        "Visit with Samuel Adeyemi",
                        house.today().atTime(16, 30).atZone(house.zone()).toInstant(),
                        30,
                        Mode.IN_PERSON,
                        "Second floor")));
    }

    private static <T> void act(
            DemoHouse house, Colleague who, int daysAgo, ScopedValue.CallableOp<T, RuntimeException> work) {
        Time.at(at(house, daysAgo), () -> who.actor().call(work));
    }

    private static void kept(Answer answer) {
        if (answer instanceof Answer.Refused refused) {
            throw new IllegalStateException("The demo could not keep a medicine: " + refused.sentence());
        }
    }

    private static Taken medicine(
            String name, String dose, String how, String reason, Prescribed prescribed, String prescriber) {
        return new Taken(name, dose, how, reason, prescribed, Optional.empty(), prescriber);
    }

    private static LocalDate day(DemoHouse house, int daysAgo) {
        return house.today().minusDays(daysAgo);
    }

    private static Instant at(DemoHouse house, int daysAgo) {
        return house.at(day(house, daysAgo), VISIT);
    }

    private static Stay named(List<Stay> all, String given) {
        return all.stream()
                .filter(stay -> stay.who().given().equals(given))
                .findFirst()
                .orElseThrow();
    }
}
