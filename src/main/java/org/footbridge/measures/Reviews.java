package org.footbridge.measures;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who looked at a person's scores and what came of it. One act covers everything since the last; only a form that stands
 * worse or not on track is opened and decided by itself (CARE 27).
 */
@Component
public class Reviews {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Courses courses;
    private final ApplicationEventPublisher events;

    Reviews(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Courses courses,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.courses = courses;
        this.events = events;
    }

    /**
     * A form with answers nobody has looked at.
     *
     * @param main its first score
     * @param change of the score that stands gravest
     * @param responses not looked at, oldest first
     * @param newest when the newest of them was stored
     */
    public record Form(Courses.Course main, Change change, List<UUID> responses, Instant newest) {

        public InstrumentName name() {
            return main.instrument().name();
        }

        public Change.Standing standing() {
            return change.standing();
        }
    }

    /** What waits to be looked at, of one person. */
    public record Waiting(List<Form> forms) {

        public List<Form> openedSingly() {
            return forms.stream().filter(one -> one.standing().openedSingly()).toList();
        }

        public List<Form> together() {
            return forms.stream().filter(one -> !one.standing().openedSingly()).toList();
        }

        public Optional<Form> of(InstrumentName form) {
            return forms.stream().filter(one -> one.name().equals(form)).findFirst();
        }

        /** The newest answer of all that waits. */
        public Optional<Instant> newest() {
            return forms.stream().map(Form::newest).max(Comparator.naturalOrder());
        }
    }

    /** What waits, person by person; nobody without something. Whoever asks has been let in by the page. */
    @Transactional(readOnly = true)
    public Map<ParticipantId, Waiting> waiting(Collection<UUID> people, ZoneId zone) {
        if (people.isEmpty()) {
            return Map.of();
        }
        Map<ParticipantId, Waiting> waiting = new LinkedHashMap<>();
        courses.waiting(people).forEach((person, found) -> waiting.put(person, new Waiting(forms(found, zone))));
        return waiting;
    }

    @Transactional(readOnly = true)
    public Waiting waiting(ParticipantId participant, ZoneId zone) {
        return waiting(List.of(participant.value()), zone).getOrDefault(participant, new Waiting(List.of()));
    }

    private static List<Form> forms(List<Courses.Course> found, ZoneId zone) {
        Map<InstrumentName, List<Courses.Course>> byForm = new LinkedHashMap<>();
        found.forEach(course -> byForm.computeIfAbsent(course.instrument().name(), _ -> new ArrayList<>())
                .add(course));
        return byForm.values().stream().map(scores -> form(scores, zone)).toList();
    }

    private static Form form(List<Courses.Course> scores, ZoneId zone) {
        var main = scores.getFirst();
        var fresh = main.points().stream().filter(point -> !point.reviewed()).toList();
        var changes = scores.stream().map(course -> course.change(zone)).toList();
        return new Form(
                main,
                changes.stream()
                        .filter(change -> change.standing().openedSingly())
                        .findFirst()
                        .orElse(changes.getFirst()),
                fresh.stream().map(Courses.Point::responseId).toList(),
                fresh.stream()
                        .map(Courses.Point::storedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH));
    }

    /** What came of the act. */
    public sealed interface Reviewing permits Reviewed, NotReviewed {}

    /** @param answers covered by it */
    public record Reviewed(int answers) implements Reviewing {}

    /** @param sentence for the page */
    public record NotReviewed(String sentence) implements Reviewing {}

    /**
     * Puts on record that the actor looked at what came in since the last time.
     *
     * @param form only that one; empty covers all that need not be opened singly
     * @param through answers stored after this moment were not seen and are not covered
     * @param line more about the decision; needed for {@link Decision#OTHER}
     */
    @Transactional
    public Reviewing review(
            ParticipantId participant,
            Optional<InstrumentName> form,
            Instant through,
            Decision decision,
            String line,
            ZoneId zone) {
        authorization.require(Permission.WRITE_CHART, participant);
        var words = line.strip();
        if (decision == Decision.OTHER && words.isEmpty()) {
            return new NotReviewed("Write in a few words what was decided.");
        }
        if (words.length() > 500) {
            return new NotReviewed("Keep the line under 500 characters; a note holds more.");
        }
        var waiting = waiting(participant, zone);
        var covered = form.map(name -> waiting.of(name).stream().toList()).orElseGet(waiting::together);
        var seen = covered.stream()
                .flatMap(one -> one.main().points().stream()
                        .filter(point -> !point.reviewed() && !point.storedAt().isAfter(through))
                        .map(point -> new Seen(point.responseId(), one.standing())))
                .toList();
        var id = Id.fresh(clock.instant());
        int kept = sql.batch("""
                insert into measures.reviewed (organization_id, participant_id, response_id, review_id, standing)
                values (:organization, :participant, :response, :review, :standing)
                on conflict (organization_id, response_id) do nothing
                """, seen, one -> {
            Map<String, @Nullable Object> row = new HashMap<>();
            row.put("organization", Actor.current().organization());
            row.put("participant", participant);
            row.put("response", one.response());
            row.put("review", id);
            row.put("standing", one.standing());
            return row;
        });
        if (kept == 0) {
            return new NotReviewed("Nothing new waits here: somebody else looked at it before.");
        }
        sql.sql("""
                        insert into measures.review (organization_id, id, participant_id, reviewed_at, reviewed_by, decision, line,
                                                     regime, privacy_class)
                        select :organization, :id, :participant, :now, :by::uuid, :decision, :line,
                               (case when bool_or(response.regime = 'part2') then 'part2' else 'hipaa' end)::platform.regime, :class
                          from measures.reviewed
                          join measures.response on response.organization_id = reviewed.organization_id
                                                and response.id = reviewed.response_id
                         where reviewed.organization_id = :organization and reviewed.review_id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("participant", participant)
                .param("now", clock.instant())
                .param("by", Actor.current().person())
                .param("decision", decision)
                .param("line", words)
                .param("class", PrivacyClass.ORDINARY)
                .update();
        audit.act(Act.CREATE, "measures looked at", new ReviewId(id), List.of(participant));
        if (decision == Decision.PLAN_REVIEW) {
            events.publishEvent(new PlanReviewDecided(Actor.current().organization(), participant, new ReviewId(id)));
        }
        return new Reviewed(kept);
    }

    private record Seen(UUID response, Change.Standing standing) {}

    /** One act of looking, for the page. */
    public record Past(Instant reviewedAt, Optional<String> by, String decision, String line, int answers) {

        public String words() {
            return Decision.of(decision).map(Decision::label).orElse(decision) + (line.isEmpty() ? "" : ": " + line);
        }
    }

    /** Who looked at this form of the person, newest first. */
    @Transactional(readOnly = true)
    public List<Past> past(ParticipantId participant, InstrumentName form) {
        return sql.sql("""
                        select review.reviewed_at, name.signed_name as by, review.decision, review.line, review.answers
                          from measures.v_reviews review
                          left join staff.v_names name
                            on name.organization_id = review.organization_id and name.staff_id = review.reviewed_by
                         where review.organization_id = :organization and review.participant_id = :participant
                           and :form = any(review.instruments)
                         order by review.reviewed_at desc
                         limit 20
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("form", form.value())
                .list(Past.class);
    }
}
