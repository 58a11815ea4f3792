package org.footbridge.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.MembershipId;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is on duty when. Whoever is on duty sees their phone ring at the start of each shift and says so; until then the
 * hours count as unstaffed (CARE 2).
 */
@Component
public class Rota {

    /** From when before a shift its phone may be tried and confirmed. */
    public static final Duration BEFORE_THE_SHIFT = Duration.ofMinutes(30);

    private static final Duration LONGEST = Duration.ofHours(16);
    private static final int MOST_WEEKS = 26;

    private final Sql sql;
    private final Clock clock;
    private final House house;
    private final Audit audit;
    private final Authorization authorization;
    private final ObjectProvider<Ringing> channels;

    Rota(
            Sql sql,
            Clock clock,
            House house,
            Audit audit,
            Authorization authorization,
            ObjectProvider<Ringing> channels) {
        this.sql = sql;
        this.clock = clock;
        this.house = house;
        this.audit = audit;
        this.authorization = authorization;
        this.channels = channels;
    }

    /** What came of a wish about the rota. */
    public sealed interface Acting permits Done, Refused {}

    public record Done() implements Acting {}

    /** @param sentence for the page */
    public record Refused(String sentence) implements Acting {}

    /** @param weeks on how many weeks, one after the other, from 1 to 26 */
    public record NewShift(MembershipId member, LocalDate day, LocalTime starts, LocalTime ends, int weeks) {}

    /** Puts somebody on duty; times they have already at that minute stay as they are. */
    @Transactional
    public Acting plan(NewShift planned) {
        authorization.require(Permission.PLAN_ROTA);
        var wall = house.zone();
        var span = Shift.span(planned.day(), planned.starts(), planned.ends(), wall);
        if (planned.starts().equals(planned.ends())
                || Duration.between(span.from(), span.until()).compareTo(LONGEST) > 0) {
            return new Refused("A shift has a beginning and an end, sixteen hours apart at most.");
        }
        if (!span.until().isAfter(clock.instant())) {
            return new Refused("That is over already.");
        }
        if (planned.weeks() < 1 || planned.weeks() > MOST_WEEKS) {
            return new Refused("Between 1 and %d weeks can be planned at once.".formatted(MOST_WEEKS));
        }
        if (!mayBeOnDuty(planned.member())) {
            return new Refused("Only somebody who may act on an alert can be on duty.");
        }
        var days = new ArrayList<LocalDate>();
        for (int week = 0; week < planned.weeks(); week++) {
            days.add(planned.day().plusWeeks(week));
        }
        sql.sql("""
                        insert into alerts.shift (organization_id, id, membership_id, day, starts, ends, planned_by, planned_at)
                        select :organization, one.id, :member, one.day, :starts, :ends, :by::uuid, :now
                          from unnest(:ids::uuid[], :days::date[]) as one (id, day)
                        on conflict (organization_id, membership_id, day, starts) where taken_off_at is null do nothing
                        """)
                .param("organization", Actor.current().organization())
                .param("member", planned.member())
                .param("starts", planned.starts())
                .param("ends", planned.ends())
                .param("by", Actor.current().membership())
                .param("now", clock.instant())
                .param("ids", days.stream().map(_ -> Id.fresh(clock.instant())).toList())
                .param("days", days.stream().map(LocalDate::toString).toList())
                .update();
        audit.act(Act.CONFIGURE, "rota", null, List.of(), "planned from " + planned.day());
        return new Done();
    }

    private boolean mayBeOnDuty(MembershipId member) {
        return sql.sql("""
                        select exists (select from access.v_memberships
                                        where organization_id = :organization and membership_id = :member
                                          and ended_at is null and roles && :roles::text[])
                        """)
                .param("organization", Actor.current().organization())
                .param("member", member)
                .param("roles", Permission.ACT_ON_ALERT.roles())
                .single(Boolean.class);
    }

