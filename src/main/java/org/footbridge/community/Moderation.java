package org.footbridge.community;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.NotYours;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Staff look after their rooms: let a post through, give it back, take it down, settle what was told, say something. */
@Component
public class Moderation {

    /** Longest word of staff to a writer. */
    public static final int MOST_COMMENT = 1000;

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Oversight oversight;

    Moderation(Sql sql, Clock clock, Audit audit, Oversight oversight) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.oversight = oversight;
    }

    /** What came of an act. */
    public sealed interface Acting {

        record Done() implements Acting {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Acting {}
    }

    /** What became of something that was told. */
    public enum Outcome {
        STAYS("The post may stand"),
        TAKEN_DOWN("The post was taken down"),
        SPOKEN_WITH("Spoken with the people concerned");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public static Optional<Outcome> of(@Nullable String word) {
            return Arrays.stream(values())
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst();
        }
    }

    private record Held(
            PostId postId,
            RoomId roomId,
            OwnPosts.State state,
            int version,
            Optional<ParticipantId> participantId,
            boolean there,
            boolean belongs,
            boolean out) {}

    /** The others read it from now on. */
    @Transactional
    public Acting letThrough(PostId id, int version) {
        var post = lock(id);
        if (post.version() != version || post.state() != OwnPosts.State.HELD) {
            return changed();
        }
        if (!post.there() || !post.belongs()) {
            return new Acting.Refused("Whoever wrote this is no longer in the room, so nobody else will read it.");
        }
        if (post.out()) {
            return new Acting.Refused("Whoever wrote this is put out of the room. It can be let through afterwards.");
        }
        update(post, OwnPosts.State.SHOWN, "", "let through");
        return new Acting.Done();
    }

    /** Back to the writer with a word, to be mended. */
    @Transactional
    public Acting giveBack(PostId id, int version, String comment) {
        var post = lock(id);
        if (post.version() != version || post.state() != OwnPosts.State.HELD) {
            return changed();
        }
        return said(comment).orElseGet(() -> {
            update(post, OwnPosts.State.RETURNED, comment, "given back");
            return new Acting.Done();
        });
    }

    /** Out of the others' sight; its writer still reads it, and why. */
    @Transactional
    public Acting takeDown(PostId id, String comment) {
        var post = lock(id);
        if (post.state() == OwnPosts.State.REMOVED) {
            return changed();
        }
        return said(comment).orElseGet(() -> {
            update(post, OwnPosts.State.REMOVED, comment, "taken down");
            return new Acting.Done();
        });
    }

    private static Acting changed() {
        return new Acting.Refused("This was changed meanwhile. What stands here now is the newest.");
    }

    private static Optional<Acting> said(String comment) {
        return comment.isBlank() || comment.strip().length() > MOST_COMMENT
                ? Optional.of(new Acting.Refused(
                        "Say a kind word why, in at most " + MOST_COMMENT + " signs. Its writer reads it."))
                : Optional.empty();
    }

    private void update(Held post, OwnPosts.State state, String comment, String did) {
        sql.sql("""
                        update community.post
                           set state = :state, held_because = null, staff_words = :comment, looked_at = :now, looked_at_by = :me,
                               shown_at = case when :state = 'shown' then :now::timestamptz else shown_at end, version = version + 1
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", post.postId())
                .param("state", state)
                .param("comment", comment.strip())
                .param("me", Actor.current().membership())
                .param("now", clock.instant())
                .update();
        audit.act(
                Act.UPDATE,
                "community post",
                post.postId(),
                post.participantId().stream().toList(),
                did);
    }

    /** Ends what somebody told: what came of it. */
    @Transactional
    public Acting settle(ReportId id, Outcome outcome) {
        record Report(RoomId roomId, Optional<ParticipantId> author) {}
        var report = sql.sql("""
                        select report.room_id, member.participant_id as author
                          from community.report
                          left join community.member on member.organization_id = report.organization_id and member.id = report.member_id
                         where report.organization_id = :organization and report.id = :id and report.settled_at is null
                           for update of report
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Report.class);
        if (report.isEmpty()) {
            return changed();
        }
        oversight.require(report.get().roomId());
        sql.sql("""
                        update community.report set outcome = :outcome, settled_at = :now, settled_by = :me
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("outcome", outcome)
                .param("me", Actor.current().membership())
                .param("now", clock.instant())
                .update();
        audit.act(
                Act.UPDATE,
                "community report",
                id,
                report.get().author().stream().toList(),
                "settled");
        return new Acting.Done();
    }

    /** Staff say something in a room, under their name and marked as staff. */
    @Transactional
    public Acting say(RoomId room, String words) {
        oversight.require(room);
        var said = words.replace("\u0000", "").strip();
        if (said.isEmpty() || said.length() > OwnPosts.MOST_WORDS) {
            return new Acting.Refused("Write something, in at most " + OwnPosts.MOST_WORDS + " signs.");
        }
        var id = new PostId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into community.post (organization_id, id, room_id, staff_id, words, state, written_at, shown_at)
                        values (:organization, :id, :room, :me, :words, 'shown', :now, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("room", room)
                .param("me", Objects.requireNonNull(Actor.current().person()))
                .param("words", said)
                .param("now", clock.instant())
                .update();
        audit.act(Act.CREATE, "community post", id, List.of(), "staff");
        return new Acting.Done();
    }

    private Held lock(PostId id) {
        var held = sql.sql(
                        "select id from community.post where organization_id = :organization and id = :id for update")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(UUID.class);
        if (held.isEmpty()) {
            throw new NotYours();
        }
        var post = sql.sql("""
                        select post.id as post_id, post.room_id, post.state, post.version, member.participant_id,
                               member.left_at is null and room.closed_at is null as there,
                               member.id is null
                               or community.belongs(member.participant_id, room.program_id, room.track_id, room.band, :now) as belongs,
                               member.id is not null and community.put_out(post.room_id, member.participant_id, :now) as out
                          from community.post
                          join community.room on room.organization_id = post.organization_id and room.id = post.room_id
                          left join community.member on member.organization_id = post.organization_id and member.id = post.member_id
                         where post.organization_id = :organization and post.id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("now", clock.instant())
                .single(Held.class);
        oversight.require(post.roomId());
        return post;
    }
}
