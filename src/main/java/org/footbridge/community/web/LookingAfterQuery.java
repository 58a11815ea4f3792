package org.footbridge.community.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.community.Band;
import org.footbridge.community.Label;
import org.footbridge.community.OwnPosts;
import org.footbridge.community.ReportReason;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rooms as staff see them, who know each writer; people who barred the reader are left out by the tables themselves. */
@Component("communityLookingAfterQuery")
class LookingAfterQuery {

    /** So many posts stand on a page. */
    static final int PAGE = 40;

    private final Sql sql;

    LookingAfterQuery(Sql sql) {
        this.sql = sql;
    }

    record Room(
            UUID roomId,
            String name,
            Band band,
            Optional<String> track,
            String program,
            Instant openedAt,
            Optional<Instant> closedAt,
            int people) {}

    /** @param mine the rooms the reader looks after */
    @Transactional(readOnly = true)
    List<Room> rooms(Collection<UUID> mine) {
        return sql.sql("""
                        select room.id as room_id, room.name, room.band, track.name as track, program.name as program,
                               room.opened_at, room.closed_at,
                               (select count(*) from community.member
                                 where member.organization_id = room.organization_id and member.room_id = room.id
                                   and member.left_at is null) as people
                          from community.room
                          join programs.v_programs program
                            on program.organization_id = room.organization_id and program.program_id = room.program_id
                          left join programs.v_tracks track
                            on track.organization_id = room.organization_id and track.track_id = room.track_id
                         where room.organization_id = :organization and room.id = any(:mine::uuid[])
                         order by room.closed_at is not null, program.name, room.name
                        """)
                .param("organization", Actor.current().organization())
                .param("mine", mine)
                .list(Room.class);
    }

    record Choice(UUID id, String name) {}

    /** Tracks and programs a room could be opened for. */
    @Transactional(readOnly = true)
    List<Choice> places() {
        return sql.sql("""
                        select track_id as id, program_name || ', ' || name as name
                          from programs.v_tracks where organization_id = :organization
                        union all
                        select program_id, name || ', those who were here before'
                          from programs.v_programs where organization_id = :organization
                         order by name
                        """)
                .param("organization", Actor.current().organization())
                .list(Choice.class);
    }

    /** The program of a track, or the program itself. */
    @Transactional(readOnly = true)
    Optional<UUID> programOf(UUID place) {
        return sql.sql("""
                        select program_id from programs.v_tracks where organization_id = :organization and track_id = :place
                        union all
                        select program_id from programs.v_programs where organization_id = :organization and program_id = :place
                        """)
                .param("organization", Actor.current().organization())
                .param("place", place)
                .optional(UUID.class);
    }

    /** @param memberId the writer's place in the room, as long as she is in it */
    record Post(
            UUID postId,
            UUID roomId,
            String room,
            int version,
            Optional<UUID> memberId,
            Optional<ParticipantId> participantId,
            Optional<String> displayName,
            String fullName,
            String words,
            Optional<Label> label,
            OwnPosts.State state,
            Optional<OwnPosts.HeldBecause> heldBecause,
            String staffWords,
            Instant writtenAt,
            Instant since) {

        PostKey key() {
            return new PostKey(since, postId);
        }
    }

    private static final String POSTS = """
            select post.id as post_id, post.room_id, room.name as room, post.version,
                   case when member.left_at is null then member.id end as member_id, member.participant_id, called.display_name,
                   coalesce(person.full_name, writer.signed_name || ' (staff)') as full_name, post.words, post.label, post.state,
                   post.held_because, post.staff_words, post.written_at, coalesce(post.shown_at, post.written_at) as since
              from community.post
              join community.room on room.organization_id = post.organization_id and room.id = post.room_id
              left join community.member on member.organization_id = post.organization_id and member.id = post.member_id
              left join community.name called on called.organization_id = post.organization_id and called.member_id = post.member_id
              left join people.v_names person
                on person.organization_id = member.organization_id and person.participant_id = member.participant_id
              left join staff.v_names writer on writer.organization_id = post.organization_id and writer.staff_id = post.staff_id
             where post.organization_id = :organization and post.room_id = any(:mine::uuid[])
            """;

