package org.footbridge.platform;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ids and public path names of the organizations in this installation; nothing else is known before sign-in. */
@Component
public class Organizations {

    private final Sql sql;
    private final Clock clock;

    Organizations(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @param slug lower-case letters, digits and hyphens, starting with a letter, unique in the installation */
    @Transactional
    public OrganizationId found(String slug) {
        var id = new OrganizationId(Id.fresh(clock.instant()));
        sql.sql("insert into platform.organization (id, slug) values (:id, :slug)")
                .param("id", id)
                .param("slug", slug)
                .update();
        return id;
    }

    @Transactional(readOnly = true)
    public Optional<OrganizationId> bySlug(String slug) {
        return sql.sql("select id from platform.organization where slug = :slug")
                .param("slug", slug)
                .optional(java.util.UUID.class)
                .map(OrganizationId::new);
    }

    @Transactional(readOnly = true)
    public String slugOf(OrganizationId id) {
        return sql.sql("select slug from platform.organization where id = :id")
                .param("id", id)
                .single(String.class);
    }

    /** Where the installation is one house's own; nothing where there are several or none yet. */
    @Transactional(readOnly = true)
    public Optional<OrganizationId> only() {
        var first = sql.sql("select id from platform.organization limit 2").list(java.util.UUID.class);
        return first.size() == 1 ? Optional.of(new OrganizationId(first.getFirst())) : Optional.empty();
    }

    /** For jobs: one job per organization, never one over all. */
    @Transactional(readOnly = true)
    public List<OrganizationId> all() {
        return sql.sql("select id from platform.organization order by id").list(java.util.UUID.class).stream()
                .map(OrganizationId::new)
                .toList();
    }
}
