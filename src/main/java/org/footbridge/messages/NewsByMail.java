package org.footbridge.messages;

import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.notices.MailAddress;
import org.footbridge.notices.Outbox;
import org.footbridge.notices.Recipient;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A mail that says there is something new, because and as long as the person asked for it: by day, at the address they
 * gave, once until they have looked, in words that say neither what nor from whom (CARE 16).
 */
@Component
public class NewsByMail {

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime NIGHT = LocalTime.of(21, 0);

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Outbox outbox;
    private final House house;

    NewsByMail(Sql sql, Clock clock, Audit audit, Authorization authorization, Outbox outbox, House house) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.outbox = outbox;
        this.house = house;
    }

    /** The address the bound participant gave; empty: no mails. */
    @Transactional(readOnly = true)
    public Optional<String> mine() {
        return sql.sql("""
                        select address from messages.news_by_mail
                         where organization_id = :organization and participant_id = :me
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me())
                .optional(String.class);
    }

    /** From now on the bound participant gets these mails; what is unopened already needs none. */
    @Transactional
    public void choose(MailAddress address, Locale language) {
        var me = me();
        sql.sql("""
                        insert into messages.news_by_mail (organization_id, participant_id, address, language, chosen_at)
                        values (:organization, :me, :address, :language, :now)
                        on conflict (organization_id, participant_id) do update
                           set address = excluded.address, language = excluded.language, chosen_at = excluded.chosen_at
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .param("address", address.value())
                .param("language", language.getLanguage().equals("es") ? "es" : "en")
                .param("now", clock.instant())
                .update();
        audit.act(Act.UPDATE, "message news", me, List.of(me), "by mail");
    }

    /** The bound participant wants none; the address is forgotten. */
    @Transactional
    public void end() {
        var me = me();
        sql.sql("delete from messages.news_by_mail where organization_id = :organization and participant_id = :me")
                .param("organization", Actor.current().organization())
                .param("me", me)
                .update();
        audit.act(Act.UPDATE, "message news", me, List.of(me), "none");
    }

    private record Due(UUID participantId, String address, String language) {}

    /** Run by a job every few minutes; at night nothing leaves, and in the morning only what is still unopened. */
    @Transactional
    void send() {
        var here = clock.instant().atZone(house.zone()).toLocalTime();
        if (here.isBefore(MORNING) || !here.isBefore(NIGHT)) {
            return;
        }
        var name = house.about().map(House.About::neutralName).orElse("");
        due().forEach(due -> outbox.mail(
                Recipient.at(due.address(), new ParticipantId(due.participantId())),
                "messages.mail.news",
                Locale.of(due.language()),
                Map.of("name", name)));
    }

    private List<Due> due() {
        return sql.sql("""
                        update messages.news_by_mail wish set told_at = :now
                         where wish.organization_id = :organization
                           and exists (select from messages.v_unopened fresh
                                        where fresh.organization_id = wish.organization_id
                                          and fresh.participant_id = wish.participant_id
                                          and fresh.sent_at > greatest(wish.chosen_at, wish.told_at))
                           and not exists (select from messages.v_unopened earlier
                                            where earlier.organization_id = wish.organization_id
                                              and earlier.participant_id = wish.participant_id
                                              and earlier.sent_at between wish.chosen_at and wish.told_at)
                           and exists (select from access.v_memberships login
                                        where login.organization_id = wish.organization_id
                                          and login.person_id = wish.participant_id and login.ended_at is null)
                        returning wish.participant_id, wish.address, wish.language
                        """)
                .param("organization", Actor.current().organization())
                .param("now", clock.instant())
                .list(Due.class);
    }

    /** With a login of one's own, never at a shared tablet. */
    private ParticipantId me() {
        authorization.require(Permission.OWN_RECORD);
        if (Actor.current().account() == null) {
            throw new NotYours();
        }
        return new ParticipantId(Objects.requireNonNull(Actor.current().person()));
    }
}
