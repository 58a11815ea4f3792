package org.footbridge.alerts;

import java.time.Clock;
import java.time.LocalDate;
import org.footbridge.Riverside;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;

/** For tests of what happens in a staffed hour: somebody who is there, day and night. */
@Component
public class OnDuty {

    private final Sql sql;
    private final Clock clock;

    OnDuty(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
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
                shift(house, who, day, "00:00", "12:00", confirmed);
                shift(house, who, day, "12:00", "00:00", confirmed);
            }
            return true;
        });
    }

    private void shift(
            Riverside.House house,
            Riverside.Colleague who,
            LocalDate day,
            String starts,
            String ends,
            boolean confirmed) {
        sql.sql("""
                        insert into alerts.shift (organization_id, id, membership_id, day, starts, ends, planned_at, confirmed_at)
                        values (:organization, :id, :who, :day, :starts::time, :ends::time, :now,
                                case when :confirmed then :now::timestamptz end)
                        """)
                .param("organization", house.organization())
                .param("id", Id.fresh(clock.instant()))
                .param("who", who.membership())
                .param("day", day)
                .param("starts", starts)
                .param("ends", ends)
                .param("now", clock.instant())
                .param("confirmed", confirmed)
                .update();
    }
}
