package org.footbridge.medications;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.episodes.Episodes;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.footbridge.tasks.EnteredInError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what medication visits found. */
@Component
public class Visits {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Episodes episodes;
    private final Medications medications;
    private final EnteredInError errors;

    Visits(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Episodes episodes,
            Medications medications,
            EnteredInError errors) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.episodes = episodes;
        this.medications = medications;
        this.errors = errors;
    }

    /** What came of the wish to keep a visit. */
    public sealed interface Keeping {
        record Kept(VisitId visit) implements Keeping {}

        /**
         * @param field of the form it is about
         * @param sentence for the page
         */
        record Refused(String field, String sentence) implements Keeping {}
    }

    /** What is not believable is refused: limits against slips of the keyboard, not of what is healthy. */
    public Optional<Keeping.Refused> wrong(Visit visit) {
        if (visit.on().isAfter(medications.today())) {
            return refused("date", "This day is still ahead.");
        }
        if (visit.systolic().isPresent() != visit.diastolic().isPresent()) {
            return refused("systolic", "Blood pressure has two numbers. Write both or none.");
        }
        if (outside(visit.systolic(), 50, 300) || outside(visit.diastolic(), 20, 200)) {
            return refused("systolic", "These numbers cannot be a blood pressure. Please look at them.");
        }
        if (visit.systolic().isPresent()
                && visit.diastolic().orElse(0) >= visit.systolic().get()) {
            return refused("systolic", "The first number of a blood pressure is the higher one.");
        }
        if (outside(visit.pulse(), 20, 250)) {
            return refused("pulse", "This cannot be a pulse. Please look at the number.");
        }
        if (visit.weight()
                .filter(pounds ->
                        pounds.compareTo(BigDecimal.valueOf(40)) < 0 || pounds.compareTo(BigDecimal.valueOf(1000)) > 0)
                .isPresent()) {
            return refused("weight", "This cannot be a weight in pounds. Please look at the number.");
        }
        if (visit.pdmpOn().filter(medications.today()::isBefore).isPresent()) {
            return refused("pdmpOn", "This day is still ahead.");
        }
        return visit.nextOn().filter(day -> day.isBefore(visit.on())).isPresent()
                ? refused("nextOn", "The next visit comes after this one.")
                : Optional.empty();
    }

    private static Optional<Keeping.Refused> refused(String field, String sentence) {
        return Optional.of(new Keeping.Refused(field, sentence));
    }

    private static boolean outside(Optional<Integer> number, int least, int most) {
        return number.filter(one -> one < least || one > most).isPresent();
    }

    /** For who may prescribe. */
    @Transactional
    public Keeping keep(EpisodeId episode, Visit visit) {
        var stay = episodes.get(episode);
        authorization.require(Permission.CONFIRM_MEDICATIONS, stay.participantId());
        var wrong = wrong(visit);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        var id = new VisitId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into medications.visit (organization_id, id, participant_id, episode_id, on_date, symptoms, response,
                                                       side_effects, side_effects_in_words, taking, systolic, diastolic, pulse,
                                                       weight_lb, pdmp_on, next_on, recorded_by, recorded_at, regime, privacy_class)
                        values (:organization, :id, :participant, :episode, :on, :symptoms, :response,
                                :effects::text[], :effectsInWords, :taking, :systolic::int, :diastolic::int, :pulse::int,
                                :weight::numeric, :pdmp::date, :next::date, :by, :now, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("participant", stay.participantId())
                .param("episode", episode)
                .param("on", visit.on())
                .param("symptoms", visit.symptoms().strip())
                .param("response", visit.response().strip())
                .param("effects", visit.sideEffects())
                .param("effectsInWords", visit.sideEffectsInWords().strip())
                .param("taking", visit.taking())
                .param("systolic", visit.systolic())
                .param("diastolic", visit.diastolic())
                .param("pulse", visit.pulse())
                .param("weight", visit.weight())
                .param("pdmp", visit.pdmpOn())
                .param("next", visit.nextOn())
                .param("by", Medications.recorder())
                .param("now", clock.instant())
                .param("regime", stay.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        audit.act(Act.CREATE, "medication visit", id, List.of(stay.participantId()));
        return new Keeping.Kept(id);
    }

    private record Row(ParticipantId participantId, UUID recordedBy, LocalDate onDate, Regime regime) {}

    /** Who recorded its numbers says that they are somebody else's; the privacy officer is asked to seal them (CARE 12). */
    @Transactional
    public EnteredInError.Asking enteredInError(VisitId id, String reason) {
        var row = sql.sql("""
                        select participant_id, recorded_by, on_date, regime from medications.visit
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Row.class)
                .orElseThrow(NotYours::new);
        authorization.require(Permission.CONFIRM_MEDICATIONS, row.participantId());
        return errors.ask(
                new EnteredInError.Thing(
                        "medication visit", id, row.participantId(), row.recordedBy(), row.onDate(), row.regime()),
                reason);
    }

    /** What changed on that day, one line each: for the note of a visit. Restricted medicines are left to their own page. */
    @Transactional(readOnly = true)
    public List<String> changedOn(ParticipantId participant, LocalDate day) {
        authorization.require(Permission.READ_CHART, participant);
        return sql.sql("""
                        select case kind when 'started' then 'Started ' when 'changed' then 'Changed ' else 'Stopped ' end || name
                               || case when kind <> 'stopped' and dose <> '' then ' ' || dose else '' end
                               || case when how <> '' and kind <> 'stopped' then ', ' || how else '' end
                               || case when because <> '' then ': ' || because else '' end
                          from medications.v_events
                         where organization_id = :organization and participant_id = :participant and on_date = :day
                           and not restricted
                         order by at, name
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("day", day)
                .list(String.class);
    }
}
