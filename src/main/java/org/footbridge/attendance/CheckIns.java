package org.footbridge.attendance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.Raise;
import org.footbridge.alerts.Source;
import org.footbridge.alerts.StaffedHours;
import org.footbridge.alerts.Urgency;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A participant's check-in, once a day. An answer that says danger raises its alert in the transaction that keeps it
 * (CARE 3, 4); nothing is asked twice (CARE 27).
 */
@Component
public class CheckIns {

    /** At an arrival this long after it was last asked, safety is asked again. */
    private static final Duration ASKED_HOLDS = Duration.ofHours(12);

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Alerts alerts;
    private final StaffedHours staffed;
    private final RunningStays stays;

    CheckIns(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Alerts alerts,
            StaffedHours staffed,
            RunningStays stays) {
        this.stays = stays;
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.alerts = alerts;
        this.staffed = staffed;
    }

    /** @throws NotYours if the person has no running stay, or it is not the actor's own */
    @Transactional(readOnly = true)
    public RunningStay stay(ParticipantId me) {
        authorization.require(Permission.OWN_RECORD, me);
        return stays.of(me).orElseThrow(NotYours::new);
    }

    /** When safety was asked last today, and what came; no answer means it was left blank. */
    public record Asked(Instant at, Optional<SafetyAnswer> answer) {}

    /**
     * Where somebody's day stands.
     *
     * @param had the check-in, if it was sent
     * @param asksSafety whether safety is to be asked now, in the way this was asked for
     */
    public record Today(LocalDate day, Optional<CheckIn> had, Optional<Asked> safety, boolean asksSafety) {}

    /** @param way where it would be asked; only on site in an hour in which nobody would read it from afar */
    @Transactional(readOnly = true)
    public Today today(ParticipantId me, Way way) {
        var stay = stay(me);
        var day = LocalDate.ofInstant(clock.instant(), stay.wall());
        var asked = asked(me, day);
        return new Today(day, had(me, day), asked, asksSafety(stay, way, asked));
    }

    private boolean asksSafety(RunningStay stay, Way way, Optional<Asked> asked) {
        return isDue(way, asked) && (way == Way.TABLET || staffed.now(stay.programId()));
    }

    private boolean isDue(Way way, Optional<Asked> asked) {
        return asked.isEmpty()
                || asked.get().answer().filter(SafetyAnswer::isDanger).isPresent()
                || way == Way.TABLET && !asked.get().at().plus(ASKED_HOLDS).isAfter(clock.instant());
    }

