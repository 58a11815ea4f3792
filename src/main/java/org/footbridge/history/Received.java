package org.footbridge.history;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.footbridge.fhir.PartialTime;

/**
 * What a sender said, item by item and word for word. Repeats stay apart; codes we do not know are kept. {@code source}
 * says where in the bundle an item stands, such as {@code Bundle.entry[12].resource}.
 */
public interface Received {

    record Code(String system, String code, String display) {}

    /** A coded idea with all its codings; {@code text} is empty where none was sent. */
    record Concept(List<Code> codes, String text) {

        static final Concept NONE = new Concept(List.of(), "");

        public boolean isEmpty() {
            return codes.isEmpty() && text.isEmpty();
        }

        /** The words a person reads: the text, else the first display, else the first code. */
        public String words() {
            return Stream.concat(
                            Stream.of(text), codes.stream().flatMap(code -> Stream.of(code.display(), code.code())))
                    .filter(words -> !words.isBlank())
                    .findFirst()
                    .orElse("");
        }
    }

    /** {@code use} such as official, usual, nickname, old; parts that were not sent are empty. */
    record Name(String use, String family, List<String> given, List<String> prefix, List<String> suffix, String text) {}

    /** {@code system} such as phone or email, {@code use} such as home or mobile. */
    record Telecom(String system, String value, String use) {}

    record Address(
            String use,
            List<String> lines,
            String city,
            String district,
            String state,
            String postalCode,
            String country,
            String text) {}

    record Identifier(String system, String value, String use, Concept type) {}

    record Language(Concept language, boolean preferred) {}

    /**
     * @param names at least one with a word in it
     * @param gender FHIR's administrative gender, empty where not sent
     * @param birthSex the US Core birth-sex code as sent, empty where not
     * @param deceasedOn set where a date of death was sent; {@code deceased} is then true
     */
    record Person(
            String source,
            List<Name> names,
            Optional<PartialTime> birthDate,
            String gender,
            String birthSex,
            Concept genderIdentity,
            Concept race,
            Concept ethnicity,
            Concept maritalStatus,
            boolean deceased,
            Optional<PartialTime> deceasedOn,
            List<Telecom> telecoms,
            List<Address> addresses,
            List<Language> languages,
            List<Identifier> identifiers) {}

    /** From {@code Patient.contact} or a RelatedPerson. */
    record Contact(
            String source,
            List<Concept> relationships,
            List<Name> names,
            List<Telecom> telecoms,
            List<Address> addresses,
            String organization) {}

    /**
     * @param clinicalStatus active, recurrence, relapse, inactive, remission, resolved; empty where not sent
     * @param onsetText where the onset was an age or words
     */
    record Condition(
            String source,
            Concept code,
            List<Concept> categories,
            Concept severity,
            String clinicalStatus,
            String verificationStatus,
            Optional<PartialTime> onset,
            String onsetText,
            Optional<PartialTime> abatement,
            Optional<PartialTime> recorded,
            Bearing bearing) {}

    /** From a MedicationRequest ({@code ordered}) or a MedicationStatement ({@code stated}). */
    enum MedicationKind {
        ORDERED,
        STATED
    }

    /**
     * @param doNotTake a request not to take it; never list it as taken
     * @param when ordered, or said to be taken from
     */
    record Medication(
            String source,
            MedicationKind kind,
            String status,
            String intent,
            boolean doNotTake,
            Concept code,
            Optional<PartialTime> when,
            String dosage,
            String prescriber,
            List<Concept> reasons,
            Bearing bearing) {}

    record Reaction(List<Concept> manifestations, String severity) {}

    record Allergy(
            String source,
            Concept code,
            String kind,
            List<String> categories,
            String criticality,
            String clinicalStatus,
            String verificationStatus,
            Optional<PartialTime> onset,
            Optional<PartialTime> recorded,
            List<Reaction> reactions,
            Bearing bearing) {}

    record CoverageClass(Concept type, String value, String name) {}

    /**
     * @param contained stands inside a claim's answer, so it says what paid then, not what pays now
     * @param asOf the day of that answer
     */
    record Coverage(
            String source,
            boolean contained,
            String status,
            Concept type,
            List<String> payors,
            String subscriberId,
            Concept relationship,
            List<CoverageClass> classes,
            Optional<PartialTime> from,
            Optional<PartialTime> until,
            Optional<LocalDate> asOf) {}

    /**
     * A total score of a known instrument.
     *
     * @param instrument our word for it, such as PHQ-9; an adolescent form has a name of its own
     * @param adolescent never stands on the adult line (CARE 20)
     */
    record Score(
            String source,
            String instrument,
            boolean adolescent,
            Concept code,
            BigDecimal value,
            String unit,
            String status,
            Optional<PartialTime> when,
            Bearing bearing) {}

    /** {@code kind} is the v3 ActCode class as sent, such as AMB, EMER, IMP, VR. */
    record Encounter(
            String source,
            String status,
            String kind,
            List<Concept> types,
            List<Concept> reasons,
            Optional<PartialTime> from,
            Optional<PartialTime> until,
            List<String> practitioners,
            String organization,
            Bearing bearing) {}

    record Practitioner(String source, List<Name> names, List<Identifier> identifiers) {}

    record Organization(String source, String name, List<Identifier> identifiers) {}

    /** What was counted and not taken over, and why. */
    enum WhyNot {
        OTHER_KIND("kept with the original, not taken over"),
        NO_KNOWN_SCORE("no total score of an instrument known here"),
        NO_USABLE_SCORE("a known instrument without a usable total"),
        SOMEBODY_ELSE("about somebody who is not in the bundle"),
        ABOUT_NOBODY("does not say whom it is about"),
        MODIFIED("carries a modifier that changes its meaning and is not understood here"),
        NOT_USED("nothing taken over refers to it"),
        WITHOUT_RESOURCE("an entry without a resource"),
        NOT_SENT_TO_KEEP("an entry that asks to read or delete");

        private final String words;

        WhyNot(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** {@code kind} is the FHIR type, empty for an entry without one. */
    record NotTakenOver(String kind, WhyNot why, List<String> places) {}

    /** A reference to something that is not in the bundle: listed, never fatal. */
    record Unresolved(String reference, int times, String firstPlace) {}

    /** Taken over, and hardly so: a date ahead of its time, a birth after a diagnosis, a person said to have died. */
    record Doubt(String place, String words) {}
}
