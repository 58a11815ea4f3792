package org.footbridge.medications;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.history.History;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds what was sent and what is listed against what the person really takes, line by line. Who may prescribe settles a
 * line; anybody else who writes in the chart notes what the person says, and the line stays open.
 */
@Component
public class Reconciling {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Medications medications;
    private final Allergies allergies;
    private final History history;

    Reconciling(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Medications medications,
            Allergies allergies,
            History history) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.medications = medications;
        this.allergies = allergies;
        this.history = history;
    }

    /** What a line is about. */
    public enum Subject {
        /** A medicine as it was sent. */
        MEDICATION,
        /** An allergy as it was sent. */
        ALLERGY,
        /** A medicine on the list. */
        LISTED,
        LISTED_ALLERGY
    }

    /**
     * What came of asking about one line.
     *
     * @param words with {@link Outcome#CHANGED} how it is taken now, or what the reaction is; else a remark or nothing
     */
    public record Asked(Subject subject, UUID id, Outcome outcome, String words) {}

    /**
     * What a press did.
     *
     * @param settled lines
     * @param already lines somebody had settled meanwhile; they stay as they were
     * @param stillOpen lines nobody has settled
     */
    public record Reconciled(int settled, int already, int stillOpen) {}

    /** What came of reconciling. */
    public sealed interface Reconciliation {
        record Done(Reconciled reconciled) implements Reconciliation {}

        /** @param line the line it is about */
        record Refused(UUID line, String sentence) implements Reconciliation {}
    }

    /** All lines that were asked about in one act; with none, who may prescribe says that the list holds as it stands. */
    @Transactional
    public Reconciliation reconcile(ParticipantId participant, List<Asked> lines) {
        medications.requireToSay(participant);
        var unsaid = lines.stream()
                .filter(line ->
                        line.outcome() == Outcome.CHANGED && line.words().isBlank())
                .findFirst();
        if (unsaid.isPresent()) {
            return new Reconciliation.Refused(unsaid.get().id(), "Write how it is taken now.");
        }
        lock(participant);
        boolean mayConfirm = medications.mayConfirm(participant);
        int settled = 0;
        int already = 0;
        for (var line : lines) {
            if (settle(participant, line, mayConfirm)) {
                settled++;
            } else {
                already++;
            }
        }
        int open = open(participant);
        if (mayConfirm) {
            review(participant, open);
        }
        audit.act(Act.UPDATE, "medication list", null, List.of(participant), mayConfirm ? "reconciled" : "noted");
        return new Reconciliation.Done(new Reconciled(settled, already, open));
    }

    /** One after the other for one person, so that a line is settled once. */
    private void lock(ParticipantId participant) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:person, 0)) is null")
                .param("person", "medications/" + participant.value())
                .single(Boolean.class);
    }

    private boolean settle(ParticipantId participant, Asked line, boolean mayConfirm) {
        return switch (line.subject()) {
            case MEDICATION, ALLERGY -> fact(participant, line, mayConfirm);
            case LISTED -> {
                var stands = mayConfirm
                        ? medications.standing(participant, new MedicationId(line.id()))
                        : known(participant, line.id());
                if (mayConfirm) {
                    listed(participant, stands, line);
                }
                keep(participant, line, List.of(line.id()), mayConfirm);
                yield true;
            }
            case LISTED_ALLERGY -> {
                var stands = allergies.standing(participant, line.id());
                if (mayConfirm) {
                    listed(participant, stands, line);
                }
                keep(participant, line, List.of(line.id()), mayConfirm);
                yield true;
            }
        };
    }

    private Medications.Standing known(ParticipantId participant, UUID id) {
        return sql.sql("""
                        select entry_id, medication_id, kind, name, dose, how, reason, prescribed, prescriber_name, restricted
                          from medications.v_list
                         where organization_id = :organization and participant_id = :participant and medication_id = :id
                           and kind <> 'stopped' and (:restricted or not restricted)
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("id", id)
                .param("restricted", authorization.may(Permission.READ_RESTRICTED_HISTORY, participant))
                .optional(Medications.Standing.class)
                .orElseThrow(NotYours::new);
    }

    private void listed(ParticipantId participant, Medications.Standing stands, Asked line) {
        var id = stands.medicationId();
        switch (line.outcome()) {
            case CONFIRMED ->
                medications.write(
                        participant,
                        id,
                        Medications.Kind.CONFIRMED,
                        stands.taken(),
                        Optional.empty(),
                        line.words(),
                        true,
                        Optional.empty(),
                        stands.restricted());
            case CHANGED ->
                medications.write(
                        participant,
                        id,
                        Medications.Kind.CHANGED,
                        Medications.with(stands.taken(), "", line.words()),
                        Optional.of(medications.today()),
                        "As the person says they take it",
                        true,
                        Optional.empty(),
                        stands.restricted());
            case NOT_TAKEN ->
                medications.write(
                        participant,
                        id,
                        Medications.Kind.STOPPED,
                        stands.taken(),
                        Optional.of(medications.today()),
                        line.words().isBlank() ? "No longer taken" : line.words(),
                        true,
                        Optional.empty(),
                        stands.restricted());
            case UNKNOWN -> {}
        }
    }

    private void listed(ParticipantId participant, Allergies.Standing stands, Asked line) {
        var kind =
                switch (line.outcome()) {
                    case CONFIRMED -> Allergies.Kind.CONFIRMED;
                    case CHANGED -> Allergies.Kind.CHANGED;
                    case NOT_TAKEN -> Allergies.Kind.NOT_SO;
                    case UNKNOWN -> null;
                };
        if (kind != null) {
            allergies.write(
                    participant,
                    stands.allergyId(),
                    kind,
                    stands.substance(),
                    kind == Allergies.Kind.CHANGED ? line.words() : stands.reaction(),
                    kind == Allergies.Kind.CHANGED ? "" : line.words(),
                    Optional.empty());
        }
    }

    private record Fact(UUID factId, String name, String how, String reason, String prescriber, String weight) {}

    /** Every repeat of the same words is settled with the one that was shown. */
    private boolean fact(ParticipantId participant, Asked line, boolean mayConfirm) {
        var facts = sql.sql("""
                        select same.fact_id, same.name, same.how, same.reason, same.prescriber, same.class as weight
                          from medications.v_open_facts shown
                          join medications.v_open_facts same
                            on same.organization_id = shown.organization_id and same.participant_id = shown.participant_id
                           and same.subject = shown.subject and same.name = shown.name and same.how = shown.how
                         where shown.organization_id = :organization and shown.participant_id = :participant
                           and shown.subject = :subject and shown.fact_id = :id
                           and (:restricted or shown.class <> 'restricted')
                         order by same.received_at desc, same.fact_id
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("subject", line.subject())
                .param("id", line.id())
                .param("restricted", authorization.may(Permission.READ_RESTRICTED_HISTORY, participant))
                .list(Fact.class);
        if (facts.isEmpty()) {
            requireSettled(participant, line.id());
            return false;
        }
        var ids = facts.stream().map(Fact::factId).toList();
        if (mayConfirm) {
            onTheList(participant, facts.getFirst(), line);
            history.confirmed(
                    line.subject() == Subject.MEDICATION ? History.Kind.MEDICATION : History.Kind.ALLERGY,
                    ids,
                    Medications.recorder());
        }
        keep(participant, line, ids, mayConfirm);
        return true;
    }

    private void onTheList(ParticipantId participant, Fact fact, Asked line) {
        boolean takes = line.outcome() == Outcome.CONFIRMED || line.outcome() == Outcome.CHANGED;
        if (!takes) {
            return;
        }
        var how = line.outcome() == Outcome.CHANGED ? line.words() : fact.how();
        if (line.subject() == Subject.MEDICATION) {
            medications.write(
                    participant,
                    medications.fresh(),
                    Medications.Kind.TAKEN,
                    new Taken(
                            fact.name(),
                            "",
                            how,
                            fact.reason(),
                            fact.prescriber().isEmpty() ? Prescribed.NOT_KNOWN : Prescribed.ELSEWHERE,
                            Optional.empty(),
                            fact.prescriber()),
                    Optional.empty(),
                    "",
                    true,
                    Optional.of(fact.factId()),
                    fact.weight().equals("restricted"));
        } else {
            allergies.write(
                    participant,
                    Id.fresh(clock.instant()),
                    Allergies.Kind.RECORDED,
                    fact.name(),
                    how,
                    "",
                    Optional.of(fact.factId()));
        }
    }

    /** What is not open was settled meanwhile, or was never this person's. */
    private void requireSettled(ParticipantId participant, UUID fact) {
        var settled = sql.sql("""
                        select subject_id from medications.reconciled
                          join people.v_same_person same
                            on same.organization_id = reconciled.organization_id and same.participant_id = reconciled.participant_id
                         where reconciled.organization_id = :organization and same.stands_for = :participant
                           and subject_id = :id and final
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("id", fact)
                .optional(UUID.class);
        if (settled.isEmpty()) {
            throw new NotYours();
        }
    }

    private void keep(ParticipantId participant, Asked line, Collection<UUID> ids, boolean mayConfirm) {
        var now = clock.instant();
        sql.sql("""
                        insert into medications.reconciled (organization_id, id, participant_id, subject, subject_id, outcome, final, words,
                                                            reconciled_by, reconciled_at, regime, privacy_class)
                        select :organization, row_id, :participant, :subject, subject_id, :outcome, :final, :words,
                               :by, :now, :regime, :class
                          from unnest(:rows::uuid[], :subjects::uuid[]) as asked (row_id, subject_id)
                        """)
                .param("organization", Actor.current().organization())
                .param("rows", ids.stream().map(_ -> Id.fresh(now)).toList())
                .param("subjects", ids)
                .param("participant", participant)
                .param("subject", line.subject().name().toLowerCase(Locale.ROOT))
                .param("outcome", line.outcome())
                .param("final", mayConfirm)
                .param("words", line.words().strip())
                .param("by", Medications.recorder())
                .param("now", now)
                .param("regime", medications.regime(participant))
                .param("class", PrivacyClass.ORDINARY)
                .update();
    }

    /** Received lines nobody settled, and listed ones that only the person vouches for. */
    private int open(ParticipantId participant) {
        return sql.sql("""
                        select ((select count(distinct (subject, name, how)) from medications.v_open_facts
                                  where organization_id = :organization and participant_id = :participant)
                              + (select count(*) from medications.v_list
                                  where organization_id = :organization and participant_id = :participant
                                    and kind <> 'stopped' and not confirmed)
                              + (select count(*) from medications.v_allergies
                                  where organization_id = :organization and participant_id = :participant
                                    and kind not in ('not_so', 'none_known') and not confirmed))::int
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .single(Integer.class);
    }

    private void review(ParticipantId participant, int open) {
        sql.sql("""
                        insert into medications.review (organization_id, id, participant_id, still_open, reviewed_by, reviewed_at, regime,
                                                        privacy_class)
                        values (:organization, :id, :participant, :open, :by, :now, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("participant", participant)
                .param("open", open)
                .param("by", Medications.recorder())
                .param("now", clock.instant())
                .param("regime", medications.regime(participant))
                .param("class", PrivacyClass.ORDINARY)
                .update();
    }
}
