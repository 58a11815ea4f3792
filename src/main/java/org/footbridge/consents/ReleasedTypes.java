package org.footbridge.consents;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which FHIR types a release opens to a program of the recipient, read only. A type is open when everything that may
 * stand in one of its resources is named: scores hold answers about safety and about alcohol and drugs, so {@code
 * progress} alone does not open them, and a list of medicines in somebody's own words may hold methadone or say what
 * naltrexone is for. Where row security can tell what speaks of substance use (goals by their diagnosis, titles of hours,
 * levels of care), the type is open without it and those rows and words stay ({@code platform.tells_substances}). What no
 * release can name (notes, work items, alerts, groups) is open to nobody outside.
 */
public final class ReleasedTypes {

    /** Open with any release in force: who it is about. */
    private static final String ANY = "Patient";

    private static final Map<String, Set<DataClass>> NEEDS = Map.ofEntries(
            Map.entry("Appointment", EnumSet.of(DataClass.ATTENDANCE)),
            Map.entry("Encounter", EnumSet.of(DataClass.ATTENDANCE)),
            Map.entry("EpisodeOfCare", EnumSet.of(DataClass.ATTENDANCE)),
            Map.entry("Observation", EnumSet.of(DataClass.PROGRESS, DataClass.SAFETY, DataClass.SUBSTANCE_USE)),
            Map.entry(
                    "QuestionnaireResponse", EnumSet.of(DataClass.PROGRESS, DataClass.SAFETY, DataClass.SUBSTANCE_USE)),
            Map.entry("CarePlan", EnumSet.of(DataClass.PLAN, DataClass.SAFETY, DataClass.SUBSTANCE_USE)),
            Map.entry("Goal", EnumSet.of(DataClass.PLAN)),
            Map.entry("Condition", EnumSet.of(DataClass.DIAGNOSIS, DataClass.SUBSTANCE_USE)),
            Map.entry("MedicationRequest", EnumSet.of(DataClass.MEDICATIONS, DataClass.SUBSTANCE_USE)),
            Map.entry("MedicationStatement", EnumSet.of(DataClass.MEDICATIONS, DataClass.SUBSTANCE_USE)),
            Map.entry("AllergyIntolerance", EnumSet.of(DataClass.MEDICATIONS, DataClass.SUBSTANCE_USE)));

    private ReleasedTypes() {}

    /** What a recipient must have been told to read this type; empty where no release opens it. */
    public static Optional<Set<DataClass>> needs(String type) {
        return type.equals(ANY) ? Optional.of(Set.of()) : Optional.ofNullable(NEEDS.get(type));
    }

    /** Whether what a recipient may be told opens this type. */
    public static boolean opens(Collection<DataClass> told, String type) {
        return !told.isEmpty() && needs(type).filter(told::containsAll).isPresent();
    }

    /** The types that are open, in a fixed order. */
    public static List<String> openTo(Collection<DataClass> told) {
        return Stream.concat(Stream.of(ANY), NEEDS.keySet().stream().sorted())
                .filter(type -> opens(told, type))
                .toList();
    }
}
