package org.footbridge.alerts;

import java.util.Map;
import org.footbridge.access.House;
import org.footbridge.access.Members;
import org.footbridge.access.MembershipId;
import org.footbridge.notices.Outbox;
import org.footbridge.notices.Recipient;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Component;

/** Tells by mail: that somebody is needed, nothing of whom or why. A mail does not ring; other channels do. */
@Component
class MailRings implements Ringing {

    private final Outbox outbox;
    private final Members members;
    private final House house;

    MailRings(Outbox outbox, Members members, House house) {
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
        address.ifPresent(to -> outbox.mail(
                Recipient.at(to),
                "alerts.mail.waiting",
                WordsOf.ENGLISH,
                Map.of("house", house.about().map(House.About::neutralName).orElse("Office"))));
        return address.isPresent();
    }
}
