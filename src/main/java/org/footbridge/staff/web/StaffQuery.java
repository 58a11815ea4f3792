package org.footbridge.staff.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.staff.StaffId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads who works here with what they hold: one statement, whatever is asked. */
@Component
class StaffQuery {

    private final Sql sql;

    StaffQuery(Sql sql) {
        this.sql = sql;
    }

    /** One staff member with one of their credentials, the rest of the credential empty where there is none. */
    record Row(
            UUID staffId,
            String fullName,
            String title,
            List<String> roles,
            Optional<UUID> credentialId,
            Optional<String> kind,
            Optional<String> state,
            Optional<String> number,
            Optional<String> signs,
            Optional<Boolean> prescribes,
            Optional<LocalDate> startsOn,
            Optional<LocalDate> expiresOn,
            Optional<LocalDate> endedOn,
            Optional<String> endedBecause,
            Optional<Boolean> renewed,
            Optional<String> supervisor,
            Optional<LocalDate> supervisedSince) {}

    /** Everybody who works here or is invited to, by name; {@code only} for one of them. */
    @Transactional(readOnly = true)
    List<Row> everybody(String words, Optional<StaffId> only, LocalDate today) {
        return sql.sql("""
                        select name.staff_id, name.full_name, name.title, coalesce(member.roles, '{}') as roles,
                               held.id as credential_id, held.kind, held.state, held.number, held.signs, held.prescribes,
                               held.starts_on, held.expires_on, held.ended_on, held.ended_because,
                               newer.id is not null as renewed, above.signed_name as supervisor,
                               supervision.starts_on as supervised_since
                          from staff.v_names name
                          left join access.v_memberships member
                            on member.organization_id = name.organization_id and member.person_id = name.staff_id
                          left join staff.credential held
                            on held.organization_id = name.organization_id and held.staff_id = name.staff_id
                          left join staff.credential newer
                            on newer.organization_id = held.organization_id and newer.renews_id = held.id
                          left join staff.supervision
                            on supervision.organization_id = name.organization_id and supervision.associate_id = name.staff_id
                           and supervision.starts_on <= :today and (supervision.ends_on is null or supervision.ends_on >= :today)
                          left join staff.v_names above
                            on above.organization_id = supervision.organization_id and above.staff_id = supervision.supervisor_id
                         where name.organization_id = :organization and member.ended_at is null
                           and (:only::uuid is null or name.staff_id = :only::uuid)
                           and strpos(lower(name.full_name), lower(:words)) > 0
                         order by name.family_name, name.given_name, name.staff_id, held.recorded_at desc, held.id desc
                        """)
                .param("organization", Actor.current().organization())
                .param("today", today)
                .param("only", only)
                .param("words", words)
                .list(Row.class);
    }
}
