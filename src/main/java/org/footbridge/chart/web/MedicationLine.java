package org.footbridge.chart.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person's medicines in one line: how many, how many for opioid use disorder, when reconciled, what waits. */
@Component
class MedicationLine {

    private final Sql sql;
    private final Authorization authorization;

    MedicationLine(Sql sql, Authorization authorization) {
        this.sql = sql;
        this.authorization = authorization;
    }

    private record Count(int taken, int moud, int open, Optional<Instant> reconciledAt) {}

    /** Somebody who may not read restricted history cannot count it either. */
    @Transactional(readOnly = true)
    public String of(ParticipantId person, Show show) {
        var count = sql.sql("""
                        select count(*) filter (where what = 'listed')::int as taken, count(*) filter (where moud)::int as moud,
                               count(*) filter (where open)::int as open,
                               (select max(reviewed_at) from medications.v_reviews
                                 where organization_id = :organization and participant_id = :person and still_open = 0) as reconciled_at
                          from (select 'listed' as what, moud, not confirmed as open
                                  from medications.v_list
                                 where organization_id = :organization and participant_id = :person and kind <> 'stopped'
                                   and (:restricted or not restricted)
                                union all
                                select 'allergy', false, not confirmed
                                  from medications.v_allergies
                                 where organization_id = :organization and participant_id = :person
                                   and kind not in ('not_so', 'none_known')
                                union all
                                (select distinct on (subject, name, how) 'sent', false, true
                                   from medications.v_open_facts
                                  where organization_id = :organization and participant_id = :person
                                    and (:restricted or class <> 'restricted'))) lines
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .param("restricted", authorization.may(Permission.READ_RESTRICTED_HISTORY, person))
                .single(Count.class);
        List<String> parts = new ArrayList<>();
        parts.add(count.taken() == 1 ? "1 medication" : count.taken() + " medications");
        if (count.moud() > 0) {
            parts.add(count.moud() + " on MOUD");
        }
        parts.add(count.reconciledAt().map(at -> "reconciled " + show.date(at)).orElse("not reconciled yet"));
        return String.join(", ", parts) + (count.open() == 0 ? "" : "; " + count.open() + " to confirm");
    }
}
