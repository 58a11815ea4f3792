package org.footbridge.messages.web;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.messages.MessageId;
import org.footbridge.messages.ThreadId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Threads and what was sent in them, as pages show them; row security and the caller say whose. */
@Component("messagesThreadQuery")
class ThreadQuery {

    /** So many of one person stand on a page. */
    private static final int MOST = 200;

    private final Sql sql;

    ThreadQuery(Sql sql) {
        this.sql = sql;
    }

    record Head(
            ThreadId threadId,
            ParticipantId participantId,
            String fullName,
            String topic,
            String status,
            String turn,
            Optional<Instant> waitingSince,
            Optional<Instant> dueAt,
            Optional<UUID> ownerId,
            Optional<String> ownerName,
            Optional<Instant> closedAt,
            Instant lastAt,
            boolean unopened) {

        boolean closed() {
            return status.equals("closed");
        }
    }

    /** Up to an organization's worth of threads in one shape; narrowed by the caller's condition. */
    static final String HEADS = """
            select thread.organization_id, thread.id as thread_id, thread.participant_id, name.full_name, thread.topic,
                   thread.status, thread.turn, thread.waiting_since, thread.due_at, thread.owner_id,
                   owner.full_name as owner_name, thread.closed_at, thread.last_at,
                   exists (select from messages.v_unopened fresh
                            where fresh.organization_id = thread.organization_id and fresh.thread_id = thread.id) as unopened
              from messages.thread
              join people.v_names name
                on name.organization_id = thread.organization_id and name.participant_id = thread.participant_id
              left join access.v_memberships member
                on member.organization_id = thread.organization_id and member.membership_id = thread.owner_id
              left join staff.v_names owner
                on owner.organization_id = member.organization_id and owner.staff_id = member.person_id
            """;

    @Transactional(readOnly = true)
    Optional<Head> head(ThreadId thread) {
        return sql.sql(HEADS + " where thread.organization_id = :organization and thread.id = :thread")
                .param("organization", Actor.current().organization())
                .param("thread", thread)
                .optional(Head.class);
    }

    /** One person's threads, the last written in first. */
    @Transactional(readOnly = true)
    List<Head> of(ParticipantId person) {
        return sql.sql(HEADS + """
                         where thread.organization_id = :organization and thread.participant_id = :person
                         order by thread.last_at desc, thread.id desc
                         limit :most
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .param("most", MOST)
                .list(Head.class);
    }

    record Line(
            MessageId messageId,
            Optional<UUID> staffId,
            Optional<String> writer,
            Instant sentAt,
            String words,
            Optional<UUID> fileId,
            Optional<String> mediaType,
            Optional<Integer> bytes,
            Optional<Instant> openedAt,
            boolean asked) {}

    /** In the order they were sent; what was sealed is not among them. */
    @Transactional(readOnly = true)
    List<Line> lines(ThreadId thread) {
        return sql.sql("""
                        select message.id as message_id, message.staff_id, writer.signed_name as writer, message.sent_at, message.words,
                               file.id as file_id, file.media_type, file.bytes, opening.opened_at,
                               exists (select from tasks.v_errors error
                                        where error.organization_id = message.organization_id and error.thing_id = message.id) as asked
                          from messages.message
                          left join staff.v_names writer
                            on writer.organization_id = message.organization_id and writer.staff_id = message.staff_id
                          left join messages.attachment file
                            on file.organization_id = message.organization_id and file.message_id = message.id
                          left join messages.opening
                            on opening.organization_id = message.organization_id and opening.message_id = message.id
                         where message.organization_id = :organization and message.thread_id = :thread
                         order by message.sent_at, message.id
                        """)
                .param("organization", Actor.current().organization())
                .param("thread", thread)
                .list(Line.class);
    }

    record Colleague(UUID membershipId, String fullName) {}

    @Transactional(readOnly = true)
    List<Colleague> named(Collection<UUID> members) {
        return sql.sql("""
                        select member.membership_id, name.full_name
                          from access.v_memberships member
                          join staff.v_names name
                            on name.organization_id = member.organization_id and name.staff_id = member.person_id
                         where member.organization_id = :organization and member.membership_id = any(:members::uuid[])
                         order by name.full_name, member.membership_id
                        """)
                .param("organization", Actor.current().organization())
                .param("members", members)
                .list(Colleague.class);
    }
}
