package org.footbridge.people;

import java.util.Optional;
import org.footbridge.access.WhoIs;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the sign-in and signatures what a participant or contact is called. */
@Component
class PeopleAreNamed implements WhoIs {

    private final Sql sql;

    PeopleAreNamed(Sql sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Called> called(Actor actor) {
        return switch (actor.kind()) {
            case PARTICIPANT -> participant(actor);
            case CONTACT -> contact(actor);
            case STAFF, VISITOR, CLIENT, JOB -> Optional.empty();
        };
    }

    private Optional<Called> participant(Actor actor) {
        return sql.sql("""
                        select called as name, full_name as signed_name, '' as line
                          from people.v_names
                         where organization_id = :organization and participant_id = :person
                        """)
                .param("organization", actor.organization())
                .param("person", actor.person())
                .optional(Called.class);
    }

    private Optional<Called> contact(Actor actor) {
        return sql.sql("""
                        select name, name as signed_name, '' as line
                          from people.contact
                         where organization_id = :organization and id = :person
                        """)
                .param("organization", actor.organization())
                .param("person", actor.person())
                .optional(Called.class);
    }
}
