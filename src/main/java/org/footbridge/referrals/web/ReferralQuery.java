package org.footbridge.referrals.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.history.Paper;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.referrals.Attempt;
import org.footbridge.referrals.CloseReason;
import org.footbridge.referrals.Danger;
import org.footbridge.referrals.Knocker.Agreement;
import org.footbridge.referrals.Source;
import org.footbridge.referrals.Status;
import org.footbridge.referrals.Way;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everything of one referral. */
@Component
class ReferralQuery {

    private final Sql sql;
    private final Authorization authorization;

    ReferralQuery(Sql sql, Authorization authorization) {
        this.sql = sql;
        this.authorization = authorization;
    }

    record Head(
            UUID id,
            ParticipantId participantId,
            ParticipantId standsFor,
            String fullName,
            Optional<String> pronouns,
            Optional<LocalDate> birthDate,
            Source source,
            Status status,
            Danger danger,
            Instant receivedAt,
            Optional<Instant> firstContactAt,
            Optional<LocalDate> nextContactOn,
            Optional<UUID> ownerId,
            Optional<String> ownerName,
            Optional<Instant> takenAt,
            Optional<CloseReason> closeReason,
            Optional<String> closeNote,
            Optional<String> phone,
            boolean mayCall,
            boolean mayVoicemail,
            Optional<String> callerName,
            Optional<String> contactHours,
            Optional<String> mustNotKnow) {}

    record Knock(
            boolean forSelf,
            String knocker,
            Optional<String> relationship,
            Agreement personAgrees,
            String ownWords,
            List<String> needs,
            Optional<String> payer,
            Optional<String> foundUs,
            Optional<String> language) {}

    record AttemptRow(
            Instant at,
            String byName,
            Way way,
            Attempt.Outcome outcome,
            String note,
            Optional<LocalDate> nextContactOn) {}

    record AttachmentRow(
            UUID id,
            Paper.Kind kind,
            Optional<LocalDate> dated,
            boolean part2,
            String mediaType,
            int bytes,
            Instant attachedAt) {}

    record Colleague(UUID staffId, String fullName) {}

    record Program(UUID programId, String name, int youngestAge, Optional<Integer> oldestAge) {

        /** Whether somebody of that age belongs there; nobody is kept out for an unknown age. */
        boolean isFor(Optional<Integer> age) {
            return age.map(years -> years >= youngestAge
                            && oldestAge.filter(oldest -> years > oldest).isEmpty())
                    .orElse(true);
        }
    }

    /** @throws NotYours if it is not here or not the actor's to work on */
    @Transactional(readOnly = true)
    Head head(UUID referral) {
        var head = sql.sql("""
                        select referral.id, referral.participant_id, same.stands_for, name.full_name, name.pronouns, name.birth_date,
                               referral.source, referral.status, referral.danger, referral.received_at, referral.first_contact_at,
                               referral.next_contact_on, referral.owner_id, owner.full_name as owner_name, referral.taken_at,
                               referral.close_reason, referral.close_note, safe.phone, safe.may_call, safe.may_voicemail,
                               safe.caller_name, safe.contact_hours, safe.must_not_know
                          from referrals.referral
                          join people.v_names name
                            on name.organization_id = referral.organization_id and name.participant_id = referral.participant_id
                          join people.v_same_person same
                            on same.organization_id = referral.organization_id and same.participant_id = referral.participant_id
                          join people.v_safe_contact safe
                            on safe.organization_id = referral.organization_id and safe.participant_id = referral.participant_id
                          left join staff.v_names owner
                            on owner.organization_id = referral.organization_id and owner.staff_id = referral.owner_id
                         where referral.organization_id = :organization and referral.id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", referral)
                .optional(Head.class)
                .orElseThrow(NotYours::new);
        authorization.require(Permission.WORK_INTAKE, head.participantId());
        return head;
    }

    @Transactional(readOnly = true)
    Optional<Knock> knock(UUID referral) {
        return of(referral, """
                select for_self, knocker, relationship, person_agrees, own_words, needs, payer, found_us, language
                  from referrals.knock
                 where organization_id = :organization and referral_id = :id
                """).optional(Knock.class);
    }

    @Transactional(readOnly = true)
    List<AttemptRow> attempts(UUID referral) {
        return of(referral, """
                select attempt.at, staff.full_name as by_name, attempt.way, attempt.outcome, attempt.note, attempt.next_contact_on
                  from referrals.contact_attempt attempt
                  join staff.v_names staff
                    on staff.organization_id = attempt.organization_id and staff.staff_id = attempt.by_staff_id
                 where attempt.organization_id = :organization and attempt.referral_id = :id
                 order by attempt.at desc, attempt.id desc
                """).list(AttemptRow.class);
    }

    @Transactional(readOnly = true)
    List<AttachmentRow> attachments(UUID referral) {
        return of(referral, """
                select id, kind, dated, part2, media_type, bytes, attached_at
                  from referrals.attachment
                 where organization_id = :organization and referral_id = :id
                 order by attached_at desc, id desc
                """).list(AttachmentRow.class);
    }

    /** Everybody who can own a referral. */
    @Transactional(readOnly = true)
    List<Colleague> colleagues() {
        return sql.sql("""
                        select staff_id, full_name from staff.v_names
                         where organization_id = :organization
                         order by full_name, staff_id
                        """)
                .param("organization", Actor.current().organization())
                .list(Colleague.class);
    }

    /** Everything a referral can be taken into work for. */
    @Transactional(readOnly = true)
    List<Program> programs() {
        return sql.sql("""
                        select program_id, name, youngest_age, oldest_age from programs.v_programs
                         where organization_id = :organization
                         order by name, program_id
                        """)
                .param("organization", Actor.current().organization())
                .list(Program.class);
    }

    private Sql.Statement of(UUID referral, String text) {
        return sql.sql(text)
                .param("organization", Actor.current().organization())
                .param("id", referral);
    }
}