    /** What waits, the oldest first. */
    @Transactional(readOnly = true)
    List<Post> waiting(Collection<UUID> mine) {
        return sql.sql(POSTS + " and post.state = 'held' order by post.written_at, post.id limit 100")
                .param("organization", Actor.current().organization())
                .param("mine", mine)
                .list(Post.class);
    }

    /** The newest of these rooms before that one, newest first, one more than a page. */
    @Transactional(readOnly = true)
    List<Post> posts(Collection<UUID> rooms, Optional<PostKey> before, String searched) {
        return sql.sql(POSTS + """
                           and (:before::uuid is null
                                or (coalesce(post.shown_at, post.written_at), post.id) < (:at::timestamptz, :before::uuid))
                           and (:searched = '' or strpos(lower(post.words), lower(:searched)) > 0)
                         order by since desc, post.id desc
                         limit :limit
                        """)
                .param("organization", Actor.current().organization())
                .param("mine", rooms)
                .param("before", before.map(PostKey::id))
                .param("at", before.map(PostKey::at))
                .param("searched", searched)
                .param("limit", PAGE + 1)
                .list(Post.class);
    }

    record Report(
            UUID reportId,
            Optional<UUID> postId,
            String room,
            ReportReason reason,
            String words,
            String postWords,
            boolean atStake,
            boolean stands,
            Optional<ParticipantId> author,
            Optional<String> authorName,
            ParticipantId teller,
            String tellerName,
            Instant reportedAt) {}

    /** What was told and is not settled: danger first, then the oldest. */
    @Transactional(readOnly = true)
    List<Report> reports(Collection<UUID> mine) {
        return sql.sql("""
                        select report.id as report_id, report.post_id, room.name as room, report.reason, report.words, report.post_words,
                               report.at_stake,
                               exists (select from community.post where post.organization_id = report.organization_id
                                          and post.id = report.post_id and post.state = 'shown') as stands,
                               member.participant_id as author, writer.full_name as author_name,
                               report.participant_id as teller, teller.full_name as teller_name, report.reported_at
                          from community.report
                          join community.room on room.organization_id = report.organization_id and room.id = report.room_id
                          join people.v_names teller
                            on teller.organization_id = report.organization_id and teller.participant_id = report.participant_id
                          left join community.member on member.organization_id = report.organization_id and member.id = report.member_id
                          left join people.v_names writer
                            on writer.organization_id = member.organization_id and writer.participant_id = member.participant_id
                         where report.organization_id = :organization and report.settled_at is null
                           and report.room_id = any(:mine::uuid[])
                           and (report.member_id is null or report.member_id not in (select community.unseen_by_me()))
                         order by report.at_stake desc, report.reported_at, report.id
                         limit 100
                        """)
                .param("organization", Actor.current().organization())
                .param("mine", mine)
                .list(Report.class);
    }

    record Rule(String program, String name, String value) {}

    /** The rules of the rooms that directors signed, in force today. */
    @Transactional(readOnly = true)
    List<Rule> rules(LocalDate today) {
        return sql.sql("""
                        select distinct on (program.name, rule.name) program.name as program, rule.name, rule.value
                          from programs.v_programs program
                          join programs.v_rules rule on rule.organization_id = program.organization_id
                           and (rule.program_id is null or rule.program_id = program.program_id)
                         where program.organization_id = :organization and rule.name like 'community %' and rule.starts_on <= :today
                         order by program.name, rule.name, rule.program_id nulls last, rule.starts_on desc, rule.created_at desc
                        """)
                .param("organization", Actor.current().organization())
                .param("today", today)
                .list(Rule.class);
    }
}
