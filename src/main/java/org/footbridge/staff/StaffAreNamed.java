package org.footbridge.staff;

import java.util.Optional;
import org.footbridge.access.WhoIs;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the sign-in and signatures what a staff member is called. */
@Component
class StaffAreNamed implements WhoIs {

    private final Sql sql;

    StaffAreNamed(Sql sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Called> called(Actor actor) {
        return actor.isStaff() ? staff(actor) : Optional.empty();
    }

    private Optional<Called> staff(Actor actor) {
        return sql.sql("""
                        select full_name as name, signed_name, title as line
                          from staff.v_names
                         where organization_id = :organization and staff_id = :person
                        """)
                .param("organization", actor.organization())
                .param("person", actor.person())
                .optional(Called.class);
    }
}
