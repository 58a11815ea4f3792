package org.footbridge.people;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.Persons;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Participants' and contacts' side of the directors' page of accounts. */
@Component
class PeopleAsPersons implements Persons {

    private final Sql sql;

    PeopleAsPersons(Sql sql) {
        this.sql = sql;
    }

    private record Named(UUID id, String name) {}

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> namesOf(Collection<UUID> ids) {
        return sql
                .sql("""
                        select participant_id as id, full_name as name
                          from people.v_names
                         where organization_id = :organization and participant_id = any(:ids::uuid[])
                        union all
                        select id, name
                          from people.contact
                         where organization_id = :organization and id = any(:ids::uuid[])
                        """)
                .param("organization", Actor.current().organization())
                .param("ids", ids)
                .list(Named.class)
                .stream()
                .collect(Collectors.toMap(Named::id, Named::name));
    }

    @Override
    @Transactional(readOnly = true)
    public boolean keepsParticipant(UUID id) {
        return !sql.sql("select 1 from people.v_names where organization_id = :organization and participant_id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .list(Integer.class)
                .isEmpty();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> contactsOf(UUID participant) {
        return sql
                .sql("""
                        select contact.id, contact.name
                          from people.contact_of
                          join people.contact on contact.organization_id = contact_of.organization_id
                                             and contact.id = contact_of.contact_id
                         where contact_of.organization_id = :organization and contact_of.participant_id = :participant
                           and contact_of.ended_on is null
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .list(Named.class)
                .stream()
                .collect(Collectors.toMap(Named::id, Named::name));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> find(String words) {
        return sql
                .sql("""
                        select participant_id as id, full_name as name
                          from people.v_names
                         where organization_id = :organization and strpos(lower(full_name), lower(:words)) > 0
                         order by full_name
                         limit 20
                        """)
                .param("organization", Actor.current().organization())
                .param("words", words.strip())
                .list(Named.class)
                .stream()
                .collect(Collectors.toMap(Named::id, Named::name));
    }

    @Override
    public Optional<UUID> hire(String givenName, String familyName, Optional<String> credentials, String title) {
        return Optional.empty();
    }
}
