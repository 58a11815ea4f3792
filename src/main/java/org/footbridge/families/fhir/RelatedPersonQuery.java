package org.footbridge.families.fhir;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.Keyset;
import org.footbridge.fhir.Page;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.Sorting;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks up who near somebody was ever given a sign-in. */
@Component
class RelatedPersonQuery {

    static final Sorting SORTING = Sorting.byLastUpdated("changed_at", "contact_id", "participant_id");

    private static final String NEAR = """
            select near.contact_id, near.participant_id, greatest(contact.created_at, door.changed_at) as changed_at, near.name,
                   near.relation, near.guardian, near.phone, near.email, door.active
              from people.v_contacts_of near
              join people.v_contacts contact
                on contact.organization_id = near.organization_id and contact.contact_id = near.contact_id
              join (select person_id, max(greatest(created_at, ended_at)) as changed_at, bool_or(ended_at is null) as active
                      from access.v_memberships
                     where organization_id = :organization and 'contact' = any(roles)
                     group by person_id) door on door.person_id = near.contact_id
             where near.organization_id = :organization
            """;

    private final Sql sql;

    RelatedPersonQuery(Sql sql) {
        this.sql = sql;
    }

    record Asked(ReferenceQuery patient, ReferenceQuery ids, DateWindow lastUpdated) {}

    @Transactional(readOnly = true)
    Optional<RelatedPersonRow> byId(List<UUID> pair) {
        return sql.sql(NEAR + " and near.contact_id = :contact and near.participant_id = :person")
                .param("organization", Actor.current().organization())
                .param("contact", pair.getFirst())
                .param("person", pair.getLast())
                .optional(RelatedPersonRow.class);
    }

    @Transactional(readOnly = true)
    Page<RelatedPersonRow> page(Asked asked, Keyset keyset) {
        var rows = sql.sql("""
                        select * from (%s) known
                         where (:anybody or participant_id = any(:patients::uuid[]))
                           and (:anyId or (contact_id, participant_id) in (select * from unnest(:ids::uuid[], :idPersons::uuid[])))
                           and changed_at >= :updatedFrom and changed_at < :updatedUntil
                           and changed_at <@ :updated::tstzmultirange
                           and %s
                         order by %s
                         limit :limit
                        """.formatted(NEAR, keyset.where(), keyset.order()))
                .param("organization", Actor.current().organization())
                .bind(asked.patient().as("anybody", "patients"))
                .param("anyId", asked.ids().isOpen())
                .param("ids", asked.ids().firstUuids())
                .param("idPersons", asked.ids().secondUuids())
                .bind(asked.lastUpdated().as("updated"))
                .bind(keyset.parameters())
                .list(RelatedPersonRow.class);
        return Page.of(rows, keyset, row -> new Cursor(row.changedAt(), row.fhirId()));
    }
}
