package org.footbridge.medications;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.history.Bearing;
import org.footbridge.history.Bearing.Weight;
import org.footbridge.history.Facts;
import org.footbridge.history.History;
import org.footbridge.history.Received;
import org.footbridge.people.ParticipantId;
import org.springframework.stereotype.Component;

/** What a hospital sent of somebody's medicines and allergies. */
@Component
public class Sent {

    private final History history;

    Sent(History history) {
        this.history = history;
    }

    /** Sertraline twice in the same words, thyroid tablets folded, a restricted one, one that ended, and penicillin. */
    public void to(Riverside.House house, ParticipantId person) {
        keep(
                house,
                person,
                List.of(
                        medicine("Sertraline 50 mg", "One in the morning", "active", Weight.DECIDES),
                        medicine("Sertraline 50 mg", "One in the morning", "active", Weight.DECIDES),
                        medicine("Levothyroxine 75 microgram", "Before breakfast", "active", Weight.FOLDED),
                        medicine("Dolutegravir 50 mg", "One a day", "active", Weight.RESTRICTED),
                        medicine("Amoxicillin 500 mg", "", "completed", Weight.FOLDED)),
                List.of(allergy("Penicillin", "Rash")));
    }

    public void keep(
            Riverside.House house,
            ParticipantId person,
            List<Received.Medication> medications,
            List<Received.Allergy> allergies) {
        house.inTransaction(() -> {
            history.keep(
                    new History.Origin(person, UUID.randomUUID(), "Mercy Hospital"),
                    new Facts(
                            List.of(),
                            List.of(),
                            medications,
                            allergies,
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of()));
            return person;
        });
    }

    public static Received.Medication medicine(String name, String how, String status, Weight weight) {
        return new Received.Medication(
                "Bundle.entry[1].resource",
                Received.MedicationKind.values()[0],
                status,
                "order",
                false,
                new Received.Concept(List.of(), name),
                Optional.empty(),
                how,
                "Dr. Outside",
                new ArrayList<>(),
                new Bearing(weight, weight == Weight.FOLDED ? "" : "something"));
    }

    public static Received.Allergy allergy(String substance, String reaction) {
        return new Received.Allergy(
                "Bundle.entry[2].resource",
                new Received.Concept(List.of(), substance),
                "",
                List.of(),
                "",
                "active",
                "confirmed",
                Optional.empty(),
                Optional.empty(),
                List.of(new Received.Reaction(List.of(new Received.Concept(List.of(), reaction)), "")),
                Bearing.FOLDED);
    }
}
