package org.footbridge.alerts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Sql;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.Programs;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** For tests of what happens in a staffed hour: somebody who is there, day and night. */
@Component
public class OnDuty {

    private final Programs programs;
    private final TransactionTemplate transaction;
    private final Sql sql;
    private final Clock clock;

    OnDuty(Programs programs, TransactionTemplate transaction, Sql sql, Clock clock) {
        this.transaction = transaction;
        this.programs = programs;
        this.sql = sql;
        this.clock = clock;
    }

    /** Every hour around now is a staffed one: signed by the director, and somebody is there. */
    public void dayAndNight(Riverside.House house, Riverside.Colleague who) {
        house.ruth().run(this::signDayAndNight);
        always(house, who);
    }

    /** The same in the demo program, from this midnight to tomorrow noon. */
    public void dayAndNight(OrganizationId organization) {
        Actor.job(organization, "fixture").run(() -> {
            signDayAndNight();
            transaction.executeWithoutResult(_ -> {
                var who = sql.sql(
                                "select membership_id from access.v_memberships where 'therapist' = any(roles) limit 1")
                        .single(UUID.class);
                var today = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK);
                shift(organization, who, today, "00:00", "12:00", true);
                shift(organization, who, today, "12:00", "00:00", true);
                shift(organization, who, today.plusDays(1), "00:00", "12:00", true);
            });
        });
    }

    private void signDayAndNight() {
        programs.setRule(new NewRule(
                Optional.empty(),
                StaffedHours.RULE,
                "Mon-Sun 00:00-24:00",
                "decided here",
                LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK).minusDays(1)));
    }

    /** On duty around now with a phone that rang: from yesterday's midnight for three days. */
    public void always(Riverside.House house, Riverside.Colleague who) {
        around(house, who, LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK), true);
    }

    /** The same around another day. */
    public void always(Riverside.House house, Riverside.Colleague who, LocalDate day) {
        around(house, who, day, true);
    }

    /** On the rota, and nobody knows whether the phone rings. */
    public void unconfirmed(Riverside.House house, Riverside.Colleague who) {
        around(house, who, LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK), false);
    }

    private void around(Riverside.House house, Riverside.Colleague who, LocalDate middle, boolean confirmed) {
        house.inTransaction(() -> {
            for (var day = middle.minusDays(1); !day.isAfter(middle.plusDays(1)); day = day.plusDays(1)) {
                shift(house.organization(), who.membership().value(), day, "00:00", "12:00", confirmed);
                shift(house.organization(), who.membership().value(), day, "12:00", "00:00", confirmed);
            }
            return true;
        });
    }

    private void shift(
            OrganizationId organization, UUID who, LocalDate day, String starts, String ends, boolean confirmed) {
        sql.sql("""
                        insert into alerts.shift (organization_id, id, membership_id, day, starts, ends, planned_at, confirmed_at)
                        values (:organization, :id, :who, :day, :starts::time, :ends::time, :now,
                                case when :confirmed then :now::timestamptz end)
                        """)
                .param("organization", organization)
                .param("id", Id.fresh(clock.instant()))
                .param("who", who)
                .param("day", day)
                .param("starts", starts)
                .param("ends", ends)
                .param("now", clock.instant())
                .param("confirmed", confirmed)
                .update();
    }
}
