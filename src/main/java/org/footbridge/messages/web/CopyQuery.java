package org.footbridge.messages.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.messages.ThreadId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All of one person's messages and files for the own copy; row security keeps out what was sealed. */
@Component("messagesCopyQuery")
class CopyQuery {

    private final Sql sql;

    CopyQuery(Sql sql) {
        this.sql = sql;
    }

    record Line(ThreadId threadId, String topic, Instant sentAt, Optional<String> writer, String words) {}

    /** By thread, the one last written in first, each in the order it was sent. */
    @Transactional(readOnly = true)
    List<Line> lines(ParticipantId person) {
        return sql.sql("""
                        select thread.id as thread_id, thread.topic, message.sent_at, writer.signed_name as writer, message.words
                          from messages.thread
                          join messages.message
                            on message.organization_id = thread.organization_id and message.thread_id = thread.id
                          left join staff.v_names writer
                            on writer.organization_id = message.organization_id and writer.staff_id = message.staff_id
                         where thread.organization_id = :organization and thread.participant_id = :person
                         order by thread.last_at desc, thread.id, message.sent_at, message.id
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .list(Line.class);
    }

    record File(UUID id, String topic, Instant sentAt, String mediaType, int bytes, String regime) {}

    /** The newest first. */
    @Transactional(readOnly = true)
    List<File> files(ParticipantId person) {
        return sql.sql("""
                        select file.id, thread.topic, message.sent_at, file.media_type, file.bytes, file.regime::text as regime
                          from messages.attachment file
                          join messages.message
                            on message.organization_id = file.organization_id and message.id = file.message_id
                          join messages.thread
                            on thread.organization_id = message.organization_id and thread.id = message.thread_id
                         where file.organization_id = :organization and file.participant_id = :person
                         order by message.sent_at desc, file.id
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .list(File.class);
    }

    @Transactional(readOnly = true)
    byte[] content(UUID file) {
        return sql.sql("select content from messages.attachment where organization_id = :organization and id = :file")
                .param("organization", Actor.current().organization())
                .param("file", file)
                .single(byte[].class);
    }
}
