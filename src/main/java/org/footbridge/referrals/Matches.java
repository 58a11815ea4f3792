package org.footbridge.referrals;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.SamePerson;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who might be the same person, and what staff say about it. Nobody is merged without a word of theirs. */
@Component
public class Matches {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final SamePerson samePerson;

    Matches(Sql sql, Clock clock, Audit audit, Authorization authorization, SamePerson samePerson) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.samePerson = samePerson;
    }

    /**
     * Somebody who looks like the person of a referral.
     *
     * @param merged whether staff have said it is the same person, which can be taken back
     */
    public record Match(
            ParticipantId participantId,
            String fullName,
            Optional<LocalDate> birthDate,
            boolean sameBirthDate,
            boolean samePhone,
            boolean merged) {

        /** Why it is shown. */
        public String why() {
            return sameBirthDate && samePhone
                    ? "same birth date and phone"
                    : sameBirthDate ? "same birth date and a like name" : samePhone ? "same phone" : "like name";
        }
    }

    /**
     * People the actor may see whose phone is the same, or whose name is and whose birth date does not differ: at most
     * ten, the likeliest first, without those said to be somebody else.
     */
    @Transactional(readOnly = true)
    public List<Match> of(ParticipantId participant) {
        return sql.sql("""
                        with own as (
                            select name.*, nullif(regexp_replace(coalesce(safe.phone, ''), '[^0-9]', '', 'g'), '') as digits,
                                   same.stands_for
                              from people.v_names name
                              join people.v_safe_contact safe
                                on safe.organization_id = name.organization_id and safe.participant_id = name.participant_id
                              join people.v_same_person same
                                on same.organization_id = name.organization_id and same.participant_id = name.participant_id
                             where name.organization_id = :organization and name.participant_id = :participant),
                        others as (
                            select other.*, nullif(regexp_replace(coalesce(safe.phone, ''), '[^0-9]', '', 'g'), '') as digits
                              from people.v_names other
                              join people.v_safe_contact safe
                                on safe.organization_id = other.organization_id and safe.participant_id = other.participant_id
                             where other.organization_id = :organization and other.participant_id = any(:reachable::uuid[])
                               and other.participant_id <> :participant)
                        select other.participant_id, other.full_name, other.birth_date,
                               coalesce(other.birth_date = own.birth_date, false) as same_birth_date,
                               coalesce(right(other.digits, 10) = right(own.digits, 10) and length(own.digits) >= 7, false) as same_phone,
                               own.stands_for = other.participant_id as merged
                          from others other, own
                         where ((lower(other.family_name) = lower(own.family_name)
                                 and (lower(left(other.given_name, 3)) = lower(left(own.given_name, 3))
                                      or lower(other.called) = lower(own.called))
                                 and (other.birth_date is null or own.birth_date is null or other.birth_date = own.birth_date))
                                or (other.birth_date = own.birth_date and lower(other.given_name) = lower(own.given_name))
                                or (right(other.digits, 10) = right(own.digits, 10) and length(own.digits) >= 7))
                           and (own.stands_for = other.participant_id or not exists (
                               select from people.v_same_person gone
                                where gone.organization_id = :organization and gone.participant_id = other.participant_id
                                  and gone.stands_for <> gone.participant_id))
                           and not exists (
                               select from referrals.match_word said
                                where said.organization_id = :organization and said.word = 'not_the_same'
                                  and ((said.participant_id = :participant and said.other_id = other.participant_id)
                                       or (said.other_id = :participant and said.participant_id = other.participant_id)))
                         order by merged desc, same_birth_date desc, same_phone desc, other.family_name, other.participant_id
                         limit 10
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("reachable", authorization.reachable(Permission.WORK_INTAKE))
                .list(Match.class);
    }

    /** The person of the referral is the other one: the other, known longer, stands for both from now on. */
    @Transactional
    public SamePerson.Merging same(ParticipantId participant, ParticipantId other, String reason) {
        var merging = samePerson.merge(participant, other);
        if (merging instanceof SamePerson.Merged) {
            say(participant, other, "same", reason);
        }
        return merging;
    }

    @Transactional
    public void notTheSame(ParticipantId participant, ParticipantId other, String reason) {
        authorization.require(Permission.WORK_INTAKE, participant);
        say(participant, other, "not_the_same", reason);
    }

    /** It was a mistake: both stand for themselves again. */
    @Transactional
    public void apartAgain(ParticipantId participant, ParticipantId other, String reason) {
        samePerson.unmerge(participant);
        say(participant, other, "apart_again", reason);
    }

    private void say(ParticipantId participant, ParticipantId other, String word, String reason) {
        var now = clock.instant();
        sql.sql("""
                        insert into referrals.match_word (organization_id, id, participant_id, other_id, word, reason, said_by, said_at)
                        values (:organization, :id, :participant, :other, :word, :reason, :by, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(now))
                .param("participant", participant)
                .param("other", other)
                .param("word", word)
                .param("reason", reason)
                .param("by", Actor.current().person())
                .param("now", now)
                .update();
        audit.act(Act.UPDATE, "match", null, List.of(participant, other), word);
    }
}
