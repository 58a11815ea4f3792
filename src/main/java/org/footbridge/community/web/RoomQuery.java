package org.footbridge.community.web;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.community.Band;
import org.footbridge.community.Label;
import org.footbridge.community.OwnPosts;
import org.footbridge.community.PostId;
import org.footbridge.community.RoomId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.ProgramId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rooms as one of their people sees them; the tables themselves leave out what she must not see. */
@Component("communityRoomQuery")
class RoomQuery {

    /** So many posts stand on a page, the newest last. */
    static final int PAGE = 30;

    private final Sql sql;
    private final Clock clock;

    RoomQuery(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param displayName the own one, where she is in it
     * @param out whether staff have put her out of it, for now
     */
    record Room(
            RoomId roomId,
            ProgramId programId,
            Band band,
            boolean alumni,
            String name,
            String about,
            Optional<UUID> memberId,
            Optional<String> displayName,
            boolean out) {}

    private static final String ROOMS = """
            select room.id as room_id, room.program_id, room.band, room.track_id is null as alumni, room.name, room.about,
                   member.id as member_id, name.display_name, community.put_out(room.id, :me, :now) as out
              from community.room
              left join community.member on member.organization_id = room.organization_id and member.room_id = room.id
               and member.participant_id = :me and member.left_at is null
              left join community.name on name.organization_id = room.organization_id and name.member_id = member.id
             where room.organization_id = :organization and (member.id is not null or community.free_of(room.id, :me))
            """;

    /** The rooms that have a place for her. */
    @Transactional(readOnly = true)
    List<Room> rooms(ParticipantId me) {
        return sql.sql(ROOMS + " order by room.track_id is null, room.name")
                .param("organization", Actor.current().organization())
                .param("me", me)
                .param("now", clock.instant())
                .list(Room.class);
    }

    @Transactional(readOnly = true)
    Optional<Room> room(ParticipantId me, RoomId room) {
        return sql.sql(ROOMS + " and room.id = :room")
                .param("organization", Actor.current().organization())
                .param("me", me)
                .param("room", room)
                .param("now", clock.instant())
                .optional(Room.class);
    }

    /** @param name what the others call the writer; nothing once she has left */
    record Post(
            PostId postId,
            RoomId roomId,
            boolean mine,
            Optional<String> name,
            Optional<String> staff,
            String words,
            Optional<Label> label,
            Instant shownAt,
            boolean muted) {

        PostKey key() {
            return new PostKey(shownAt, postId.value());
        }
    }

    private static final String POSTS = """
            select post.id as post_id, post.room_id, post.member_id in (select community.my_members()) is true as mine,
                   name.display_name as name, writer.signed_name as staff, post.words, post.label, post.shown_at,
                   exists (select from community.mute
                            where mute.organization_id = post.organization_id and mute.muted_id = post.member_id) as muted
              from community.post
              left join community.name on name.organization_id = post.organization_id and name.member_id = post.member_id
              left join staff.v_names writer on writer.organization_id = post.organization_id and writer.staff_id = post.staff_id
             where post.organization_id = :organization and post.state = 'shown'
            """;

    /** One post that stands in a room she is in. */
    @Transactional(readOnly = true)
    Optional<Post> post(PostId post) {
        return sql.sql(POSTS + " and post.id = :post and post.room_id in (select community.my_rooms())")
                .param("organization", Actor.current().organization())
                .param("post", post)
                .optional(Post.class);
    }

    /** The newest posts before that one, newest first, one more than a page. */
    @Transactional(readOnly = true)
    List<Post> posts(RoomId room, Optional<PostKey> before, String searched) {
        return sql.sql(POSTS + """
                           and post.room_id = :room
                           and (:before::uuid is null or (post.shown_at, post.id) < (:at::timestamptz, :before::uuid))
                           and (:searched = '' or strpos(lower(post.words), lower(:searched)) > 0)
                         order by post.shown_at desc, post.id desc
                         limit :limit
                        """)
                .param("organization", Actor.current().organization())
                .param("room", room)
                .param("before", before.map(PostKey::id))
                .param("at", before.map(PostKey::at))
                .param("searched", searched)
                .param("limit", PAGE + 1)
                .list(Post.class);
    }

    record Sign(PostId postId, String kind, String name, boolean mine) {}

    /** The kind signs under these posts, in the order they were put there. */
    @Transactional(readOnly = true)
    List<Sign> signs(Collection<PostId> posts) {
        return sql.sql("""
                        select reaction.post_id, reaction.kind, name.display_name as name,
                               reaction.member_id in (select community.my_members()) as mine
                          from community.reaction
                          join community.name on name.organization_id = reaction.organization_id and name.member_id = reaction.member_id
                         where reaction.organization_id = :organization and reaction.post_id = any(:posts::uuid[])
                         order by reaction.at, reaction.member_id
                        """)
                .param("organization", Actor.current().organization())
                .param("posts", posts)
                .list(Sign.class);
    }

    record Own(
            PostId postId,
            RoomId roomId,
            String roomName,
            String words,
            Optional<Label> label,
            OwnPosts.State state,
            Optional<OwnPosts.HeldBecause> heldBecause,
            String staffWords,
            Instant writtenAt) {}

    private static final String OWN = """
            select post.id as post_id, post.room_id, coalesce(room.name, '') as room_name, post.words, post.label, post.state,
                   post.held_because, post.staff_words, post.written_at
              from community.post
              left join community.room on room.organization_id = post.organization_id and room.id = post.room_id
             where post.organization_id = :organization and post.member_id in (select community.my_members())
            """;

    /** All she wrote, the newest first, in rooms she has left too. */
    @Transactional(readOnly = true)
    List<Own> own() {
        return sql.sql(OWN + " order by post.written_at desc, post.id desc limit 200")
                .param("organization", Actor.current().organization())
                .list(Own.class);
    }

    @Transactional(readOnly = true)
    Optional<Own> own(PostId post) {
        return sql.sql(OWN + " and post.id = :post")
                .param("organization", Actor.current().organization())
                .param("post", post)
                .optional(Own.class);
    }
}
