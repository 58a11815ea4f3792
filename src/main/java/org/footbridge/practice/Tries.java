package org.footbridge.practice;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How often somebody tried a tool, as far as they said so: answered "used it", or shared. Tries are counted, never how
 * well they went, and never what is private (CARE 17).
 */
@Component
public class Tries {

    /** What is counted lies in the last four weeks. */
    public static final Duration BACK = Duration.ofDays(28);

    private final Sql sql;
    private final Clock clock;
    private final Authorization authorization;
    private final Tools tools;

    Tries(Sql sql, Clock clock, Authorization authorization, Tools tools) {
        this.sql = sql;
        this.clock = clock;
        this.authorization = authorization;
        this.tools = tools;
    }

    private record Count(String tool, int times) {}

    /** In words for the team, such as "5 tries in four weeks: Breathing 3, Feelings 2"; nothing where there is none. */
    @Transactional(readOnly = true)
    public Optional<String> line(ParticipantId person) {
        authorization.require(Permission.READ_CHART, person);
        List<Count> counts = sql.sql("""
                        select tool, count(*)::int as times
                          from practice.v_tries
                         where organization_id = :organization and participant_id = :person and at > :since
                         group by tool
                         order by times desc, tool
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .param("since", clock.instant().minus(BACK))
                .list(Count.class);
        int all = counts.stream().mapToInt(Count::times).sum();
        return all == 0
                ? Optional.empty()
                : Optional.of((all == 1 ? "1 try in four weeks: " : all + " tries in four weeks: ")
                        + counts.stream()
                                .map(one -> tools.called(one.tool()) + " " + one.times())
                                .collect(Collectors.joining(", ")));
    }
}
