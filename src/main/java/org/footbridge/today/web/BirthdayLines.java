package org.footbridge.today.web;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.consents.Birthdays;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Young people in a stay whose birthday soon changes who may consent, for who prepares it: therapist and intake. */
@Component
class BirthdayLines {

    private final Sql sql;
    private final Birthdays birthdays;

    BirthdayLines(Sql sql, Birthdays birthdays) {
        this.sql = sql;
        this.birthdays = birthdays;
    }

    /** @param participantId who it is about, for the audit */
    record Found(UUID participantId, TodayPage.Line line) {}

    @Transactional(readOnly = true)
    List<Found> of(Collection<UUID> reachable, UUID staff, boolean intake, Show show) {
        var people = sql.sql("""
                        select distinct participant_id
                          from episodes.v_episodes
                         where organization_id = :organization and status in ('planned', 'waitlist', 'active', 'onhold')
                           and participant_id = any(:reachable::uuid[]) and (:intake or primary_therapist_id = :staff)
                        """)
                .param("organization", Actor.current().organization())
                .param("reachable", reachable)
                .param("intake", intake)
                .param("staff", staff)
                .list(UUID.class);
        return people.isEmpty()
                ? List.of()
                : birthdays.ahead(people).stream()
                        .map(one -> new Found(
                                one.participantId(),
                                new TodayPage.Line(
                                        one.who(),
                                        one.sentence(),
                                        "/people/" + one.participantId() + "/consent-authority",
                                        "On " + show.date(one.day()),
                                        Mark.NEEDS)))
                        .toList();
    }
}
