package org.footbridge.messages.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The threads of people the bound staff member looks after, a page at a time, one row more than is shown. */
@Component
class InboxQuery {

    static final int PAGE = 40;

    private static final Instant LONG_AGO = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant FAR_AHEAD = Instant.parse("9999-12-31T00:00:00Z");

    private final Sql sql;
    private final Authorization authorization;
    private final Clock clock;

    InboxQuery(Sql sql, Authorization authorization, Clock clock) {
        this.sql = sql;
        this.authorization = authorization;
        this.clock = clock;
    }

    record Row(
            UUID threadId,
            UUID participantId,
            String fullName,
            String topic,
            String status,
            String turn,
            Optional<Instant> waitingSince,
            Optional<Instant> dueAt,
            Optional<String> ownerName,
            Instant lastAt,
            Instant position) {}

    /** @param searched in names, topics and words; empty for all */
    @Transactional(readOnly = true)
    List<Row> rows(InboxFilter filter, String searched) {
        boolean newest = filter.newestFirst();
        return sql.sql("""
                        select thread_id, participant_id, full_name, topic, status, turn, waiting_since, due_at, owner_name, last_at, position
                          from (select head.*, case when :newest then head.last_at else coalesce(head.due_at, :far) end as position
                                  from (%s) head
                                 where head.organization_id = :organization and head.participant_id = any(:reachable::uuid[])
                                   and (:show = 'all' or :show = 'open' and head.status = 'open'
                                        or :show = 'closed' and head.status = 'closed'
                                        or :show = 'waiting' and head.due_at is not null
                                        or :show = 'late' and head.due_at < :now)
                                   and (:whose = 'all' or :whose = 'nobody' and head.owner_id is null
                                        or :whose = 'mine' and head.owner_id = :me::uuid)
                                   and (:searched = '' or strpos(lower(head.full_name), lower(:searched)) > 0
                                        or strpos(lower(head.topic), lower(:searched)) > 0
                                        or exists (select from messages.message
                                                    where message.organization_id = head.organization_id
                                                      and message.thread_id = head.thread_id
                                                      and strpos(lower(message.words), lower(:searched)) > 0))) listed
                         where (position, thread_id) %s (:afterAt, :afterId)
                         order by position %s, thread_id %s
                         limit :limit
                        """.formatted(
                        ThreadQuery.HEADS, newest ? "<" : ">", newest ? "desc" : "asc", newest ? "desc" : "asc"))
                .param("organization", Actor.current().organization())
                .param("reachable", authorization.reachable(Permission.ANSWER_MESSAGES))
                .param("newest", newest)
                .param("far", FAR_AHEAD)
                .param("show", filter.chosenShow())
                .param("whose", filter.chosenWhose())
                .param("me", Actor.current().membership())
                .param("now", clock.instant())
                .param("searched", searched)
                .param("afterAt", filter.place().map(InboxFilter.Place::at).orElse(newest ? FAR_AHEAD : LONG_AGO))
                .param("afterId", filter.place().map(InboxFilter.Place::id).orElse(new UUID(0, 0)))
                .param("limit", PAGE + 1)
                .list(Row.class);
    }
}
