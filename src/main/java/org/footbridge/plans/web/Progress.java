package org.footbridge.plans.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.people.ParticipantId;
import org.footbridge.plans.PlanContent;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where measured objectives stand: the last score of the instrument each is bound to, beside its aim. Nothing is concluded. */
@Component
class Progress {

    private final Sql sql;

    Progress(Sql sql) {
        this.sql = sql;
    }

    record Last(String instrument, BigDecimal total, Instant authoredAt) {}

    /** The last scored answers of each instrument, in one statement however many objectives there are. */
    @Transactional(readOnly = true)
    public Map<String, Last> of(ParticipantId person) {
        return sql
                .sql("""
                        select distinct on (instrument) instrument, total, authored_at
                          from measures.v_scores
                         where organization_id = :organization and participant_id = :person and total is not null
                         order by instrument, authored_at desc
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .list(Last.class)
                .stream()
                .collect(Collectors.toMap(Last::instrument, Function.identity()));
    }

    /** One line for an objective that is bound to a measure and has an aim; nothing for others. */
    static Optional<String> line(PlanContent.Objective objective, Map<String, Last> last, Words words, Show show) {
        if (objective.instrument().isEmpty() || objective.target().isEmpty()) {
            return Optional.empty();
        }
        var aim = plain(objective.target().get());
        return Optional.of(Optional.ofNullable(last.get(objective.instrument().get()))
                .map(one -> words.say("plans.progress", plain(one.total()), show.date(one.authoredAt()), aim))
                .orElseGet(() -> words.say("plans.progressNone", aim)));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
