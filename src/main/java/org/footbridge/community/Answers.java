package org.footbridge.community;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.NotYours;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a reader answers a post without words: a kind sign under it, or wanting to read no more of its writer. */
@Component("communityAnswers")
public class Answers {

    private final Sql sql;
    private final Clock clock;
    private final Joining joining;

    Answers(Sql sql, Clock clock, Joining joining) {
        this.sql = sql;
        this.clock = clock;
        this.joining = joining;
    }

    private record Post(RoomId roomId, Optional<UUID> memberId) {}

    /** Puts the sign there, or takes it away where it is; answers with the room. */
    @Transactional
    public RoomId react(PostId post, Reaction reaction) {
        var stands = others(post);
        var mine = joining.placeIn(stands.roomId()).orElseThrow(NotYours::new);
        int gone = sql.sql("""
                        delete from community.reaction
                         where organization_id = :organization and post_id = :post and member_id = :mine and kind = :kind
                        """)
                .param("organization", Actor.current().organization())
                .param("post", post)
                .param("mine", mine)
                .param("kind", reaction)
                .update();
        if (gone == 0) {
            sql.sql("""
                            insert into community.reaction (organization_id, post_id, member_id, room_id, kind, at)
                            values (:organization, :post, :mine, :room, :kind, :now)
                            on conflict do nothing
                            """)
                    .param("organization", Actor.current().organization())
                    .param("post", post)
                    .param("mine", mine)
                    .param("room", stands.roomId())
                    .param("kind", reaction)
                    .param("now", clock.instant())
                    .update();
        }
        return stands.roomId();
    }

    /** From now on this writer's posts stand folded away for her alone; or, again, no longer. Answers with the room. */
    @Transactional
    public RoomId mute(PostId post, boolean mute) {
        ParticipantId me = joining.me();
        var stands = others(post);
        var mine = joining.placeIn(stands.roomId()).orElseThrow(NotYours::new);
        sql.sql(mute ? """
                                insert into community.mute (organization_id, member_id, muted_id, room_id, participant_id)
                                values (:organization, :mine, :theirs, :room, :me)
                                on conflict do nothing
                                """ : """
                                delete from community.mute
                                 where organization_id = :organization and member_id = :mine and muted_id = :theirs
                                   and room_id = :room and participant_id = :me
                                """)
                .param("organization", Actor.current().organization())
                .param("mine", mine)
                .param("theirs", stands.memberId().orElseThrow(NotYours::new))
                .param("room", stands.roomId())
                .param("me", me)
                .update();
        return stands.roomId();
    }

    /** A post of somebody else that she reads. */
    private Post others(PostId post) {
        return sql.sql("""
                        select room_id, member_id from community.post
                         where organization_id = :organization and id = :post and state = 'shown'
                           and room_id in (select community.my_rooms())
                           and (member_id is null or member_id not in (select community.my_members()))
                        """)
                .param("organization", Actor.current().organization())
                .param("post", post)
                .optional(Post.class)
                .orElseThrow(NotYours::new);
    }
}
