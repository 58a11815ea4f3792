package org.footbridge.community;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody comes into a room by an own wish, under a name of her own, and leaves whenever she likes (CARE 21). */
@Component("communityJoining")
public class Joining {

    /** Longest name in a room. */
    public static final int MOST_NAME = 40;

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Departures departures;

    Joining(Sql sql, Clock clock, Audit audit, Authorization authorization, Departures departures) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.departures = departures;
    }

    /** Why a name cannot be used in a room. */
    public enum NameFlaw {
        BLANK,
        TOO_LONG,
        /** Holds figures or a way to be reached. */
        CONTACT,
        /** Holds the family name: more than others need to know. */
        FAMILY_NAME,
        TAKEN;

        /** Last part of its key in the message files. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What came of wishing to join. */
    public sealed interface Wish {

        /** @param member the place in this room, also where it was there before */
        record Joined(MemberId member) implements Wish {}

        record Flawed(NameFlaw flaw) implements Wish {}

        /** There is no place for this person in it; it is not said why. */
        record NoPlace() implements Wish {}
    }

    /** The participant who acts with a login of her own, never at a shared tablet. */
    public ParticipantId me() {
        authorization.require(Permission.OWN_RECORD);
        if (Actor.current().account() == null) {
            throw new NotYours();
        }
        return new ParticipantId(Objects.requireNonNull(Actor.current().person()));
    }

    /** The own place in a room, if the room is open to her today. */
    @Transactional(readOnly = true)
    public Optional<MemberId> placeIn(RoomId room) {
        return sql.sql("""
                        select id from community.member
                         where organization_id = :organization and participant_id = :me and room_id = :room and left_at is null
                           and room_id in (select community.my_rooms())
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me())
                .param("room", room)
                .optional(UUID.class)
                .map(MemberId::new);
    }

    /** What would stand in the way of this name; nothing where it can be used. */
    @Transactional(readOnly = true)
    public Optional<NameFlaw> flawOf(RoomId room, String name) {
        var wanted = name.strip();
        if (wanted.isEmpty()) {
            return Optional.of(NameFlaw.BLANK);
        }
        if (wanted.length() > MOST_NAME) {
            return Optional.of(NameFlaw.TOO_LONG);
        }
        if (new Unmasked(wanted).plain().matches(".*[0-9@/].*")
                || ContactDetails.in(wanted).isPresent()) {
            return Optional.of(NameFlaw.CONTACT);
        }
        if (holdsFamilyName(wanted)) {
            return Optional.of(NameFlaw.FAMILY_NAME);
        }
        boolean free = sql.sql("select community.name_is_free(:room, :name)")
                .param("room", room)
                .param("name", wanted)
                .single(Boolean.class);
        return free ? Optional.empty() : Optional.of(NameFlaw.TAKEN);
    }

    private boolean holdsFamilyName(String wanted) {
        var family = new Unmasked(sql.sql("""
                        select family_name from people.v_names
                         where organization_id = :organization and participant_id = :me
                        """)
                        .param("organization", Actor.current().organization())
                        .param("me", me())
                        .single(String.class))
                .plain();
        return !family.isBlank() && new Unmasked(wanted).plain().contains(family);
    }

    /** Whether somebody who is in no place there yet could come in. The same answer for every reason why not. */
    @Transactional(readOnly = true)
    public boolean hasPlaceFor(RoomId room) {
        return sql.sql("""
                        select exists (select from community.room where organization_id = :organization and id = :room)
                               and community.free_of(:room, :me) and not community.put_out(:room, :me, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("room", room)
                .param("me", me())
                .param("now", clock.instant())
                .single(Boolean.class);
    }

    @Transactional
    public Wish join(RoomId room, String name) {
        var me = me();
        var had = placeIn(room);
        if (had.isPresent()) {
            return new Wish.Joined(had.get());
        }
        if (!hasPlaceFor(room)) {
            return new Wish.NoPlace();
        }
        oneAtATime(room);
        var flaw = flawOf(room, name);
        if (flaw.isPresent()) {
            return new Wish.Flawed(flaw.get());
        }
        var id = new MemberId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into community.member (organization_id, id, room_id, participant_id, joined_at)
                        values (:organization, :id, :room, :me, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("room", room)
                .param("me", me)
                .param("now", clock.instant())
                .update();
        sql.sql("""
                        insert into community.name (organization_id, member_id, room_id, display_name)
                        values (:organization, :id, :room, :name)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("room", room)
                .param("name", name.strip())
                .update();
        audit.act(Act.CREATE, "community membership", id, List.of(me));
        return new Wish.Joined(id);
    }

    /** Two people may want the same name in the same moment. */
    private void oneAtATime(RoomId room) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:room::text, 0)) is null")
                .param("room", room)
                .single(Boolean.class);
    }

    /** Out of the room at once: the name goes from everything written there, and whom she muted is forgotten. */
    @Transactional
    public void leave(RoomId room) {
        var me = me();
        List<UUID> left = sql.sql("""
                        update community.member set left_at = :now, left_because = 'own_wish'
                         where organization_id = :organization and participant_id = :me and room_id = :room and left_at is null
                        returning id
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .param("room", room)
                .param("now", clock.instant())
                .list(UUID.class);
        departures.forget(left);
        for (var member : left) {
            sql.sql("delete from community.mute where organization_id = :organization and member_id = :member")
                    .param("organization", Actor.current().organization())
                    .param("member", member)
                    .update();
            audit.act(Act.UPDATE, "community membership", new MemberId(member), List.of(me), "left");
        }
    }
}
