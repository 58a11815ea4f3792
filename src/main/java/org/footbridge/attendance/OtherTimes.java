package org.footbridge.attendance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.scheduling.SessionId;
import org.footbridge.tasks.NewTask;
import org.footbridge.tasks.Tasks;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sessions a participant could come to instead of one they miss. They ask from the phone; staff look whether there is
 * room and whether everybody may meet, and book it ({@link MakeUps#book}).
 */
@Component
public class OtherTimes {

    /** The kind of task that asks. */
    private static final String ASKED = "make-up asked";

    private static final Duration AHEAD = Duration.ofDays(10);

    private static final Duration LATELY = Duration.ofDays(7);

    /** A question before the next session has to be looked at the same day. */
    private static final Duration LOOK_WITHIN = Duration.ofHours(8);

    private final Sql sql;
    private final Clock clock;
    private final Authorization authorization;
    private final Tasks tasks;
    private final House house;

    OtherTimes(Sql sql, Clock clock, Authorization authorization, Tasks tasks, House house) {
        this.sql = sql;
        this.clock = clock;
        this.authorization = authorization;
        this.tasks = tasks;
        this.house = house;
    }

    /**
     * An open session of the person's own program, at a time they are due nowhere.
     *
     * @param place where it is held; empty where no place has a name
     * @param asked whether the person asked for it and nobody has answered yet
     */
    public record Other(
            SessionId sessionId,
            String title,
            String mode,
            String place,
            Instant startsAt,
            Instant endsAt,
            boolean asked) {}

    /** For the bound participant in a running stay, soonest first; how full each is stays with staff. */
    @Transactional(readOnly = true)
    public List<Other> open() {
        return sql.sql("""
                        select session.session_id, session.title, session.mode, coalesce(session.place_name, '') as place,
                               session.starts_at, session.ends_at,
                               exists (select from tasks.v_open task
                                        where task.organization_id = session.organization_id and task.participant_id = :me
                                          and task.kind = :asked and task.link like '%#' || session.session_id) as asked
                          from scheduling.v_sessions session
                          join episodes.v_episodes stay
                            on stay.organization_id = session.organization_id and stay.program_id = session.program_id
                           and stay.participant_id = :me and stay.status = 'active'
                         where session.organization_id = :organization and session.status = 'open'
                           and session.starts_at > :now and session.on_date between :today and :until
                           and not exists (select from scheduling.v_due due
                                            where due.organization_id = session.organization_id
                                              and due.participant_id = :me and due.on_date = session.on_date
                                              and due.status <> 'cancelled'
                                              and due.starts_at < session.ends_at and due.ends_at > session.starts_at)
                         order by session.starts_at
                         limit 20
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me())
                .param("asked", ASKED)
                .param("now", clock.instant())
                .param("today", day(clock.instant()).minusDays(1))
                .param("until", day(clock.instant().plus(AHEAD)))
                .list(Other.class);
    }

    /** Whether a closed session of the last week went by without the bound participant and nothing makes it up yet. */
    @Transactional(readOnly = true)
    public boolean missedLately() {
        return sql.sql("""
                        select exists (select from attendance.v_attendance attended
                                        where attended.organization_id = :organization and attended.participant_id = :me
                                          and attended.closed_at > :since and attended.minutes = 0
                                          and attended.status <> 'cancelled_by_program'
                                          and not exists (select from attendance.make_up
                                                           where make_up.organization_id = attended.organization_id
                                                             and make_up.participant_id = attended.participant_id
                                                             and make_up.for_session_id = attended.session_id))
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me())
                .param("since", clock.instant().minus(LATELY))
                .single(Boolean.class);
    }

    /**
     * The bound participant would like to come there; the same question twice opens one.
     *
     * @throws NotYours if it is none of {@link #open}
     */
    @Transactional
    public void ask(SessionId session) {
        var me = me();
        var wanted = open().stream()
                .filter(one -> one.sessionId().equals(session))
                .findFirst()
                .orElseThrow(NotYours::new);
        var soon = clock.instant().plus(LOOK_WITHIN);
        tasks.openOnce(new NewTask(
                ASKED,
                "Asks to come on %s: look for room and answer".formatted(at(wanted.startsAt())),
                Optional.of(me),
                Optional.of(Role.THERAPIST),
                Optional.empty(),
                wanted.startsAt().isBefore(soon) ? wanted.startsAt() : soon,
                "/people/%s/hours#%s".formatted(me.value(), session.value())));
    }

    private String at(Instant start) {
        var show = new Show(Locale.US, house.zone());
        return show.day(LocalDate.ofInstant(start, house.zone())) + ", " + show.time(start);
    }

    private ParticipantId me() {
        authorization.require(Permission.OWN_RECORD);
        return new ParticipantId(Objects.requireNonNull(Actor.current().person()));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
