package org.footbridge.episodes.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.footbridge.episodes.Level;
import org.footbridge.fhir.Labels;
import org.footbridge.platform.Regime;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/** A stay as an EpisodeOfCare; its status words are FHIR's own. */
record EpisodeOfCareRow(EpisodeQuery.Row row, List<EpisodeQuery.Was> history) {

    EpisodeOfCare toFhir() {
        var episode = new EpisodeOfCare();
        episode.setId(row.id().toString());
        episode.setMeta(Labels.meta(row.changedAt(), row.version(), row.regime() == Regime.PART2));
        episode.setStatus(EpisodeOfCare.EpisodeOfCareStatus.fromCode(row.status()));
        history.forEach(was -> episode.addStatusHistory()
                .setStatus(EpisodeOfCare.EpisodeOfCareStatus.fromCode(was.status()))
                .setPeriod(between(was.startsAt(), was.endsAt().orElse(null))));
        row.level().ifPresent(level -> episode.addType(new CodeableConcept(coding(level))));
        episode.setPatient(new Reference("Patient/" + row.participantId()));
        var period = new Period();
        row.admittedOn()
                .ifPresentOrElse(
                        day -> period.setStartElement(day(day)),
                        () -> period.setStart(Date.from(row.openedAt()), TemporalPrecisionEnum.SECOND));
        row.dischargedOn().ifPresent(day -> period.setEndElement(day(day)));
        episode.setPeriod(period);
        return episode;
    }

    /** The level of care somebody is at now; stepping down changes it inside the same stay. */
    static Coding coding(Level level) {
        return new Coding(
                "urn:footbridge:level-of-care",
                level.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                level.label());
    }

    private static Period between(Instant from, @org.jspecify.annotations.Nullable Instant until) {
        var period = new Period();
        period.setStartElement(instant(from));
        if (until != null) {
            period.setEndElement(instant(until));
        }
        return period;
    }

    private static DateTimeType instant(Instant at) {
        return new DateTimeType(Date.from(at), TemporalPrecisionEnum.SECOND, TimeZone.getTimeZone("UTC"));
    }

    private static DateTimeType day(LocalDate day) {
        return new DateTimeType(day.toString());
    }
}
