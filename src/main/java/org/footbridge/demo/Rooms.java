package org.footbridge.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.attendance.BoundaryKind;
import org.footbridge.attendance.Outreach;
import org.footbridge.attendance.Outreach.NewAttempt;
import org.footbridge.attendance.Outreach.Result;
import org.footbridge.attendance.Outreach.Way;
import org.footbridge.attendance.RoomEvents;
import org.footbridge.demo.Stays.Stay;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.scheduling.SessionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What happened in the rooms of the past weeks, and how somebody who stopped coming was sought. */
@Component
class Rooms {

    private final RoomEvents events;
    private final Outreach outreach;
    private final Sql sql;
    private final TransactionTemplate transaction;

    Rooms(RoomEvents events, Outreach outreach, Sql sql, TransactionTemplate transaction) {
        this.events = events;
        this.outreach = outreach;
        this.sql = sql;
        this.transaction = transaction;
    }

    private record There(UUID sessionId, UUID participantId, Instant endsAt) {}

    /** About a week ago two people of the evening exchanged a number, and said so. */
    void numberExchanged(DemoHouse house) {
        List<There> two = Objects.requireNonNull(Actor.job(house.organization(), "demo")
                .call(() -> transaction.execute(_ -> sql.sql("""
                                select attended.session_id, attended.participant_id, session.ends_at
                                  from attendance.v_attendance attended
                                  join scheduling.v_sessions session
                                    on session.organization_id = attended.organization_id and session.session_id = attended.session_id
                                 where attended.organization_id = :organization and session.track_id = :track
                                   and attended.on_date <= :aWeekAgo and attended.minutes > 0 and attended.closed_at is not null
                                 order by session.starts_at desc, attended.participant_id
                                 limit 2
                                """)
                        .param("organization", house.organization())
                        .param("track", house.track("evening"))
                        .param("aWeekAgo", house.today().minusDays(6))
                        .list(There.class))));
        if (two.size() < 2 || !two.getFirst().sessionId().equals(two.getLast().sessionId())) {
            return;
        }
        var ended = two.getFirst().endsAt();
        var leader = house.leaderOf("evening");
        Time.at(
                ended.plus(Duration.ofMinutes(20)),
                () -> leader.actor()
                        .call(
                                () -> events.boundary(
                                        new SessionId(two.getFirst().sessionId()),
                                        BoundaryKind.CONTACT_EXCHANGE,
                                        ended.minus(Duration.ofMinutes(30)),
                                        Map.of(
                                                new ParticipantId(two.getFirst().participantId()),
                                                new RoomEvents.Words(
                                                        "Gave a phone number to a peer in the break and said so afterwards.",
                                                        "Read the group agreement once more together. Understands why it waits until after the stay; no hard feelings."),
                                                new ParticipantId(two.getLast().participantId()),
                                                new RoomEvents.Words(
                                                        "Was given a phone number by a peer in the break and asked what to do with it.",
                                                        "Thanked for asking. Chose to leave the number here in the office.")))));
    }

    /** Three kind calls in the hours that were named, before anybody spoke of the end of the stay. */
    void seek(DemoHouse house, Stay stay) {
        var last = Objects.requireNonNull(Actor.job(house.organization(), "demo")
                .call(() -> transaction.execute(_ -> sql.sql("""
                                select max(on_date) from attendance.v_attendance
                                 where organization_id = :organization and participant_id = :participant and on_date < :today
                                   and closed_at is not null
                                """)
                        .param("organization", house.organization())
                        .param("participant", stay.participant())
                        .param("today", house.today())
                        .single(LocalDate.class))));
        call(house, stay, last.minusDays(12), "Rang out; no voicemail, as asked.");
        call(house, stay, last.minusDays(7), "Rang out twice.");
        call(house, stay, last.minusDays(2), "Rang out. The place is kept for two more days.");
    }

    private void call(DemoHouse house, Stay stay, LocalDate day, String words) {
        var leader = house.leaderOf(stay.who().track());
        Time.at(
                house.at(day, LocalTime.of(16, 20)),
                () -> leader.actor()
                        .call(() -> outreach.attempt(
                                stay.participant(),
                                new NewAttempt(Way.CALL, Result.NO_ANSWER, words, Optional.empty()))));
    }
}
