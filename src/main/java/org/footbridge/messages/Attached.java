package org.footbridge.messages;

import java.util.List;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hands out what went along with a message, as it came, and writes down who took it. */
@Component
public class Attached {

    private final Sql sql;
    private final Audit audit;
    private final Authorization authorization;

    Attached(Sql sql, Audit audit, Authorization authorization) {
        this.sql = sql;
        this.audit = audit;
        this.authorization = authorization;
    }

    /** A file with its bytes as they came. */
    public record Kept(UUID id, ParticipantId participantId, String mediaType, byte[] content) {}

    /** @throws NotYours unless it is the actor's own or the actor answers this person's messages */
    @Transactional
    public Kept open(AttachedId id) {
        var kept = sql.sql("""
                        select id, participant_id, media_type, content
                          from messages.attachment
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Kept.class)
                .orElseThrow(NotYours::new);
        authorization.require(
                Actor.current().isStaff() ? Permission.ANSWER_MESSAGES : Permission.OWN_RECORD, kept.participantId());
        audit.act(Act.EXPORT, "message attachment", id, List.of(kept.participantId()));
        return kept;
    }
}