    /** Takes a shift off the rota; that it stood there stays known. */
    @Transactional
    public Acting takeOff(ShiftId shift) {
        authorization.require(Permission.PLAN_ROTA);
        int taken = sql.sql("""
                        update alerts.shift
                           set taken_off_at = :now, taken_off_by = :by::uuid
                         where organization_id = :organization and id = :id and taken_off_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", shift)
                .param("by", Actor.current().membership())
                .param("now", clock.instant())
                .update();
        if (taken == 0) {
            throw new NotYours();
        }
        audit.act(Act.CONFIGURE, "rota", shift, List.of(), "taken off");
        return new Done();
    }

    /** Rings the bound member's own phone, by every channel that reaches them. */
    @Transactional
    public Acting tryOwnPhone() {
        authorization.require(Permission.OPEN_STAFF_HOME);
        boolean rung = false;
        for (var channel : channels) {
            rung |= channel.ring(Phones.me(), Call.test());
        }
        if (!rung) {
            return new Refused(
                    "Nothing can ring you yet: write your number, and ask the director whether a gateway is set.");
        }
        audit.act(Act.CONFIGURE, "own ringing number", null, List.of(), "tried");
        return new Done();
    }

    /** The bound member saw their phone ring for the shift they are in or about to begin. */
    @Transactional
    public Acting confirm() {
        authorization.require(Permission.OPEN_STAFF_HOME);
        var own = ownNow();
        if (own.isEmpty()) {
            return new Refused("You are on no shift now or in the next half hour.");
        }
        var shift = own.get();
        if (!rangSince(shift.span(house.zone()).from().minus(BEFORE_THE_SHIFT))) {
            return new Refused("Ring your phone first. It has not been rung for this shift yet.");
        }
        sql.sql("""
                        update alerts.shift set confirmed_at = :now
                         where organization_id = :organization and id = :id and confirmed_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", shift.id())
                .param("now", clock.instant())
                .update();
        audit.act(Act.CONFIGURE, "rota", shift.id(), List.of(), "phone confirmed");
        return new Done();
    }

    /** The bound member's shift now, or the one that begins within half an hour. */
    @Transactional(readOnly = true)
    public Optional<Shift> ownNow() {
        var now = clock.instant();
        var me = Phones.me();
        var wall = house.zone();
        return around(now).stream()
                .filter(shift -> shift.membershipId().equals(me))
                .filter(shift -> shift.span(wall).holds(now) || shift.span(wall).holds(now.plus(BEFORE_THE_SHIFT)))
                // An unconfirmed one that follows at once is the one to confirm.
                .min(Comparator.<Shift, Boolean>comparing(
                                shift -> shift.confirmedAt().isPresent())
                        .thenComparing(shift -> shift.span(wall).from()));
    }

    private boolean rangSince(Instant since) {
        return sql.sql("""
                        select exists (select from alerts.ring
                                        where organization_id = :organization and membership_id = :me
                                          and reason = 'test' and sent_at >= :since)
                        """)
                .param("organization", Actor.current().organization())
                .param("me", Phones.me())
                .param("since", since)
                .single(Boolean.class);
    }

    /** Whether somebody whose phone is known to ring is on duty now. */
    @Transactional(readOnly = true)
    public boolean isStaffedNow() {
        return onDuty().stream().anyMatch(shift -> shift.confirmedAt().isPresent());
    }

    /** Everybody on duty now, confirmed or not. */
    @Transactional(readOnly = true)
    public List<Shift> onDuty() {
        var now = clock.instant();
        var wall = house.zone();
        return around(now).stream().filter(shift -> shift.span(wall).holds(now)).toList();
    }

    private List<Shift> around(Instant moment) {
        var day = LocalDate.ofInstant(moment, house.zone());
        return between(day.minusDays(1), day.plusDays(1));
    }

    /** All shifts that begin on these days, the last one included, in order. */
    @Transactional(readOnly = true)
    public List<Shift> between(LocalDate first, LocalDate last) {
        return sql.sql("""
                        select id, membership_id, day, starts, ends, confirmed_at
                          from alerts.shift
                         where organization_id = :organization and taken_off_at is null and day between :first and :last
                         order by day, starts, id
                        """)
                .param("organization", Actor.current().organization())
                .param("first", first)
                .param("last", last)
                .list(Shift.class);
    }

    /** The stretches somebody stands on the rota for, from the day before {@code first} on. */
    List<Span> covered(LocalDate first, LocalDate last, boolean confirmedOnly) {
        ZoneId wall = house.zone();
        return between(first.minusDays(1), last).stream()
                .filter(shift -> !confirmedOnly || shift.confirmedAt().isPresent())
                .map(shift -> shift.span(wall))
                .toList();
    }
}
