package org.footbridge.history;

import java.util.ArrayList;
import java.util.List;

/** What was taken over from a bundle besides the person, repeats included, in the order it was sent. */
public record Facts(
        List<Received.Contact> contacts,
        List<Received.Condition> conditions,
        List<Received.Medication> medications,
        List<Received.Allergy> allergies,
        List<Received.Coverage> coverages,
        List<Received.Score> scores,
        List<Received.Encounter> encounters,
        List<Received.Practitioner> practitioners,
        List<Received.Organization> organizations) {

    static Facts none() {
        return new Facts(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    Facts sealed() {
        return new Facts(
                List.copyOf(contacts),
                List.copyOf(conditions),
                List.copyOf(medications),
                List.copyOf(allergies),
                List.copyOf(coverages),
                List.copyOf(scores),
                List.copyOf(encounters),
                List.copyOf(practitioners),
                List.copyOf(organizations));
    }
}
