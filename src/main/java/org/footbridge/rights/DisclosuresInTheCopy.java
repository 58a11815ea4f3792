package org.footbridge.rights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.footbridge.access.House;
import org.footbridge.people.OwnPart;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.springframework.stereotype.Component;

/**
 * The accounting of disclosures in a person's own copy: every day on which somebody outside got or saw something of the
 * record, who, and what. It names more than 45 CFR 164.528 asks for: what the person allowed stands in it too.
 */
@Component
class DisclosuresInTheCopy implements OwnPart {

    private final Sql sql;
    private final House house;

    DisclosuresInTheCopy(Sql sql, House house) {
        this.sql = sql;
        this.house = house;
    }

    private record Row(LocalDate day, String who, String subject, Instant firstAt) {}

    private record Key(LocalDate day, String who) {}

    @Override
    public List<Section> sections(Words words, Show show) {
        Map<Key, List<String>> parts = new LinkedHashMap<>();
        rows().forEach(row -> {
            var said = words.say("rights.part." + RecordPart.of(row.subject()).key());
            var of = parts.computeIfAbsent(new Key(row.day(), row.who()), _ -> new ArrayList<>());
            if (!of.contains(said)) {
                of.add(said);
            }
        });
        return List.of(new Section(
                words.say("rights.copy.disclosures"),
                parts.entrySet().stream()
                        .map(one -> new Item(
                                show.date(one.getKey().day()),
                                one.getKey().who().isEmpty()
                                        ? words.say("rights.looked.somebody")
                                        : one.getKey().who(),
                                one.getValue()))
                        .toList()));
    }

    private List<Row> rows() {
        return sql.sql("""
                        select (seen.at at time zone :zone)::date as day,
                               case when seen.actor_kind = 'client' then coalesce(access.client_name(seen.actor_name), seen.actor_name)
                                    else coalesce(contact.name, staff.signed_name, '') end as who,
                               seen.subject, min(seen.at) as first_at
                          from audit.looks_at(:me, null) as seen
                          left join access.v_memberships membership
                            on membership.organization_id = :organization and membership.membership_id = seen.membership_id
                          left join people.v_contacts_of contact
                            on contact.organization_id = :organization and contact.participant_id = :me
                           and contact.contact_id = membership.person_id and seen.actor_kind = 'contact'
                          left join staff.v_names staff
                            on staff.organization_id = :organization and staff.staff_id = membership.person_id
                           and seen.actor_kind = 'staff'
                         where seen.act = 'disclose' or seen.actor_kind in ('client', 'contact') and seen.act in ('view', 'print', 'export')
                         group by 1, 2, 3
                         order by 1 desc, min(seen.at), 2, 3
                        """)
                .param("organization", Actor.current().organization())
                .param("me", Objects.requireNonNull(Actor.current().person()))
                .param("zone", house.zone().getId())
                .list(Row.class);
    }
}
