package org.footbridge.programs;

import java.util.Optional;
import org.footbridge.access.House;
import org.footbridge.platform.Actor;
import org.footbridge.platform.PageMemory;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the frame around pages what the organization is called and where it is reached. */
@Component
class HouseIsDescribed implements House {

    private final Sql sql;

    HouseIsDescribed(Sql sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<About> about() {
        return Actor.bound()
                .flatMap(actor -> PageMemory.remembered(
                        About.class,
                        () -> sql.sql("""
                        select name, neutral_name, phone, staffed_hours, zone
                          from programs.organization_profile
                         where organization_id = :organization
                        """)
                                .param("organization", actor.organization())
                                .optional(About.class)));
    }
}
