package org.footbridge.referrals;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.Raise;
import org.footbridge.alerts.Urgency;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * People who knock in words: on the public page, or on the phone with somebody of ours. A danger told with it raises its
 * alert in the same transaction, so that neither is there without the other.
 */
@Component
public class Inquiries {

    private final Sql sql;
    private final Clock clock;
    private final NewReferral referrals;
    private final Authorization authorization;
    private final Alerts alerts;

    Inquiries(Sql sql, Clock clock, NewReferral referrals, Authorization authorization, Alerts alerts) {
        this.sql = sql;
        this.clock = clock;
        this.referrals = referrals;
        this.authorization = authorization;
        this.alerts = alerts;
    }

    /** Somebody wrote on the public page. The writer may be anybody, and can read nothing back. */
    @Transactional
    public ReferralId inquire(NewInquiry inquiry) {
        return open(Source.INQUIRY, inquiry, Optional.empty());
    }

    /** A staff member types while somebody is on the phone, and owns it until it is given to somebody else. */
    @Transactional
    public ReferralId takeCall(NewInquiry inquiry) {
        authorization.require(Permission.OPEN_INTAKE);
        return open(Source.PHONE, inquiry, Optional.ofNullable(Actor.current().person()));
    }

    private ReferralId open(Source source, NewInquiry inquiry, Optional<UUID> owner) {
        var opened = referrals.open(source, inquiry.danger(), inquiry.person(), inquiry.safe(), owner);
        keep(opened, inquiry);
        if (inquiry.danger() == Danger.YES) {
            alerts.raise(Raise.about(
                    opened.participantId(),
                    org.footbridge.alerts.Source.INQUIRY,
                    Urgency.NOW,
                    source == Source.INQUIRY
                            ? "An inquiry says that somebody is in danger now"
                            : "Somebody on the phone said that somebody is in danger now",
                    Optional.of(opened.referralId().value())));
        }
        return opened.referralId();
    }

    private void keep(NewReferral.Opened opened, NewInquiry inquiry) {
        var knocker = inquiry.knocker();
        var safe = knocker.safe();
        var now = clock.instant();
        sql.sql("""
                        insert into referrals.knock (organization_id, id, referral_id, participant_id, at, for_self, knocker, relationship,
                                                     person_agrees, phone, email, may_call, may_voicemail, caller_name, hours,
                                                     must_not_know, own_words, needs, payer, found_us, language, regime, privacy_class)
                        values (:organization, :id, :referral, :participant, :now, :self, :knocker, :relationship,
                                :agrees, :phone, :email, :mayCall, :mayVoicemail, :callerName, :hours,
                                :mustNotKnow, :words, :needs, :payer, :foundUs, :language, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(now))
                .param("referral", opened.referralId())
                .param("participant", opened.participantId())
                .param("now", now)
                .param("self", knocker.isThePerson())
                .param("knocker", knocker.name())
                .param("relationship", knocker.relationship())
                .param("agrees", knocker.personAgrees())
                .param("phone", knocker.phone())
                .param("email", knocker.email())
                .param("mayCall", safe.mayCall())
                .param("mayVoicemail", safe.mayVoicemail())
                .param("callerName", safe.callerName())
                .param("hours", safe.hours())
                .param("mustNotKnow", safe.mustNotKnow())
                .param("words", inquiry.ownWords())
                .param("needs", inquiry.needs())
                .param("payer", inquiry.payer())
                .param("foundUs", inquiry.foundUs())
                .param("language", inquiry.person().language())
                .param("regime", NewReferral.REGIME)
                .param("class", PrivacyClass.ORDINARY)
                .update();
    }
}
