package org.footbridge.alerts;

import java.util.List;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;

/** For tests of who hears of an alert: tells what is due at once, as the sweep would. */
@Component
public class Tellers {

    private final Telling telling;
    private final Sql sql;

    Tellers(Telling telling, Sql sql) {
        this.telling = telling;
        this.sql = sql;
    }

    /** Tells all that is due in this moment. */
    public void tell(Riverside.House house) {
        house.job(() -> {
            while (telling.tellNext()) {
                // until nothing is due
            }
            return true;
        });
        awaitSweep(house);
    }

    /** The application's own sweep may hold an alert at this moment, and was skipped. */
    private void awaitSweep(Riverside.House house) {
        house.inTransaction(
                () -> sql.sql("select id from alerts.alert where organization_id = :organization for update")
                        .param("organization", house.organization())
                        .list(UUID.class));
    }

    /** Whoever on duty was told of an alert of this house. */
    public List<UUID> toldOnDuty(Riverside.House house) {
        return house.inTransaction(
                () -> sql.sql("select membership_id from alerts.step where kind = 'told' and level = -1")
                        .list(UUID.class));
    }
}
