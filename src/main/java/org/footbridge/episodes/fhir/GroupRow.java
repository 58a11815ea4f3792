package org.footbridge.episodes.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Labels;
import org.footbridge.platform.Regime;
import org.footbridge.programs.Mode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/** A track as a Group of the people enrolled in it now. Nothing else refers to it (CARE 10). */
record GroupRow(GroupQuery.Track track, List<GroupQuery.Member> members) {

    /** Our own number of a track: the id in another dress. */
    static final String IDENTIFIER = "urn:ietf:rfc:3986";

    private static final String CHARACTERISTIC = "urn:footbridge:group-characteristic";

    Group toFhir() {
        var group = new Group();
        group.setId(track.id().toString());
        group.setMeta(Labels.meta(track.changedAt(), track.version(), track.regime() == Regime.PART2));
        group.addIdentifier().setSystem(IDENTIFIER).setValue("urn:uuid:" + track.id());
        group.setActive(track.active());
        group.setType(Group.GroupType.PERSON);
        group.setActual(true);
        group.setName(track.programName() + ", " + track.name());
        group.setQuantity(members.size());
        characteristic(group, "program", "Program", new CodeableConcept().setText(track.programName()));
        characteristic(group, "mode", "Mode of sessions", new CodeableConcept(mode(track.mode())));
        members.forEach(member -> group.addMember()
                .setEntity(new Reference("Patient/" + member.participantId()))
                .setPeriod(period(member.startsOn(), member.endsOn())));
        return group;
    }

    private static void characteristic(Group group, String code, String label, CodeableConcept value) {
        group.addCharacteristic()
                .setCode(new CodeableConcept(new Coding(CHARACTERISTIC, code, label)))
                .setValue(value)
                .setExclude(false);
    }

    private static Coding mode(Mode mode) {
        return switch (mode) {
            case IN_PERSON -> new Coding("urn:footbridge:mode", "in-person", "In person");
            case VIRTUAL -> new Coding("urn:footbridge:mode", "virtual", "Virtual");
            case HYBRID -> new Coding("urn:footbridge:mode", "hybrid", "In person or virtual");
        };
    }

    private static Period period(LocalDate from, Optional<LocalDate> until) {
        var period = new Period().setStartElement(new DateTimeType(from.toString()));
        until.ifPresent(day -> period.setEndElement(new DateTimeType(day.toString())));
        return period;
    }

    Instant changedAt() {
        return track.changedAt();
    }

    UUID id() {
        return track.id();
    }
}
