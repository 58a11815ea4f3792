package org.footbridge.community.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.community.RoomId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is in a room, for those who look after it; nobody whose posts the reader must not see. */
@Component("communityPeopleOfRoomQuery")
class PeopleOfRoomQuery {

    private final Sql sql;

    PeopleOfRoomQuery(Sql sql) {
        this.sql = sql;
    }

    /** @param exclusionId where the person is put out for now, with what was decided then */
    record Person(
            UUID memberId,
            ParticipantId participantId,
            String fullName,
            Optional<String> displayName,
            Instant joinedAt,
            Optional<Instant> leftAt,
            Optional<UUID> exclusionId,
            Optional<Instant> startsAt,
            Optional<Instant> until,
            Optional<String> words,
            Optional<String> reason,
            Optional<String> by) {}

    /** Whoever is put out stands first, also where she left meanwhile. */
    @Transactional(readOnly = true)
    List<Person> people(RoomId room, Instant now) {
        return sql.sql("""
                        select member.id as member_id, member.participant_id, person.full_name, called.display_name, member.joined_at,
                               member.left_at, exclusion.id as exclusion_id, exclusion.starts_at, exclusion.until_at as until,
                               exclusion.words, why.reason, colleague.signed_name as by
                          from community.member
                          join people.v_names person
                            on person.organization_id = member.organization_id and person.participant_id = member.participant_id
                          left join community.name called
                            on called.organization_id = member.organization_id and called.member_id = member.id
                          left join community.exclusion
                            on exclusion.organization_id = member.organization_id and exclusion.member_id = member.id
                           and exclusion.ended_at is null and (exclusion.until_at is null or exclusion.until_at > :now)
                          left join community.exclusion_reason why
                            on why.organization_id = exclusion.organization_id and why.exclusion_id = exclusion.id
                          left join staff.v_names colleague
                            on colleague.organization_id = exclusion.organization_id and colleague.staff_id = exclusion.put_out_by
                         where member.organization_id = :organization and member.room_id = :room
                           and (member.left_at is null or exclusion.id is not null)
                           and member.id not in (select community.unseen_by_me())
                         order by exclusion.id is null, person.full_name, member.id
                        """)
                .param("organization", Actor.current().organization())
                .param("room", room)
                .param("now", now)
                .list(Person.class);
    }
}
