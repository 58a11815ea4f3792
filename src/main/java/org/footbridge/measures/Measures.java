package org.footbridge.measures;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks for measures, keeps the answers as they were given, and scores them. */
@Component
public class Measures {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Instruments instruments;
    private final Scoring scoring;
    private final RiskAnswers risk;
    private final Turns turns;
    private final ObjectProvider<OpenStay> stays;

    Measures(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Instruments instruments,
            Scoring scoring,
            RiskAnswers risk,
            Turns turns,
            ObjectProvider<OpenStay> stays) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.instruments = instruments;
        this.scoring = scoring;
        this.risk = risk;
        this.turns = turns;
        this.stays = stays;
    }

    /** What came of asking for a measure. */
    public sealed interface Asking permits Asked, NotAsked {}

    public record Asked(AssignmentId id) implements Asking {}

    /** @param sentence for the page */
    public record NotAsked(String sentence) implements Asking {}

    /**
     * Asks a participant for a measure. One that waits already is not asked twice.
     *
     * @param reason why somebody younger than the instrument's minimum age is asked; else empty
     */
    @Transactional
    public Asking assign(
            ParticipantId participant,
            InstrumentName name,
            LocalDate dueOn,
            Optional<UUID> episode,
            Optional<String> reason) {
        requireStaffOf(participant);
        var instrument = instruments.current(name);
        if (instrument.isEmpty()) {
            return new NotAsked("This organization does not have %s.".formatted(name));
        }
        if (!instrument.get().hasAllWords()) {
            return new NotAsked("The words of %s have not been filled in yet."
                    .formatted(instrument.get().title()));
        }
        if (reason.filter(words -> !words.isBlank()).isEmpty()) {
            var misfit = misfit(participant, instrument.get(), dueOn);
            if (misfit.isPresent()) {
                return misfit.get();
            }
        }
        var id = new AssignmentId(Id.fresh(clock.instant()));
        int asked = sql.sql("""
                        insert into measures.assignment (organization_id, id, participant_id, episode_id, instrument_id, asked_at,
                                                         asked_by, due_on, reason, updated_at)
                        values (:organization, :id, :participant, :episode::uuid, :instrument, :now,
                                :by::uuid, :due, :reason::text, :now)
                        on conflict (organization_id, participant_id, instrument_id)
                              where finished_at is null and withdrawn_at is null do nothing
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("participant", participant)
                .param("episode", episode)
                .param("instrument", instrument.get().id())
                .param("now", clock.instant())
                .param("by", Actor.current().membership())
                .param("due", dueOn)
                .param("reason", reason.filter(words -> !words.isBlank()))
                .update();
        if (asked == 1) {
            audit.act(Act.CREATE, "measure asked", id, List.of(participant));
            return new Asked(id);
        }
        return new Asked(waiting(participant, instrument.get()));
    }

    private AssignmentId waiting(ParticipantId participant, Instrument instrument) {
        return new AssignmentId(sql.sql("""
                        select id
                          from measures.assignment
                         where organization_id = :organization and participant_id = :participant
                           and instrument_id = :instrument and finished_at is null and withdrawn_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("instrument", instrument.id())
                .single(UUID.class));
    }

    /** Why somebody of that age is not asked without a reason (CARE 26). */
    private Optional<NotAsked> misfit(ParticipantId participant, Instrument instrument, LocalDate on) {
        var facts = instrument.facts();
        return sql.sql("""
                        select birth_date from people.v_names
                         where organization_id = :organization and participant_id = :participant and birth_date is not null
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .optional(LocalDate.class)
                .map(born -> Period.between(born, on).getYears())
                .flatMap(age -> {
                    if (age < facts.minimumAge()) {
                        return Optional.of(
                                new NotAsked("%s is made for people of %d years and older. Say why it fits this person."
                                        .formatted(instrument.title(), facts.minimumAge())));
                    }
                    return facts.maximumAge()
                            .filter(oldest -> age > oldest)
                            .map(oldest ->
                                    new NotAsked("%s is made for people up to %d years. Say why it fits this person."
                                            .formatted(instrument.title(), oldest)));
                });
    }

    /** Takes a question back that nobody has answered. */
    @Transactional
    public void withdraw(AssignmentId id) {
        var assignment = lock(id);
        requireStaffOf(assignment.participant());
        if (assignment.open()) {
            sql.sql("""
                            update measures.assignment set withdrawn_at = :now, updated_at = :now
                             where organization_id = :organization and id = :id
                            """)
                    .param("organization", Actor.current().organization())
                    .param("id", id)
                    .param("now", clock.instant())
                    .update();
            audit.act(Act.UPDATE, "measure asked", id, List.of(assignment.participant()), "withdrawn");
        }
    }

    /** The stay is over: what nobody has begun to answer is asked no longer. Begun answers stay, for their risk counts. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void stopAsking(ParticipantId participant) {
        sql.sql("""
                        update measures.assignment set withdrawn_at = :now, updated_at = :now
                         where organization_id = :organization and participant_id = :participant
                           and started_at is null and finished_at is null and withdrawn_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("now", clock.instant())
                .update();
        audit.act(Act.UPDATE, "measures asked", participant, List.of(participant), "withdrawn");
    }

    /** What came of saving one answer on the way. */
    public sealed interface Saving permits Saved, NotSaved {}

    public record Saved() implements Saving {}

    /** The measure was finished or taken back, or the answer is none of the item's. */
    public record NotSaved() implements Saving {}

    /**
     * Keeps one answer before the whole is sent, so that a lost sign-in loses nothing. A risk answer kept here opens its
     * alert ten minutes later, or when the person leaves, even if it is never sent (CARE 4).
     *
     * @param code nothing takes the answer back: the item is blank again
     */
    @Transactional
    public Saving save(AssignmentId id, String linkId, @Nullable String code) {
        var assignment = lock(id);
        requireAnswering(assignment.participant());
        var instrument = instruments.byId(assignment.instrument());
        var item = instrument.item(linkId);
        if (!assignment.open() || item.isEmpty() || (code != null && !item.get().takes(code))) {
            return new NotSaved();
        }
        if (code == null) {
            sql.sql("""
                            delete from measures.saved_answer
                             where organization_id = :organization and assignment_id = :id and link_id = :item
                            """)
                    .param("organization", Actor.current().organization())
                    .param("id", id)
                    .param("item", linkId)
                    .update();
        } else {
            sql.sql("""
                            insert into measures.saved_answer (organization_id, participant_id, assignment_id, link_id, code, saved_at)
                            values (:organization, :participant, :id, :item, :code, :now)
                            on conflict (organization_id, assignment_id, link_id)
                               do update set code = excluded.code, saved_at = excluded.saved_at
                            """)
                    .param("organization", Actor.current().organization())
                    .param("participant", assignment.participant())
                    .param("id", id)
                    .param("item", linkId)
                    .param("code", code)
                    .param("now", clock.instant())
                    .update();
        }
        // A risk answer changed to a zero was still given: its clock runs on, and both are shown.
        boolean risky = code != null && isRisk(instrument, item.get(), code);
        if (risky) {
            sql.sql("""
                            insert into measures.saved_risk (organization_id, participant_id, assignment_id, link_id, code, saved_at)
                            values (:organization, :participant, :id, :item, :code, :now)
                            on conflict (organization_id, assignment_id, link_id) do update set code = excluded.code
                            """)
                    .param("organization", Actor.current().organization())
                    .param("participant", assignment.participant())
                    .param("id", id)
                    .param("item", linkId)
                    .param("code", code)
                    .param("now", clock.instant())
                    .update();
        }
        sql.sql("""
                        update measures.assignment
                           set started_at = coalesce(started_at, :now), updated_at = :now,
                               risk_saved_at = case when :risky then coalesce(risk_saved_at, :now) else risk_saved_at end
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("now", clock.instant())
                .param("risky", risky)
                .update();
        return new Saved();
    }

    private static boolean isRisk(Instrument instrument, Instrument.Item item, String code) {
        var value = item.value(Answers.none().with(item.linkId(), code));
        return instrument.facts().risksOf(item.linkId()).stream().anyMatch(rule -> rule.meets(value));
    }

    /** The answers kept so far. */
    @Transactional(readOnly = true)
    public Answers saved(AssignmentId id) {
        var answers = Answers.none();
        for (var kept : sql.sql("""
                        select link_id, code
                          from measures.saved_answer
                         where organization_id = :organization and assignment_id = :id
                         order by link_id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .list(Kept.class)) {
            answers = answers.with(kept.linkId(), kept.code());
        }
        return answers;
    }

    /**
     * The person leaves without sending: a risk answer that was kept is told now. Also what the ten-minute job does.
     *
     * @return whether an alert was raised or joined
     */
    @Transactional
    public boolean leave(AssignmentId id) {
        var assignment = lock(id);
        requireAnswering(assignment.participant());
        var risky = savedRisks(id);
        if (!assignment.open() || risky.isEmpty()) {
            return false;
        }
        var instrument = instruments.byId(assignment.instrument());
        risky.forEach(one -> risk.follow(
                assignment.participant(), instrument, one.linkId(), one.code(), clock.instant(), id.value()));
        forgetSavedRisks(id);
        return true;
    }

    private record Kept(String linkId, String code) {}

    private List<Kept> savedRisks(AssignmentId id) {
        return sql.sql("""
                        select link_id, code
                          from measures.saved_risk
                         where organization_id = :organization and assignment_id = :id
                         order by link_id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .list(Kept.class);
    }

    private void forgetSavedRisks(AssignmentId id) {
        sql.sql("delete from measures.saved_risk where organization_id = :organization and assignment_id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .update();
        sql.sql("""
                        update measures.assignment set risk_saved_at = null
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .update();
    }

    /** As {@link #finish(AssignmentId, String, Set)}, where everything was asked. */
    @Transactional
    public Optional<Completed> finish(AssignmentId id, String language) {
        return finish(id, language, Set.of());
    }

    /**
     * Sends what was kept. Empty if it was sent or taken back before, or if nothing at all was answered.
     *
     * @param heldBack link ids of the items that were not asked in this hour; they stay blank and are asked in person
     */
    @Transactional
    public Optional<Completed> finish(AssignmentId id, String language, Set<String> heldBack) {
        var assignment = lock(id);
        requireAnswering(assignment.participant());
        var instrument = instruments.byId(assignment.instrument());
        var answers = instrument.withoutSkipped(saved(id));
        if (!assignment.open() || answers.codes().isEmpty()) {
            return Optional.empty();
        }
        var now = clock.instant();
        for (var one : savedRisks(id)) {
            if (!answers.to(one.linkId()).equals(Optional.of(one.code()))) {
                // given, then changed: the alert shows both
                risk.follow(assignment.participant(), instrument, one.linkId(), one.code(), now, id.value());
            }
        }
        var completed = store(new Given(
                assignment.participant(),
                instrument,
                answers,
                Mode.SELF,
                language,
                Optional.ofNullable(assignment.startedAt()),
                now,
                Optional.ofNullable(assignment.episode()),
                Optional.of(id),
                heldBack.stream().filter(item -> answers.to(item).isEmpty()).collect(Collectors.toSet())));
        sql.sql("""
                        update measures.assignment
                           set finished_at = :now, updated_at = :now
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("now", now)
                .update();
        forgetSavedRisks(id);
        sql.sql("delete from measures.saved_answer where organization_id = :organization and assignment_id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .update();
        return Optional.of(completed);
    }

    /** As {@link #complete(ParticipantId, InstrumentName, Answers, Mode, Instant, Optional)}, answered just now. */
    @Transactional
    public Completed complete(
            ParticipantId participant, InstrumentName name, Answers answers, Mode mode, Optional<UUID> episode) {
        return complete(participant, name, answers, mode, clock.instant(), episode);
    }

    /**
     * Stores a whole set of answers, scores it, and raises what a risk answer demands, all in one transaction.
     *
     * @param authoredAt when the person answered; for paper the sheet's own date
     * @param episode the stay it belongs to; empty looks for the one open at {@code authoredAt}
     * @throws IllegalArgumentException if the organization does not have the instrument or an answer is none it offers
     */
    @Transactional
    public Completed complete(
            ParticipantId participant,
            InstrumentName name,
            Answers answers,
            Mode mode,
            Instant authoredAt,
            Optional<UUID> episode) {
        requireAnswering(participant);
        var instrument = instruments
                .current(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "This organization does not have %s.\nMaybe install it.".formatted(name)));
        return store(new Given(
                participant,
                instrument,
                answers,
                mode,
                "en",
                Optional.empty(),
                authoredAt,
                episode,
                Optional.empty(),
                Set.of()));
    }

    /**
     * As {@link #complete(ParticipantId, InstrumentName, Answers, Mode, Instant, Optional)}, in that very version of the
     * instrument; the answer hangs on the stay open at {@code authoredAt}, else on the person.
     *
     * @throws NotYours if there is no such participant
     */
    @Transactional
    public Completed receive(
            ParticipantId participant, Instrument instrument, Answers answers, Mode mode, Instant authoredAt) {
        requireAnswering(participant);
        if (!isHere(participant)) {
            throw new NotYours();
        }
        return store(new Given(
                participant,
                instrument,
                answers,
                mode,
                "en",
                Optional.empty(),
                authoredAt,
                Optional.empty(),
                Optional.empty(),
                Set.of()));
    }

    private boolean isHere(ParticipantId participant) {
        return sql.sql("""
                        select exists (select from people.v_names
                                        where organization_id = :organization and participant_id = :participant)
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .single(Boolean.class);
    }

    private record Given(
            ParticipantId participant,
            Instrument instrument,
            Answers answers,
            Mode mode,
            String language,
            Optional<Instant> startedAt,
            Instant authoredAt,
            Optional<UUID> episode,
            Optional<AssignmentId> assignment,
            Set<String> notAsked) {}

    private Completed store(Given given) {
        var now = clock.instant();
        var scores = scoring.score(given.instrument(), given.answers());
        var stay = Optional.ofNullable(stays.getIfAvailable())
                .flatMap(known -> known.at(given.participant(), given.authoredAt()));
        var regime = stay.map(OpenStay.Stay::regime).orElse(Regime.PART2);
        var response = new ResponseId(Id.fresh(now));
        sql.sql("""
                        insert into measures.response (organization_id, id, participant_id, episode_id, instrument_id, assignment_id,
                                                       mode, language, started_at, authored_at, stored_at, stored_by,
                                                       regime, privacy_class)
                        values (:organization, :id, :participant, :episode::uuid, :instrument, :assignment::uuid,
                                :mode, :language, :startedAt::timestamptz, :authoredAt, :now, :by::uuid,
                                :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", response)
                .param("participant", given.participant())
                .param("episode", given.episode().or(() -> stay.map(OpenStay.Stay::episode)))
                .param("instrument", given.instrument().id())
                .param("assignment", given.assignment())
                .param("mode", given.mode())
                .param("language", given.language())
                .param("startedAt", given.startedAt())
                .param("authoredAt", given.authoredAt())
                .param("now", now)
                .param("by", Actor.current().membership())
                .param("regime", regime)
                .param("class", PrivacyClass.ORDINARY)
                .update();
        storeAnswers(response, given, regime);
        storeScores(response, given, scores, regime, now);
        audit.act(Act.CREATE, "measure", response, List.of(given.participant()));
        var followed = risk.follow(
                given.participant(),
                given.instrument(),
                given.answers(),
                given.notAsked(),
                given.authoredAt(),
                given.assignment().map(AssignmentId::value).orElse(response.value()));
        turns.look(given.participant(), given.instrument(), response, given.authoredAt());
        return new Completed(response, scores, followed.alert(), followed.unanswered());
    }

    private void storeAnswers(ResponseId response, Given given, Regime regime) {
        sql.batch("""
                insert into measures.answer (organization_id, participant_id, response_id, position, link_id, code, label, value, not_asked,
                                             regime, privacy_class)
                values (:organization, :participant, :response, :position, :item, :code::text, :label::text, :value::numeric, :notAsked,
                        :regime, :class)
                """, given.instrument().items(), item -> {
            Map<String, @Nullable Object> row = new HashMap<>();
            row.put("organization", Actor.current().organization());
            row.put("participant", given.participant());
            row.put("response", response);
            row.put("position", item.number());
            row.put("item", item.linkId());
            row.put("code", given.answers().to(item.linkId()));
            row.put("label", item.label(given.answers()));
            row.put("value", item.value(given.answers()));
            row.put("notAsked", given.notAsked().contains(item.linkId()));
            row.put("regime", regime);
            row.put("class", PrivacyClass.ORDINARY);
            return row;
        });
    }

    private void storeScores(ResponseId response, Given given, List<Score> scores, Regime regime, Instant now) {
        sql.batch("""
                insert into measures.score (organization_id, id, participant_id, response_id, key, label, place, total, band,
                                            answered, missing, prorated, rule_version, computed_at, regime, privacy_class)
                values (:organization, :id, :participant, :response, :key, :label, :place, :total::numeric, :band::text,
                        :answered, :missing, :prorated, :rule, :now, :regime, :class)
                """, scores, score -> {
            Map<String, @Nullable Object> row = new HashMap<>();
            row.put("organization", Actor.current().organization());
            row.put("id", Id.fresh(now));
            row.put("participant", given.participant());
            row.put("response", response);
            row.put("key", score.key());
            row.put(
                    "label",
                    given.instrument().facts().score(score.key()).orElseThrow().label());
            row.put("place", scores.indexOf(score));
            row.put("total", score.total());
            row.put("band", score.band());
            row.put("answered", score.answered());
            row.put("missing", score.missing());
            row.put("prorated", score.prorated());
            row.put("rule", given.instrument().name() + " " + given.instrument().version());
            row.put("now", now);
            row.put("regime", regime);
            row.put("class", PrivacyClass.ORDINARY);
            return row;
        });
    }

    private record Assignment(
            UUID participantId, UUID instrumentId, Optional<UUID> episodeId, Optional<Instant> started, boolean open) {

        ParticipantId participant() {
            return new ParticipantId(participantId);
        }

        InstrumentId instrument() {
            return new InstrumentId(instrumentId);
        }

        @Nullable
        UUID episode() {
            return episodeId.orElse(null);
        }

        @Nullable
        Instant startedAt() {
            return started.orElse(null);
        }
    }

    private Assignment lock(AssignmentId id) {
        return sql.sql("""
                        select participant_id, instrument_id, episode_id, started_at as started,
                               finished_at is null and withdrawn_at is null as open
                          from measures.assignment
                         where organization_id = :organization and id = :id
                           for update
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Assignment.class)
                .orElseThrow(NotYours::new);
    }

    /** The person, or staff who enter or read aloud. */
    private void requireAnswering(ParticipantId participant) {
        if (Actor.current().kind() == Actor.Kind.PARTICIPANT) {
            authorization.require(Permission.OWN_RECORD, participant);
        } else {
            requireStaffOf(participant);
        }
    }

    private void requireStaffOf(ParticipantId participant) {
        if (Actor.current().kind() == Actor.Kind.PARTICIPANT || Actor.current().kind() == Actor.Kind.CONTACT) {
            throw new NotYours();
        }
        if (!authorization.may(Permission.WRITE_CHART, participant)) {
            authorization.require(Permission.WORK_INTAKE, participant);
        }
    }

    /** The day in UTC, for callers without a program's zone at hand. */
    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
