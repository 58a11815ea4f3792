package org.footbridge.notices;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.footbridge.access.Post;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Personal links of the sign-in go through the outbox as everything does. */
@Component
class LinksByMail implements Post {

    private final ObjectProvider<Outbox> outbox;

    LinksByMail(ObjectProvider<Outbox> outbox) {
        this.outbox = outbox;
    }

    @Override
    @Transactional
    public void link(String address, UUID person, String noticeKey, Locale language, String link) {
        outbox.getObject().mail(new Recipient(address, person), noticeKey, language, Map.of("link", link));
    }
}
