package org.footbridge.medications.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.medications.Prescribed;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads a person's medicines and allergies: one statement for each part of the page, however long the lists are. */
@Component
class MedicationsQuery {

    private final Sql sql;

    MedicationsQuery(Sql sql) {
        this.sql = sql;
    }

    /** @param said what somebody noted the person says, where that is later than this statement */
    record ListedRow(
            UUID entryId,
            UUID medicationId,
            String kind,
            String name,
            String dose,
            String how,
            String reason,
            Prescribed prescribed,
            String prescriberName,
            boolean moud,
            boolean confirmed,
            Optional<LocalDate> onDate,
            Optional<LocalDate> since,
            String because,
            Instant recordedAt,
            String recordedBy,
            Optional<String> said,
            Optional<Instant> saidAt,
            Optional<String> saidTo) {}

    @Transactional(readOnly = true)
    List<ListedRow> list(ParticipantId person, boolean restricted) {
        return ask("""
                        select listed.entry_id, listed.medication_id, listed.kind, listed.name, listed.dose, listed.how, listed.reason,
                               listed.prescribed, listed.prescriber_name, listed.moud, listed.confirmed, listed.on_date, listed.since,
                               listed.because, listed.recorded_at, coalesce(listed.recorded_by, '') as recorded_by,
                               said.outcome as said, said.reconciled_at as said_at, said.said_to
                          from medications.v_list listed
                          left join lateral (%s) said on true
                         where listed.organization_id = :organization and listed.participant_id = :person
                           and (:restricted or not listed.restricted)
                         order by listed.kind = 'stopped', listed.moud desc, lower(listed.name), listed.medication_id
                        """.formatted(said("listed.organization_id", "listed.medication_id", "listed.recorded_at")), person)
                .param("restricted", restricted)
                .list(ListedRow.class);
    }

    record AllergyRow(
            UUID rowId,
            UUID allergyId,
            String kind,
            String substance,
            String reaction,
            boolean confirmed,
            Instant recordedAt,
            String recordedBy,
            Optional<String> said,
            Optional<Instant> saidAt,
            Optional<String> saidTo) {}

    @Transactional(readOnly = true)
    List<AllergyRow> allergies(ParticipantId person) {
        return ask("""
                        select allergy.row_id, allergy.allergy_id, allergy.kind, allergy.substance, allergy.reaction, allergy.confirmed,
                               allergy.recorded_at, coalesce(allergy.recorded_by, '') as recorded_by, said.outcome as said,
                               said.reconciled_at as said_at, said.said_to
                          from medications.v_allergies allergy
                          left join lateral (%s) said on true
                         where allergy.organization_id = :organization and allergy.participant_id = :person
                           and allergy.kind <> 'not_so'
                         order by lower(allergy.substance), allergy.allergy_id
                        """.formatted(said("allergy.organization_id", "allergy.allergy_id", "allergy.recorded_at")), person)
                .list(AllergyRow.class);
    }

    /** A received line; the same words received several times are one, counted. */
    record FactRow(
            UUID factId,
            String subject,
            String name,
            String how,
            String reason,
            String prescriber,
            String sender,
            String day,
            boolean folded,
            int times,
            Optional<String> said,
            Optional<Instant> saidAt,
            Optional<String> saidTo) {}

    @Transactional(readOnly = true)
    List<FactRow> open(ParticipantId person, boolean restricted) {
        return ask("""
                        with fact as (
                            select (array_agg(fact_id order by received_at desc, fact_id))[1] as fact_id, subject, name, how,
                                   max(reason) as reason, max(prescriber) as prescriber, max(sender) as sender, max(day) as day,
                                   bool_and(class = 'folded') as folded, count(*)::int as times, organization_id
                              from medications.v_open_facts
                             where organization_id = :organization and participant_id = :person
                               and (:restricted or class <> 'restricted')
                             group by organization_id, subject, name, how)
                        select fact.fact_id, fact.subject, fact.name, fact.how, fact.reason, fact.prescriber, fact.sender, fact.day,
                               fact.folded and fact.subject = 'medication' as folded, fact.times,
                               said.outcome as said, said.reconciled_at as said_at, said.said_to
                          from fact
                          left join lateral (%s) said on true
                         order by fact.subject desc, fact.folded, lower(fact.name), fact.how
                        """.formatted(said("fact.organization_id", "fact.fact_id", "'-infinity'::timestamptz")), person)
                .param("restricted", restricted)
                .list(FactRow.class);
    }

