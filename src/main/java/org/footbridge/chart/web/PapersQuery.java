package org.footbridge.chart.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.history.Paper;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists a person's papers, those that came with a referral among them, in one statement and without their bytes. */
@Component
class PapersQuery {

    private final Sql sql;

    PapersQuery(Sql sql) {
        this.sql = sql;
    }

    /** What the list is sorted by. */
    enum By {
        DATE("dated desc nulls last, kept_at desc"),
        ADDED("kept_at desc"),
        KIND("kind, dated desc nulls last, kept_at desc");

        private final String order;

        By(String order) {
            this.order = order;
        }
    }

    /** @param came whether it came with a referral */
    record Row(
            UUID id,
            boolean came,
            Paper.Kind kind,
            Optional<LocalDate> dated,
            boolean part2,
            String mediaType,
            int bytes,
            Optional<UUID> byId,
            Optional<String> byName,
            Instant keptAt,
            boolean asked) {}

    /** @param kind only these, or everything */
    @Transactional(readOnly = true)
    List<Row> papers(ParticipantId person, Optional<Paper.Kind> kind, By by) {
        return sql.sql("""
                        select paper.*, name.full_name as by_name, error.asked_at is not null as asked
                          from (select organization_id, paper_id as id, false as came, kind, dated, part2, media_type, bytes,
                                       kept_by as by_id, kept_at
                                  from history.v_papers
                                 where organization_id = :organization and participant_id = :person
                                union all
                                select organization_id, attachment_id, true, kind, dated, part2, media_type, bytes, attached_by,
                                       attached_at
                                  from referrals.v_attachments
                                 where organization_id = :organization and participant_id = :person) paper
                          left join staff.v_names name
                            on name.organization_id = paper.organization_id and name.staff_id = paper.by_id
                          left join tasks.v_errors error
                            on error.organization_id = paper.organization_id and error.thing_id = paper.id
                         where :kind::text is null or paper.kind = :kind
                         order by %s, id
                        """.formatted(by.order))
                .param("organization", Actor.current().organization())
                .param("person", person)
                .param("kind", kind)
                .list(Row.class);
    }
}