    private Optional<CheckIn> had(ParticipantId me, LocalDate day) {
        return sql.sql("""
                        select mood, craving, sleep_minutes, wants_word, words
                          from attendance.check_in
                         where organization_id = :organization and participant_id = :me and on_date = :day
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .param("day", day)
                .optional(CheckIn.class);
    }

    private Optional<Asked> asked(ParticipantId me, LocalDate day) {
        return sql.sql("""
                        select at, answer
                          from attendance.safety_answer
                         where organization_id = :organization and participant_id = :me and on_date = :day
                         order by at desc, id desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .param("day", day)
                .optional(Asked.class);
    }

    /** What came of sending. */
    public sealed interface Sending {

        /** @param told whether the team is told now that somebody may be in danger */
        record Sent(boolean told) implements Sending {}

        /** Words nobody reads until later need one answer first: whether safety is at stake before then (CARE 1). */
        record AskAtStake() implements Sending {}
    }

    /**
     * What was sent from the page.
     *
     * @param checkIn what was said of today; dropped where today's was sent before
     * @param safetyAsked whether the page asked it
     * @param safety the answer; nothing for a blank
     * @param atStake the answer to "Is anybody's safety at stake before then?", where it was asked
     */
    public record Sent(
            CheckIn checkIn, boolean safetyAsked, Optional<SafetyAnswer> safety, Optional<Boolean> atStake) {}

    /** Keeps today's check-in and what was answered to safety. A check-in sent before today stays as it is. */
    @Transactional
    public Sending send(ParticipantId me, Way way, Sent sent) {
        var stay = stay(me);
        boolean readLater = way == Way.PHONE && !staffed.now(stay.programId());
        if (readLater && !sent.checkIn().words().isBlank() && sent.atStake().isEmpty()) {
            return new Sending.AskAtStake();
        }
        var now = clock.instant();
        var day = LocalDate.ofInstant(now, stay.wall());
        var kept = keep(me, stay, day, way, sent.checkIn());
        boolean told = sent.atStake().orElse(false);
        if (told) {
            alerts.raise(Raise.about(
                    me, Source.CHECK_IN, Urgency.NOW, "Check-in: somebody's safety is at stake", kept.map(Id::value)));
        }
        var unsent = takeUnsent(me);
        if (unsent.isPresent() && !unsent.map(Unsent::answer).equals(sent.safety())) {
            told = answered(me, unsent.get().asAnswer(stay.wall())) || told;
        }
        var asked = asked(me, day);
        if (sent.safety().filter(SafetyAnswer::isDanger).isPresent() || sent.safetyAsked() && isDue(way, asked)) {
            told = answered(me, new Answered(day, now, way, sent.safety(), stay.regime())) || told;
        }
        audit.act(Act.CREATE, "check-in", kept.orElse(null), List.of(me));
        return new Sending.Sent(told);
    }

    /**
     * An answer that was chosen and not sent yet. One that says danger is told when the page is left or after ten minutes,
     * even if another was chosen since (CARE 4).
     */
    @Transactional
    public void keepUnsent(ParticipantId me, Way way, Optional<SafetyAnswer> chosen) {
        var stay = stay(me);
        if (chosen.filter(SafetyAnswer::isDanger).isEmpty()) {
            return;
        }
        sql.sql("""
                        insert into attendance.unsent_safety (organization_id, participant_id, program_id, answer, way, saved_at, regime,
                                                              privacy_class)
                        values (:organization, :me, :program, :answer, :way, :now, :regime, :class)
                        on conflict (organization_id, participant_id) do update set answer = excluded.answer
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .param("program", stay.programId())
                .param("answer", chosen)
                .param("way", way)
                .param("now", clock.instant())
                .param("regime", stay.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
    }

    /** The page is left without sending: an answer that says danger is told now. Answers whether there was one. */
    @Transactional
    public boolean leave(ParticipantId me) {
        authorization.require(Permission.OWN_RECORD, me);
        var unsent = takeUnsent(me);
        var zone = stays.of(me).map(RunningStay::wall).orElse(ZoneOffset.UTC);
        unsent.ifPresent(one -> answered(me, one.asAnswer(zone)));
        return unsent.isPresent();
    }

    private record Unsent(SafetyAnswer answer, Way way, Instant savedAt, Regime regime) {

        Answered asAnswer(ZoneId zone) {
            return new Answered(LocalDate.ofInstant(savedAt, zone), savedAt, way, Optional.of(answer), regime);
        }
    }

    private Optional<Unsent> takeUnsent(ParticipantId me) {
        return sql.sql("""
                        delete from attendance.unsent_safety
                         where organization_id = :organization and participant_id = :me
                        returning answer, way, saved_at, regime
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .optional(Unsent.class);
    }

    private Optional<CheckInId> keep(ParticipantId me, RunningStay stay, LocalDate day, Way way, CheckIn said) {
        var id = new CheckInId(Id.fresh(clock.instant()));
        int first = sql.sql("""
                        insert into attendance.check_in (organization_id, id, participant_id, program_id, on_date, at, way, mood, craving,
                                                         sleep_minutes, wants_word, words, regime, privacy_class)
                        values (:organization, :id, :me, :program, :day, :now, :way, :mood::int, :craving::int,
                                :sleep::int, :word, :words, :regime, :class)
                        on conflict (organization_id, participant_id, on_date) do nothing
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("me", me)
                .param("program", stay.programId())
                .param("day", day)
                .param("now", clock.instant())
                .param("way", way)
                .param("mood", said.mood())
                .param("craving", said.craving())
                .param("sleep", said.sleepMinutes())
                .param("word", said.wantsWord())
                .param("words", said.words().strip())
                .param("regime", stay.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        return first == 1 ? Optional.of(id) : Optional.empty();
    }

    /** @param answer nothing for a blank */
    private record Answered(LocalDate day, Instant at, Way way, Optional<SafetyAnswer> answer, Regime regime) {}

    private boolean answered(ParticipantId me, Answered given) {
        var id = Id.fresh(clock.instant());
        sql.sql("""
                        insert into attendance.safety_answer (organization_id, id, participant_id, on_date, at, way, answer, regime,
                                                              privacy_class)
                        values (:organization, :id, :me, :day, :at, :way, :answer::text, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("me", me)
                .param("day", given.day())
                .param("at", given.at())
                .param("way", given.way())
                .param("answer", given.answer())
                .param("regime", given.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        var danger = given.answer().filter(SafetyAnswer::isDanger);
        danger.ifPresent(answer -> alerts.raise(Raise.about(
                me,
                Source.CHECK_IN,
                Urgency.NOW,
                "Check-in, \"Are you safe right now?\": " + answer.label(),
                Optional.of(id))));
        return danger.isPresent();
    }
}
