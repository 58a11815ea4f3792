package org.footbridge.referrals;

import java.time.Clock;
import java.util.List;
import org.footbridge.access.NotYours;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tries to come into contact, only by a way that was said to be safe. The first that reaches somebody stops the clock. */
@Component
public class ContactAttempts {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Referrals referrals;

    ContactAttempts(Sql sql, Clock clock, Audit audit, Referrals referrals) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.referrals = referrals;
    }

    public sealed interface Logging permits Logged, NotSafe {}

    public record Logged() implements Logging {}

    /** @param sentence for the page: what was asked of us */
    public record NotSafe(String sentence) implements Logging {}

    @Transactional
    public Logging log(ReferralId id, Attempt attempt) {
        var row = referrals.locked(id);
        var refusal = reach(id).refusal(attempt.way());
        if (refusal.isPresent()) {
            return new NotSafe(refusal.get());
        }
        insert(id, row, attempt);
        referrals.touched(id, attempt.outcome().reached(), attempt.next());
        audit.act(Act.CREATE, "contact attempt", id, List.of(row.standsFor()));
        return new Logged();
    }

    /** How whoever knocked may be reached: the writer's own words, or what the person said since. */
    @Transactional(readOnly = true)
    public Reach reach(ReferralId id) {
        return sql.sql("""
                        select case when own.for_self is false then own.knocker else name.called end as who,
                               case when own.for_self is false then own.phone else safe.phone end as phone,
                               case when own.for_self is false then own.may_call else safe.may_call end as may_call,
                               case when own.for_self is false then own.may_voicemail else safe.may_voicemail end as may_voicemail,
                               case when own.for_self is false then own.caller_name else safe.caller_name end as caller_name,
                               case when own.for_self is false then own.hours else safe.contact_hours end as hours,
                               case when own.for_self is false then own.must_not_know else safe.must_not_know end as must_not_know
                          from referrals.referral
                          join people.v_names name
                            on name.organization_id = referral.organization_id and name.participant_id = referral.participant_id
                          join people.v_safe_contact safe
                            on safe.organization_id = referral.organization_id and safe.participant_id = referral.participant_id
                          left join referrals.knock own
                            on own.organization_id = referral.organization_id and own.referral_id = referral.id
                         where referral.organization_id = :organization and referral.id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Reach.class)
                .orElseThrow(NotYours::new);
    }

    private void insert(ReferralId id, Referrals.Row row, Attempt attempt) {
        var now = clock.instant();
        sql.sql("""
                        insert into referrals.contact_attempt (organization_id, id, referral_id, participant_id, at, by_staff_id, way,
                                                               outcome, note, next_contact_on, regime, privacy_class)
                        values (:organization, :id, :referral, :participant, :now, :by, :way,
                                :outcome, :note, :next::date, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(now))
                .param("referral", id)
                .param("participant", row.participantId())
                .param("now", now)
                .param("by", Actor.current().person())
                .param("way", attempt.way())
                .param("outcome", attempt.outcome())
                .param("note", attempt.note())
                .param("next", attempt.next())
                .param("regime", NewReferral.REGIME)
                .param("class", PrivacyClass.ORDINARY)
                .update();
    }
}
