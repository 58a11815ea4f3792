package org.footbridge.staff;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hires staff and answers who they are. */
@Component
public class StaffMembers {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;

    StaffMembers(Sql sql, Clock clock, Audit audit) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
    }

    /** @param credentials as written behind the name, such as "LCSW" */
    @Transactional
    public StaffId hire(String givenName, String familyName, Optional<String> credentials, String title) {
        var id = new StaffId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into staff.member (organization_id, id, given_name, family_name, credentials, title, created_at)
                        values (:organization, :id, :given, :family, :credentials, :title, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("given", givenName)
                .param("family", familyName)
                .param("credentials", credentials)
                .param("title", title)
                .param("now", clock.instant())
                .update();
        audit.act(Act.CREATE, "staff member", id, List.of());
        return id;
    }

    /** Who supervises this associate on that day; empty for somebody who signs alone. */
    @Transactional(readOnly = true)
    public Optional<StaffId> supervisorOf(StaffId associate, LocalDate on) {
        return sql.sql("""
                        select supervisor_id
                          from staff.supervision
                         where organization_id = :organization and associate_id = :associate
                           and starts_on <= :day and (ends_on is null or ends_on >= :day)
                        """)
                .param("organization", Actor.current().organization())
                .param("associate", associate)
                .param("day", on)
                .optional(UUID.class)
                .map(StaffId::new);
    }

    /**
     * Who signs this too when that associate wrote it on that day: the supervisor, unless a term in force says that nobody
     * does (CARE 25). One question.
     */
    @Transactional(readOnly = true)
    public Optional<StaffId> cosignerOf(SigningTerms.What what, StaffId associate, LocalDate on) {
        return sql.sql("""
                        select supervision.supervisor_id
                          from staff.supervision
                         where supervision.organization_id = :organization and supervision.associate_id = :associate
                           and supervision.starts_on <= :day and (supervision.ends_on is null or supervision.ends_on >= :day)
                           and coalesce((select term.supervisor_signs
                                           from staff.signing_term term
                                          where term.organization_id = :organization and term.what = :what
                                            and term.starts_on <= :day
                                          order by term.starts_on desc, term.created_at desc, term.id desc
                                          limit 1), :usually)
                        """)
                .param("organization", Actor.current().organization())
                .param("associate", associate)
                .param("day", on)
                .param("what", what)
                .param("usually", what.supervisorSigns())
                .optional(UUID.class)
                .map(StaffId::new);
    }

    /** @param signedName the name with credentials, as it stands under a signature */
    public record Name(StaffId staffId, String fullName, String signedName, String title) {}

    /** Everybody who works here, by family name. */
    @Transactional(readOnly = true)
    public List<Name> all() {
        return sql.sql("""
                        select staff_id, full_name, signed_name, title
                          from staff.v_names
                         where organization_id = :organization
                         order by family_name, given_name
                        """)
                .param("organization", Actor.current().organization())
                .list(Name.class);
    }
}
