package org.footbridge.alerts.fhir;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.alerts.Source;
import org.footbridge.alerts.Urgency;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.Keyset;
import org.footbridge.fhir.Labels;
import org.footbridge.fhir.Page;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.Sorting;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationPriority;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueSeverity;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Alerts about participants as FHIR: the alert is a Flag, each reason a DetectedIssue, each telling a Communication.
 * What is known of somebody without a record stays in the house.
 */
@Component
class AlertRows {

    static final Sorting FLAGS_SORTED = sorted("date");
    static final Sorting ISSUES_SORTED = sorted("identified");

    private final Sql sql;

    AlertRows(Sql sql) {
        this.sql = sql;
    }

    private static Sorting sorted(String time) {
        return Sorting.byLastUpdated("known.updated_at", "known.id").or(time, "known.at");
    }

    /** @param statuses of what is asked for, empty for none */
    record Asked(
            ReferenceQuery about, ReferenceQuery ids, List<String> statuses, DateWindow date, DateWindow lastUpdated) {}

    /** What every kind of row is paged by. */
    interface Row {

        UUID id();

        Instant at();

        Instant updatedAt();
    }

    private static final String FLAGS = """
            select alert.id, alert.participant_id, alert.urgency, alert.raised_at as at, alert.closed_at, alert.updated_at,
                   case when alert.closed_at is null then 'active' else 'inactive' end as status
              from alerts.alert
             where alert.organization_id = :organization and alert.participant_id is not null
            """;

    record FlagRow(
            UUID id,
            UUID participantId,
            Urgency urgency,
            Instant at,
            Optional<Instant> closedAt,
            Instant updatedAt,
            String status)
            implements Row {

        Flag toFhir() {
            var flag = new Flag();
            flag.setId(id.toString());
            flag.setMeta(Labels.meta(updatedAt, closedAt.isPresent() ? 2 : 1, true));
            flag.setStatus(FlagStatus.fromCode(status));
            flag.addCategory(new CodeableConcept(
                    new Coding("http://terminology.hl7.org/CodeSystem/flag-category", "safety", "Safety")));
            flag.setCode(new CodeableConcept().setText("Safety alert: " + urgency.label()));
            flag.setSubject(new Reference("Patient/" + participantId));
            flag.getPeriod().setStart(Date.from(at));
            closedAt.ifPresent(end -> flag.getPeriod().setEnd(Date.from(end)));
            return flag;
        }
    }

    private static final String ISSUES = """
            select step.id, step.participant_id, step.alert_id, step.source, coalesce(step.subject, '') as subject,
                   step.urgency, step.at, alert.closed_at, alert.what_was_done,
                   greatest(step.at, alert.closed_at) as updated_at, 'final' as status
              from alerts.step
              join alerts.alert on alert.organization_id = step.organization_id and alert.id = step.alert_id
             where step.organization_id = :organization and step.participant_id is not null
               and step.kind in ('raised', 'joined')
            """;

    record IssueRow(
            UUID id,
            UUID participantId,
            UUID alertId,
            Source source,
            String subject,
            Urgency urgency,
            Instant at,
            Optional<Instant> closedAt,
            Optional<String> whatWasDone,
            Instant updatedAt)
            implements Row {

        DetectedIssue toFhir() {
            var issue = new DetectedIssue();
            issue.setId(id.toString());
            issue.setMeta(Labels.meta(updatedAt, closedAt.isPresent() ? 2 : 1, true));
            issue.setStatus(DetectedIssueStatus.FINAL);
            issue.setCode(new CodeableConcept().setText(source.label()));
            issue.setSeverity(
                    switch (urgency) {
                        case NOW -> DetectedIssueSeverity.HIGH;
                        case SAME_DAY -> DetectedIssueSeverity.MODERATE;
                        case LAPSE -> DetectedIssueSeverity.LOW;
                    });
            issue.setPatient(new Reference("Patient/" + participantId));
            issue.setIdentified(new DateTimeType(Date.from(at)));
            if (!subject.isBlank()) {
                issue.setDetail(subject);
            }
            issue.addImplicated(new Reference("Flag/" + alertId));
            whatWasDone.ifPresent(words -> issue.addMitigation()
                    .setAction(new CodeableConcept().setText(words))
                    .setDate(closedAt.map(Date::from).orElse(null)));
            return issue;
        }
    }

