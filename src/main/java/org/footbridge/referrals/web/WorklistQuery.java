package org.footbridge.referrals.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.referrals.Danger;
import org.footbridge.referrals.Source;
import org.footbridge.referrals.Status;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The referrals the actor may work on, a page at a time. */
@Component
class WorklistQuery {

    static final int PAGE = 40;

    private static final Instant LONG_AGO = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant FAR_AHEAD = Instant.parse("9999-12-31T00:00:00Z");
    private static final UUID LOWEST = new UUID(0, 0);
    private static final UUID HIGHEST = new UUID(-1, -1);

    private final Sql sql;
    private final Authorization authorization;

    WorklistQuery(Sql sql, Authorization authorization) {
        this.sql = sql;
        this.authorization = authorization;
    }

    record Row(
            UUID referralId,
            ParticipantId participantId,
            String fullName,
            Optional<String> knocker,
            Source source,
            Status status,
            Danger danger,
            Instant receivedAt,
            Optional<Instant> firstContactAt,
            Optional<LocalDate> nextContactOn,
            Optional<UUID> ownerId,
            Optional<String> ownerName,
            Instant position) {}

    /** One row more than the page shows, so that the page knows whether another follows. */
    @Transactional(readOnly = true)
    List<Row> rows(WorklistFilter filter, Optional<String> name, LocalDate today) {
        var after = filter.position();
        var order = filter.newestFirst() ? "desc" : "asc";
        return sql.sql("""
                        select * from (
                            select referral.id as referral_id, referral.participant_id, name.full_name, knock.knocker, referral.source,
                                   referral.status, referral.danger, referral.received_at, referral.first_contact_at,
                                   referral.next_contact_on, referral.owner_id, owner.full_name as owner_name,
                                   case when :byNext then coalesce(referral.next_contact_on::timestamp at time zone 'UTC', 'epoch')
                                        else referral.received_at end as position
                              from referrals.referral
                              join people.v_names name
                                on name.organization_id = referral.organization_id and name.participant_id = referral.participant_id
                              left join referrals.knock
                                on knock.organization_id = referral.organization_id and knock.referral_id = referral.id
                              left join staff.v_names owner
                                on owner.organization_id = referral.organization_id and owner.staff_id = referral.owner_id
                             where referral.organization_id = :organization
                               and referral.participant_id = any(:reachable::uuid[])
                               and referral.status = any(:statuses)
                               and (:anySource or referral.source = :source)
                               and (:anyOwner or (:nobody and referral.owner_id is null) or referral.owner_id = :owner::uuid)
                               and (:anyName or strpos(lower(name.full_name), lower(:name)) > 0
                                    or strpos(lower(coalesce(knock.knocker, '')), lower(:name)) > 0)) listed
                         where (position, referral_id) %s (:afterAt, :afterId)
                         order by position %s, referral_id %s
                         limit :limit
                        """.formatted(filter.newestFirst() ? "<" : ">", order, order))
                .param("organization", Actor.current().organization())
                .param("reachable", authorization.reachable(Permission.WORK_INTAKE))
                .param("statuses", filter.statuses())
                .param("byNext", filter.byNextContact())
                .param("anySource", filter.source() == null)
                .param("source", filter.source())
                .param("anyOwner", filter.anyOwner())
                .param("nobody", filter.nobody())
                .param("owner", filter.mine() ? Actor.current().person() : null)
                .param("anyName", name.isEmpty())
                .param("name", name.orElse(""))
                .param(
                        "afterAt",
                        after.map(WorklistFilter.Position::at).orElse(filter.newestFirst() ? FAR_AHEAD : LONG_AGO))
                .param(
                        "afterId",
                        after.map(WorklistFilter.Position::id).orElse(filter.newestFirst() ? HIGHEST : LOWEST))
                .param("limit", PAGE + 1)
                .list(Row.class);
    }
}