    /** What somebody noted last about one line, after a moment. */
    private static String said(String organization, String subject, String after) {
        return """
                select reconciled.outcome, reconciled.reconciled_at, name.signed_name as said_to
                  from medications.reconciled
                  left join staff.v_names name
                    on name.organization_id = reconciled.organization_id and name.staff_id = reconciled.reconciled_by
                 where reconciled.organization_id = %s and reconciled.subject_id = %s and not reconciled.final
                   and reconciled.reconciled_at > %s
                 order by reconciled.reconciled_at desc
                 limit 1
                """.formatted(organization, subject, after);
    }

    record EarlierRow(String name, String how, String status, String day, int times) {}

    /** What was sent and is over, or is not to be taken. */
    @Transactional(readOnly = true)
    List<EarlierRow> earlier(ParticipantId person, boolean restricted) {
        return ask("""
                        select code_text as name, coalesce(dosage, '') as how,
                               case when bool_or(do_not_take) then 'not to be taken' else max(coalesce(status, '')) end as status,
                               max(left(coalesce(authored, ''), 10)) as day, count(*)::int as times
                          from history.v_medications
                         where organization_id = :organization and participant_id = :person
                           and (do_not_take or status in ('completed', 'stopped', 'cancelled', 'not-taken'))
                           and (:restricted or class <> 'restricted')
                         group by code_text, coalesce(dosage, '')
                         order by max(left(coalesce(authored, ''), 10)) desc, code_text
                         limit 60
                        """, person).param("restricted", restricted).list(EarlierRow.class);
    }

    record ReviewRow(Instant reviewedAt, Optional<String> reviewedBy, int stillOpen) {}

    /** The last time somebody who may prescribe looked at the whole list with nothing left open. */
    @Transactional(readOnly = true)
    Optional<ReviewRow> review(ParticipantId person) {
        return ask("""
                        select reviewed_at, reviewed_by, still_open
                          from medications.v_reviews
                         where organization_id = :organization and participant_id = :person and still_open = 0
                         order by reviewed_at desc
                         limit 1
                        """, person).optional(ReviewRow.class);
    }

    record VisitRow(
            UUID id,
            LocalDate onDate,
            String response,
            List<String> sideEffects,
            String sideEffectsInWords,
            String taking,
            Optional<Integer> systolic,
            Optional<Integer> diastolic,
            Optional<Integer> pulse,
            Optional<String> weight,
            Optional<LocalDate> nextOn,
            String recordedBy,
            UUID recordedById) {}

    @Transactional(readOnly = true)
    List<VisitRow> visits(ParticipantId person) {
        return ask("""
                        select visit.id, visit.on_date, visit.response, visit.side_effects, visit.side_effects_in_words, visit.taking, visit.systolic,
                               visit.diastolic, visit.pulse, trim_scale(visit.weight_lb)::text as weight, visit.next_on,
                               coalesce(name.signed_name, '') as recorded_by, visit.recorded_by as recorded_by_id
                          from medications.visit
                          join people.v_same_person same
                            on same.organization_id = visit.organization_id and same.participant_id = visit.participant_id
                          left join staff.v_names name
                            on name.organization_id = visit.organization_id and name.staff_id = visit.recorded_by
                         where visit.organization_id = :organization and same.stands_for = :person
                         order by visit.on_date desc, visit.recorded_at desc
                         limit 12
                        """, person).list(VisitRow.class);
    }

    private Sql.Statement ask(String text, ParticipantId person) {
        return sql.sql(text)
                .param("organization", Actor.current().organization())
                .param("person", person);
    }
}
