package org.footbridge.portal;

import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether a participant is told by notes on the phone, of what and when: off until the person turns it on (CARE 16). */
@Component("portalPhoneNotes")
public class PhoneNotes {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final House house;

    PhoneNotes(Sql sql, Clock clock, Audit audit, Authorization authorization, House house) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.house = house;
    }

    private record Row(
            boolean messages,
            boolean homework,
            boolean checkIn,
            LocalTime quietFrom,
            LocalTime quietUntil,
            LocalTime remindAt,
            String zone) {}

    /** The participant who acts with a login of her own, never at a shared tablet. */
    public ParticipantId me() {
        authorization.require(Permission.OWN_RECORD);
        if (Actor.current().account() == null) {
            throw new NotYours();
        }
        return new ParticipantId(Objects.requireNonNull(Actor.current().person()));
    }

    @Transactional(readOnly = true)
    public NoteWish mine() {
        return sql.sql("""
                        select messages, homework, check_in, quiet_from, quiet_until, remind_at, zone
                          from portal.note_wish where organization_id = :organization and participant_id = :me
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me())
                .optional(Row.class)
                .map(row -> new NoteWish(
                        row.messages(),
                        row.homework(),
                        row.checkIn(),
                        row.quietFrom(),
                        row.quietUntil(),
                        row.remindAt(),
                        ZoneId.of(row.zone())))
                .orElseGet(() -> NoteWish.none(house.zone()));
    }

    /** From now on so; what is unopened already needs no note. */
    @Transactional
    public void choose(NoteWish wish) {
        var me = me();
        sql.sql("""
                        insert into portal.note_wish (organization_id, participant_id, messages, homework, check_in, quiet_from,
                                                      quiet_until, remind_at, zone, chosen_at)
                        values (:organization, :me, :messages, :homework, :checkIn, :from, :until, :remindAt, :zone, :now)
                        on conflict (organization_id, participant_id) do update
                           set messages = excluded.messages, homework = excluded.homework, check_in = excluded.check_in,
                               quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
                               remind_at = excluded.remind_at, zone = excluded.zone, chosen_at = excluded.chosen_at
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .param("messages", wish.messages())
                .param("homework", wish.homework())
                .param("checkIn", wish.checkIn())
                .param("from", wish.quietFrom())
                .param("until", wish.quietUntil())
                .param("remindAt", wish.remindAt())
                .param("zone", wish.zone().getId())
                .param("now", clock.instant())
                .update();
        audit.act(Act.UPDATE, "phone notes", me, List.of(me), wish.any() ? "on" : "off");
    }
}
