package org.footbridge.episodes.web;

import java.util.List;
import java.util.Locale;
import org.footbridge.episodes.CarePart;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who stands for a person now. */
@Component
class TeamQuery {

    private final Sql sql;

    TeamQuery(Sql sql) {
        this.sql = sql;
    }

    private record Row(String part, String name) {}

    @Transactional(readOnly = true)
    List<AdmissionPage.Team> of(EpisodeId episode) {
        return sql
                .sql("""
                        select team.part, names.signed_name as name
                          from episodes.care_team team
                          join staff.v_names names on names.organization_id = team.organization_id and names.staff_id = team.staff_id
                         where team.organization_id = :organization and team.episode_id = :episode and team.ends_on is null
                         order by team.part
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", episode)
                .list(Row.class)
                .stream()
                .map(row -> new AdmissionPage.Team(
                        CarePart.valueOf(row.part().toUpperCase(Locale.ROOT)).label(), row.name()))
                .toList();
    }
}
