package org.footbridge.safety;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.Raise;
import org.footbridge.alerts.Source;
import org.footbridge.alerts.StaffedHours;
import org.footbridge.alerts.Urgency;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.episodes.Episode;
import org.footbridge.episodes.Episodes;
import org.footbridge.people.ParticipantId;
import org.footbridge.plans.PlanReviews;
import org.footbridge.plans.ReviewReason;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.footbridge.programs.Programs;
import org.footbridge.programs.Rule;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A lapse the person tells from the phone (CARE 5): the clinician hears of it, nobody at night; then one question after
 * the other, each kept as it is answered. The plan and the level of care are looked at together afterwards.
 */
@Component
public class Lapses {

    /** Whoever comes back within this goes on where they were. */
    private static final Duration SAME_ONE = Duration.ofHours(24);

    private static final int LONGEST = 2000;

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Alerts alerts;
    private final StaffedHours staffed;
    private final Episodes episodes;
    private final PlanReviews reviews;
    private final Programs programs;
    private final House house;
    private final Naloxone naloxone;

    Lapses(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Alerts alerts,
            StaffedHours staffed,
            Episodes episodes,
            PlanReviews reviews,
            Programs programs,
            House house,
            Naloxone naloxone) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.alerts = alerts;
        this.staffed = staffed;
        this.episodes = episodes;
        this.reviews = reviews;
        this.programs = programs;
        this.house = house;
        this.naloxone = naloxone;
    }

    /** What is asked, in this order and no other. */
    public enum Question {
        SAFE,
        NALOXONE,
        WITHDRAWAL,
        HAPPENED,
        NEXT,
        NONE
    }

    /** What a program says of the consequences; each a dated rule of its director's. */
    public enum Consequence {
        TOLD("lapse: who is told"),
        NOT_TOLD("lapse: who is not told"),
        PLACE("lapse: my place");

        private final String rule;

        Consequence(String rule) {
            this.rule = rule;
        }

        /** The rule's name; its Spanish has {@code (es)} behind it. */
        public String rule(Locale language) {
            return language.getLanguage().equals("es") ? rule + " (es)" : rule;
        }
    }

    /** The program's own words in that language, if its director signed some. */
    @Transactional(readOnly = true)
    public Optional<String> says(ParticipantId me, Consequence what, Locale language) {
        authorization.require(Permission.OWN_RECORD, me);
        return stay(me).flatMap(stay -> programs.rule(
                        what.rule(language), stay.programId(), LocalDate.ofInstant(clock.instant(), house.zone())))
                .map(Rule::value);
    }

    /** One lapse as its owner and the team see it; an empty part was not come to. */
    public record Told(
            LapseId lapseId,
            Instant toldAt,
            Optional<String> safe,
            Optional<String> naloxone,
            Optional<String> withdrawal,
            Optional<String> happened,
            Optional<String> nextHours,
            Optional<Instant> finishedAt) {

        /** What comes next. */
        public Question next() {
            if (finishedAt.isPresent()) {
                return Question.NONE;
            }
            if (safe.isEmpty()) {
                return Question.SAFE;
            }
            if (naloxone.isEmpty()) {
                return Question.NALOXONE;
            }
            if (withdrawal.isEmpty()) {
                return Question.WITHDRAWAL;
            }
            return happened.isEmpty() ? Question.HAPPENED : Question.NEXT;
        }
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<Told> of(ParticipantId participant) {
        authorization.require(
                Actor.current().kind() == Actor.Kind.PARTICIPANT ? Permission.OWN_RECORD : Permission.READ_CHART,
                participant);
        return sql.sql("""
                        select lapse_id, told_at, safe, naloxone, withdrawal, happened, next_hours, finished_at
                          from safety.v_lapses
                         where organization_id = :organization and participant_id = :participant
                         order by told_at desc, lapse_id desc
                         limit 20
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .list(Told.class);
    }

    /** @throws NotYours if it is not the person's own */
    @Transactional(readOnly = true)
    public Told get(ParticipantId me, LapseId id) {
        return of(me).stream()
                .filter(one -> one.lapseId().equals(id))
                .findFirst()
                .orElseThrow(NotYours::new);
    }

    /** The person presses. The clinician's alert and the review of the plan are opened in the same transaction. */
    @Transactional
    public LapseId tell(ParticipantId me) {
        authorization.require(Permission.OWN_RECORD, me);
        var before = of(me).stream()
                .filter(one -> one.finishedAt().isEmpty()
                        && one.toldAt().plus(SAME_ONE).isAfter(clock.instant()))
                .findFirst();
        if (before.isPresent()) {
            return before.get().lapseId();
        }
        var id = new LapseId(Id.fresh(clock.instant()));
        var stay = stay(me);
        sql.sql("""
                        insert into safety.lapse (organization_id, id, participant_id, episode_id, told_at, regime, privacy_class)
                        values (:organization, :id, :me, :episode::uuid, :now, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("me", me)
                .param("episode", stay.map(Episode::episodeId))
                .param("now", clock.instant())
                .param("regime", stay.map(Episode::regime).orElse(Regime.PART2))
                .param("class", PrivacyClass.ORDINARY)
                .update();
        raise(me, id, Urgency.LAPSE, "Told by the person, from the phone");
        reviews.open(me, ReviewReason.LAPSE, "");
        audit.act(Act.CREATE, "lapse", id, List.of(me));
        return id;
    }

    private void raise(ParticipantId me, LapseId id, Urgency urgency, String subject) {
        alerts.raise(Raise.about(me, Source.LAPSE, urgency, subject, Optional.of(id.value())));
    }

    /** Whether safety is asked at all: only where somebody is there to act on the answer (CARE 2). */
    @Transactional(readOnly = true)
    public boolean asksSafety(ParticipantId me) {
        return stay(me).map(Episode::programId).filter(staffed::now).isPresent();
    }

    /** What came of an answer. */
    public sealed interface Answering permits Kept, Unclear {}

    /** @param told whether somebody is told now that this person needs help */
    public record Kept(boolean told) implements Answering {}

    /** Nothing was chosen, or something that cannot be. */
    public record Unclear() implements Answering {}

    /**
     * Keeps the answer to the question that is next; an answer to another one changes nothing.
     *
     * @param answer one of the question's words, or the person's own words
     */
    @Transactional
    public Answering answer(ParticipantId me, LapseId id, Question question, String answer) {
        authorization.require(Permission.OWN_RECORD, me);
        lock(me, id);
        var told = get(me, id);
        if (told.next() != question || question == Question.NONE) {
            return new Kept(false);
        }
        if (!fits(me, question, answer)) {
            return new Unclear();
        }
        boolean now = false;
        switch (question) {
            case SAFE -> {
                keep(id, "safe", answer);
                if (answer.equals("not_safe")) {
                    raise(me, id, Urgency.NOW, "After a lapse: not safe, or not sure");
                    now = true;
                }
            }
            case NALOXONE -> {
                keep(id, "naloxone", answer);
                if (!answer.equals("not_needed")) {
                    naloxone.record(me, Optional.of(answer.equals("here")), Optional.empty(), Optional.empty());
                }
            }
            case WITHDRAWAL -> {
                keep(id, "withdrawal", answer);
                if (!answer.equals("none")) {
                    // The body, not the use: the medical danger has the clocks of a danger.
                    raise(
                            me,
                            id,
                            answer.equals("strong") ? Urgency.NOW : Urgency.SAME_DAY,
                            "After a lapse: the body reacts, " + (answer.equals("strong") ? "strongly" : "somewhat"));
                    now = true;
                }
            }
            case HAPPENED -> keep(id, "happened", answer.strip());
            case NEXT -> finish(id, answer.strip());
            case NONE -> throw new IllegalStateException("Nothing is asked any more.");
        }
        audit.act(Act.UPDATE, "lapse", id, List.of(me));
        return new Kept(now);
    }

    private boolean fits(ParticipantId me, Question question, String answer) {
        return switch (question) {
            case SAFE ->
                asksSafety(me)
                        ? List.of("with_somebody", "alone", "not_safe").contains(answer)
                        : List.of("with_somebody", "alone", "not_safe", "not_asked")
                                .contains(answer);
            case NALOXONE -> List.of("here", "not_here", "not_needed").contains(answer);
            case WITHDRAWAL -> List.of("none", "some", "strong").contains(answer);
            case HAPPENED, NEXT -> answer.length() <= LONGEST;
            case NONE -> false;
        };
    }

    private void lock(ParticipantId me, LapseId id) {
        var locked = sql.sql("""
                        select id from safety.lapse
                         where organization_id = :organization and id = :id and participant_id = :me
                           for update
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("me", me)
                .optional(UUID.class);
        if (locked.isEmpty()) {
            throw new NotYours();
        }
    }

    /** @param column one of ours, a constant of this class */
    private void keep(LapseId id, String column, String answer) {
        sql.sql("update safety.lapse set %s = :answer where organization_id = :organization and id = :id"
                        .formatted(column))
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("answer", answer)
                .update();
    }

    private void finish(LapseId id, String next) {
        sql.sql("""
                        update safety.lapse set next_hours = :next, finished_at = :now
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("next", next)
                .param("now", clock.instant())
                .update();
    }

    private Optional<Episode> stay(ParticipantId me) {
        return episodes.currentOf(me).flatMap(episodes::find);
    }
}
