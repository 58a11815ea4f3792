package org.footbridge.alerts;

import java.util.Map;
import org.footbridge.access.House;
import org.footbridge.access.Members;
import org.footbridge.access.MembershipId;
import org.footbridge.notices.MailId;
import org.footbridge.notices.Outbox;
import org.footbridge.notices.Recipient;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Component;

/** Tells by mail: that somebody is needed, nothing of whom or why. A mail does not ring; other channels do. */
@Component
class MailRings implements Ringing {

    private final Sql sql;
    private final Outbox outbox;
    private final Members members;
    private final House house;

    MailRings(Sql sql, Outbox outbox, Members members, House house) {
        this.sql = sql;
        this.outbox = outbox;
        this.members = members;
        this.house = house;
    }

    @Override
    public boolean ring(MembershipId who, Call call) {
        if (call.reason() == Call.Reason.TEST) {
            return false;
        }
        var address = members.addressOf(who);
        address.ifPresent(to -> keep(who, call, mail(to)));
        return address.isPresent();
    }

    private MailId mail(String address) {
        return outbox.mail(
                Recipient.at(address),
                "alerts.mail.waiting",
                WordsOf.ENGLISH,
                Map.of("house", house.about().map(House.About::neutralName).orElse("Office")));
    }

    private void keep(MembershipId who, Call call, MailId mail) {
        sql.sql("""
                        insert into alerts.mailed (organization_id, id, alert_id, membership_id)
                        values (:organization, :mail, :alert, :who)
                        """)
                .param("organization", Actor.current().organization())
                .param("mail", mail)
                .param("alert", call.alert().orElseThrow())
                .param("who", who)
                .update();
    }
}