    private static final String TELLINGS = """
            select step.id, step.participant_id, step.alert_id, alert.urgency, step.at, member.person_id,
                   step.at as updated_at, 'completed' as status
              from alerts.step
              join alerts.alert on alert.organization_id = step.organization_id and alert.id = step.alert_id
              join access.v_memberships member on member.organization_id = step.organization_id
                                              and member.membership_id = step.membership_id
             where step.organization_id = :organization and step.participant_id is not null and step.kind = 'told'
            """;

    record TellingRow(
            UUID id, UUID participantId, UUID alertId, Urgency urgency, Instant at, UUID personId, Instant updatedAt)
            implements Row {

        Communication toFhir() {
            var telling = new Communication();
            telling.setId(id.toString());
            telling.setMeta(Labels.meta(updatedAt, 1, true));
            telling.setStatus(CommunicationStatus.COMPLETED);
            telling.addCategory(new CodeableConcept(
                    new Coding("http://terminology.hl7.org/CodeSystem/communication-category", "alert", "Alert")));
            telling.setPriority(
                    switch (urgency) {
                        case NOW -> CommunicationPriority.STAT;
                        case SAME_DAY -> CommunicationPriority.URGENT;
                        case LAPSE -> CommunicationPriority.ROUTINE;
                    });
            telling.setSubject(new Reference("Patient/" + participantId));
            telling.addAbout(new Reference("Flag/" + alertId));
            telling.setSent(Date.from(at));
            telling.addRecipient(new Reference("Practitioner/" + personId));
            return telling;
        }
    }

    @Transactional(readOnly = true)
    Page<FlagRow> flags(Asked asked, Keyset keyset) {
        return find(FLAGS, FlagRow.class, asked, keyset);
    }

    @Transactional(readOnly = true)
    Optional<FlagRow> flag(UUID id) {
        return byId(FLAGS, FlagRow.class, id);
    }

    @Transactional(readOnly = true)
    Page<IssueRow> issues(Asked asked, Keyset keyset) {
        return find(ISSUES, IssueRow.class, asked, keyset);
    }

    @Transactional(readOnly = true)
    Optional<IssueRow> issue(UUID id) {
        return byId(ISSUES, IssueRow.class, id);
    }

    @Transactional(readOnly = true)
    List<TellingRow> tellings(Asked asked, Keyset keyset) {
        return rows(TELLINGS, TellingRow.class, asked, keyset);
    }

    @Transactional(readOnly = true)
    Optional<TellingRow> telling(UUID id) {
        return byId(TELLINGS, TellingRow.class, id);
    }

    private <T> Optional<T> byId(String rows, Class<T> type, UUID id) {
        return sql.sql("select * from (" + rows + ") known where id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(type);
    }

    private <T extends Row> Page<T> find(String rows, Class<T> type, Asked asked, Keyset keyset) {
        return Page.of(rows(rows, type, asked, keyset), keyset, row -> position(row, keyset));
    }

    static Cursor position(Row row, Keyset keyset) {
        return Cursor.of(keyset.sortedBy("_lastUpdated") ? row.updatedAt() : row.at(), row.id());
    }

    private <T extends Row> List<T> rows(String rows, Class<T> type, Asked asked, Keyset keyset) {
        return sql.sql("""
                        select known.* from (%s) known
                         where (:anybody or known.participant_id = any(:patients::uuid[]))
                           and (:anyId or known.id = any(:ids::uuid[]))
                           and known.status = any(:statuses::text[])
                           and known.at <@ :date::tstzmultirange
                           and known.updated_at >= :updatedFrom and known.updated_at < :updatedUntil
                           and known.updated_at <@ :updated::tstzmultirange
                           and %s
                         order by %s
                         limit :limit
                        """.formatted(rows, keyset.where(), keyset.order()))
                .param("organization", Actor.current().organization())
                .bind(asked.about().as("anybody", "patients"))
                .bind(asked.ids().as("anyId", "ids"))
                .param("statuses", asked.statuses())
                .param("date", asked.date().instants())
                .bind(asked.lastUpdated().as("updated"))
                .bind(keyset.parameters())
                .list(type);
    }
}
