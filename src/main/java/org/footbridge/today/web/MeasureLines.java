package org.footbridge.today.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.measures.Reviews;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose scores the primary therapist has not looked at, what is worse first; and who was asked and did not answer. */
@Component
class MeasureLines {

    /** Weeks of asking that a completion rate looks back on. */
    private static final int WEEKS = 4;

    private final Sql sql;
    private final Reviews reviews;

    MeasureLines(Sql sql, Reviews reviews) {
        this.sql = sql;
        this.reviews = reviews;
    }

    /** @param people who the lines are about, for the audit */
    record Found(List<TodayPage.Line> scores, List<TodayPage.Line> unanswered, List<ParticipantId> people) {}

    private record Mine(
            UUID participantId,
            String who,
            boolean fresh,
            Optional<String> late,
            Optional<LocalDate> lateSince,
            int asked,
            int answered) {}

    @Transactional(readOnly = true)
    Found of(Collection<UUID> reachable, LocalDate today, ZoneId zone, UUID staff, Show show) {
        var mine = mine(reachable, today, staff);
        var waiting = reviews.waiting(
                mine.stream().filter(Mine::fresh).map(Mine::participantId).toList(), zone);
        List<Scores> scores = new ArrayList<>();
        List<TodayPage.Line> unanswered = new ArrayList<>();
        List<ParticipantId> people = new ArrayList<>();
        for (var one : mine) {
            var person = new ParticipantId(one.participantId());
            var theirs = waiting.get(person);
            if (theirs != null) {
                scores.add(new Scores(!theirs.openedSingly().isEmpty(), line(one, theirs)));
                people.add(person);
            }
            if (one.late().isPresent()) {
                unanswered.add(line(one, show));
                people.add(person);
            }
        }
        return new Found(
                scores.stream()
                        .sorted(Comparator.comparing(Scores::worse).reversed())
                        .map(Scores::line)
                        .toList(),
                unanswered,
                people);
    }

    private record Scores(boolean worse, TodayPage.Line line) {}

    private List<Mine> mine(Collection<UUID> reachable, LocalDate today, UUID staff) {
        return sql.sql("""
                        select stay.participant_id, name.full_name as who,
                               exists (select from measures.v_unreviewed fresh
                                        where fresh.organization_id = stay.organization_id
                                          and fresh.participant_id = stay.participant_id) as fresh,
                               asked.late, asked.late_since, asked.asked, asked.answered
                          from episodes.v_episodes stay
                          join people.v_names name
                            on name.organization_id = stay.organization_id and name.participant_id = stay.participant_id
                          cross join lateral (
                               select string_agg(instrument_title, ', ' order by instrument_title)
                                          filter (where waits and due_on < :today) as late,
                                      min(due_on) filter (where waits and due_on < :today) as late_since,
                                      count(*) filter (where due_on >= :since)::int as asked,
                                      count(*) filter (where due_on >= :since and answered)::int as answered
                                 from measures.v_expected expected
                                where expected.organization_id = stay.organization_id
                                  and expected.participant_id = stay.participant_id
                                  and (expected.waits or expected.due_on between :since and :today)) asked
                         where stay.organization_id = :organization and stay.status = 'active'
                           and stay.primary_therapist_id = :staff and stay.participant_id = any(:reachable::uuid[])
                         order by name.family_name, name.full_name, stay.participant_id
                        """)
                .param("organization", Actor.current().organization())
                .param("staff", staff)
                .param("reachable", reachable)
                .param("today", today)
                .param("since", today.minusWeeks(WEEKS))
                .list(Mine.class);
    }

    private static TodayPage.Line line(Mine one, Reviews.Waiting waiting) {
        var singly = waiting.openedSingly();
        return new TodayPage.Line(
                one.who(),
                waiting.forms().stream()
                        .map(form -> form.main().instrument().title() + " "
                                + form.main()
                                        .last()
                                        .flatMap(last -> last.total())
                                        .map(total -> total.stripTrailingZeros().toPlainString())
                                        .orElse("not scorable"))
                        .collect(Collectors.joining(", ")),
                singly.size() == 1
                        ? "/people/%s/measures/%s"
                                .formatted(
                                        one.participantId(),
                                        singly.getFirst().name().value())
                        : "/people/" + one.participantId() + "/measures",
                singly.isEmpty()
                        ? "New"
                        : singly.getFirst().standing().label().substring(0, 1).toUpperCase(java.util.Locale.US)
                                + singly.getFirst().standing().label().substring(1),
                singly.isEmpty() ? Mark.OPEN : Mark.NEEDS);
    }

    private static TodayPage.Line line(Mine one, Show show) {
        return new TodayPage.Line(
                one.who(),
                one.late().orElse("")
                        + one.lateSince()
                                .map(since -> ", asked for " + show.date(since))
                                .orElse("")
                        + (one.asked() == 0
                                ? ""
                                : "; answered %d of %d in %d weeks".formatted(one.answered(), one.asked(), WEEKS)),
                "/people/" + one.participantId() + "/measures",
                "Ask in person",
                Mark.NEEDS);
    }
}
