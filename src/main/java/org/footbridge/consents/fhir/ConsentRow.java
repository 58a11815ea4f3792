package org.footbridge.consents.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import org.footbridge.access.Capacity;
import org.footbridge.consents.ConsentKind;
import org.footbridge.consents.DataClass;
import org.footbridge.fhir.Labels;
import org.footbridge.platform.Regime;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/** One answer of a person to one form, as a Consent. */
record ConsentRow(
        UUID id,
        UUID participantId,
        ConsentKind kind,
        String title,
        Regime regime,
        Optional<String> recipient,
        List<String> dataClasses,
        Instant decidedAt,
        Optional<Instant> until,
        Capacity capacity,
        Instant lastChangedAt,
        String status) {

    private static final String SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope";
    private static final String KIND = "urn:footbridge:consent-kind";

    Consent toFhir() {
        var consent = new Consent();
        consent.setId(id.toString());
        consent.setMeta(Labels.meta(lastChangedAt, lastChangedAt.equals(decidedAt) ? 1 : 2, regime == Regime.PART2));
        consent.setStatus(Consent.ConsentState.fromCode(status));
        consent.setScope(new CodeableConcept(scope(kind)));
        var category = new CodeableConcept().setText(title);
        categories(kind).forEach(category::addCoding);
        consent.addCategory(category);
        consent.setPatient(new Reference("Patient/" + participantId));
        consent.setDateTimeElement(instant(decidedAt));
        switch (capacity) {
            case SELF -> consent.addPerformer(new Reference("Patient/" + participantId));
            case GUARDIAN ->
                consent.addPerformer(new Reference().setDisplay("Parent, guardian or other personal representative"));
            case STAFF -> {}
        }
        consent.setPolicyRule(new CodeableConcept()
                .setText(regime == Regime.PART2 ? "42 CFR Part 2 and 45 CFR Part 164" : "45 CFR Part 164"));
        var provision = new Consent.ProvisionComponent()
                .setType(
                        "rejected".equals(status)
                                ? Consent.ConsentProvisionType.DENY
                                : Consent.ConsentProvisionType.PERMIT);
        var period = new Period();
        period.setStartElement(instant(decidedAt));
        until.ifPresent(end -> period.setEndElement(instant(end)));
        provision.setPeriod(period);
        recipient.ifPresent(name -> provision
                .addActor()
                .setRole(new CodeableConcept(new Coding()
                        .setSystem("http://terminology.hl7.org/CodeSystem/v3-ParticipationType")
                        .setCode("IRCP")
                        .setDisplay("information recipient")))
                .setReference(new Reference().setDisplay(name)));
        dataClasses.stream()
                .map(word -> DataClass.valueOf(word.toUpperCase(Locale.ROOT)))
                .forEach(one -> provision.addCode(new CodeableConcept().setText(one.label())));
        consent.setProvision(provision);
        return consent;
    }

    static Coding scope(ConsentKind kind) {
        return switch (kind) {
            case TREATMENT, TELEHEALTH, GROUP_CONFIDENTIALITY, ATTENDANCE, CONTACT_OUTSIDE ->
                new Coding(SCOPE, "treatment", "Treatment");
            case PART2_TPO, NOTICES, REACH_ME, RELEASE, COUNSELING_NOTES, LEGAL_PROCEEDINGS, AFTERCARE ->
                new Coding(SCOPE, "patient-privacy", "Privacy Consent");
        };
    }

    /** From R4's value set of consent categories, and which of our forms it is. */
    static List<Coding> categories(ConsentKind kind) {
        var general =
                switch (kind) {
                    case NOTICES ->
                        new Coding(
                                "http://terminology.hl7.org/CodeSystem/consentcategorycodes",
                                "npp",
                                "Notice of Privacy Practices");
                    case PART2_TPO, RELEASE, COUNSELING_NOTES, LEGAL_PROCEEDINGS ->
                        new Coding("http://loinc.org", "64292-6", "Release of information consent");
                    case TREATMENT,
                            TELEHEALTH,
                            REACH_ME,
                            GROUP_CONFIDENTIALITY,
                            ATTENDANCE,
                            CONTACT_OUTSIDE,
                            AFTERCARE -> new Coding("http://loinc.org", "59284-0", "Patient Consent");
                };
        return List.of(
                general,
                new Coding(
                        KIND,
                        kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        kind.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }

    private static DateTimeType instant(Instant at) {
        return new DateTimeType(Date.from(at), TemporalPrecisionEnum.SECOND, TimeZone.getTimeZone("UTC"));
    }
}
