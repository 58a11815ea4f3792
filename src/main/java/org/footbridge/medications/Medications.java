package org.footbridge.medications;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.episodes.Episode;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.episodes.Episodes;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.footbridge.staff.StaffId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The list of what a person takes. Who may prescribe starts, changes and stops; whoever writes in the chart may note what
 * the person says, which then waits to be confirmed.
 */
@Component
public class Medications {

    static final String SUBJECT = "medication";

    private static final int LONGEST = 300;

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Episodes episodes;
    private final House house;

    Medications(Sql sql, Clock clock, Audit audit, Authorization authorization, Episodes episodes, House house) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.episodes = episodes;
        this.house = house;
    }

    /** Whether the bound actor confirms, starts, changes and stops for this person, rather than noting what is said. */
    public boolean mayConfirm(ParticipantId participant) {
        return authorization.may(Permission.CONFIRM_MEDICATIONS, participant);
    }

    /** Whoever writes in the chart, and a prescriber on the way in, may say something of a person's medicines. */
    public void requireToSay(ParticipantId participant) {
        if (!mayConfirm(participant)) {
            authorization.require(Permission.WRITE_CHART, participant);
        }
    }

    /** A new medicine from a day on, for who may prescribe. */
    @Transactional
    public Answer start(ParticipantId participant, Taken medicine, LocalDate from, String because) {
        authorization.require(Permission.CONFIRM_MEDICATIONS, participant);
        return added(participant, medicine, Kind.STARTED, Optional.of(from), because, true);
    }

    /** Something the person takes already. Confirmed where the bound actor may prescribe, else noted as what was said. */
    @Transactional
    public Answer note(ParticipantId participant, Taken medicine, Optional<LocalDate> since) {
        requireToSay(participant);
        return added(participant, medicine, Kind.TAKEN, since, "", mayConfirm(participant));
    }

    private Answer added(
            ParticipantId participant,
            Taken medicine,
            Kind kind,
            Optional<LocalDate> from,
            String because,
            boolean confirmed) {
        var wrong = wrong(medicine, kind == Kind.STARTED).or(() -> from.flatMap(this::wrongDay));
        if (wrong.isPresent()) {
            return wrong.get();
        }
        write(participant, fresh(), kind, medicine, from, because, confirmed, Optional.empty(), false);
        return new Answer.Done();
    }

    /** Another dose or another way to take it, from a day on. */
    @Transactional
    public Answer change(
            ParticipantId participant, MedicationId id, String dose, String how, LocalDate from, String because) {
        var stands = standing(participant, id);
        var medicine = with(stands.taken(), dose, how);
        var wrong = wrong(medicine, true).or(() -> wrongDay(from)).or(() -> wrongReason(because));
        if (wrong.isPresent()) {
            return wrong.get();
        }
        if (medicine.dose().equals(stands.dose()) && medicine.how().equals(stands.how())) {
            return new Answer.Refused("dose", "Nothing is different. Write the new dose or how it is taken now.");
        }
        write(
                participant,
                id,
                Kind.CHANGED,
                medicine,
                Optional.of(from),
                because,
                true,
                Optional.empty(),
                stands.restricted());
        return new Answer.Done();
    }

    /** @param lastDay on which it was taken */
    @Transactional
    public Answer stop(ParticipantId participant, MedicationId id, LocalDate lastDay, String because) {
        var stands = standing(participant, id);
        var wrong = wrongDay(lastDay).or(() -> wrongReason(because));
        if (wrong.isPresent()) {
            return wrong.get();
        }
        write(
                participant,
                id,
                Kind.STOPPED,
                stands.taken(),
                Optional.of(lastDay),
                because,
                true,
                Optional.empty(),
                stands.restricted());
        return new Answer.Done();
    }

    /** A statement that should never have been made. It stays in the books and counts no more. */
    @Transactional
    public Answer enteredInError(ParticipantId participant, UUID row, String reason) {
        requireToSay(participant);
        if (reason.isBlank()) {
            return new Answer.Refused("reason", "Write what is wrong with it.");
        }
        record Author(UUID recordedBy, boolean confirmed) {}
        var author = sql.sql("""
                        select recorded_by, confirmed from medications.entry
                         where organization_id = :organization and id = :id and participant_id = :participant
                        union all
                        select recorded_by, confirmed from medications.allergy
                         where organization_id = :organization and id = :id and participant_id = :participant
                        """)
                .param("organization", Actor.current().organization())
                .param("id", row)
                .param("participant", participant)
                .optional(Author.class)
                .orElseThrow(NotYours::new);
        if (!author.recordedBy().equals(Actor.current().person()) && !mayConfirm(participant)) {
            return new Answer.Refused("reason", "Whoever wrote it, or a prescriber, says so. Please ask one of them.");
        }
        int voided = sql.sql("""
                        insert into medications.voided (organization_id, row_id, participant_id, reason, voided_by, voided_at, regime,
                                                        privacy_class)
                        values (:organization, :row, :participant, :reason, :by, :now, :regime, :class)
                        on conflict do nothing
                        """)
                .param("organization", Actor.current().organization())
                .param("row", row)
                .param("participant", participant)
                .param("reason", reason.strip())
                .param("by", recorder())
                .param("now", clock.instant())
                .param("regime", regime(participant))
                .param("class", PrivacyClass.ORDINARY)
                .update();
        if (voided > 0) {
            audit.act(Act.UPDATE, SUBJECT, new MedicationId(row), List.of(participant), "entered in error");
        }
        return new Answer.Done();
    }

    /** One medicine somebody takes. */
    public record Listed(
            MedicationId medicationId, String name, String dose, String how, boolean moud, boolean confirmed) {}

    /** What the person takes now, by name; without what only the assessing clinician may read (CARE 20). */
    @Transactional(readOnly = true)
    public List<Listed> listed(ParticipantId participant) {
        authorization.require(Permission.READ_CHART, participant);
        return sql.sql("""
                        select medication_id, name, dose, how, moud, confirmed
                          from medications.v_list
                         where organization_id = :organization and participant_id = :participant and kind <> 'stopped'
                           and not restricted
                         order by lower(name), medication_id
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .list(Listed.class);
    }

    enum Kind {
        STARTED,
        TAKEN,
        CHANGED,
        CONFIRMED,
        STOPPED
    }

    /** How one medicine on the list stands. */
    record Standing(
            UUID entryId,
            MedicationId medicationId,
            String kind,
            String name,
            String dose,
            String how,
            String reason,
            Prescribed prescribed,
            String prescriberName,
            boolean restricted) {

        Taken taken() {
            return new Taken(name, dose, how, reason, prescribed, Optional.empty(), prescriberName);
        }
    }

    Standing standing(ParticipantId participant, MedicationId id) {
        authorization.require(Permission.CONFIRM_MEDICATIONS, participant);
        return sql.sql("""
                        select entry_id, medication_id, kind, name, dose, how, reason, prescribed, prescriber_name, restricted
                          from medications.v_list
                         where organization_id = :organization and participant_id = :participant and medication_id = :id
                           and kind <> 'stopped'
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("id", id)
                .optional(Standing.class)
                .orElseThrow(NotYours::new);
    }

    static Taken with(Taken medicine, String dose, String how) {
        return new Taken(
                medicine.name(),
                dose,
                how,
                medicine.reason(),
                medicine.prescribed(),
                medicine.prescriber(),
                medicine.prescriberName());
    }

    MedicationId fresh() {
        return new MedicationId(Id.fresh(clock.instant()));
    }

    /** @param restricted whether what it came from was; the name is asked besides */
    void write(
            ParticipantId participant,
            MedicationId id,
            Kind kind,
            Taken medicine,
            Optional<LocalDate> on,
            String because,
            boolean confirmed,
            Optional<UUID> fact,
            boolean restricted) {
        var now = clock.instant();
        sql.sql("""
                        insert into medications.entry (organization_id, id, participant_id, episode_id, medication_id, kind, name, dose,
                                                       how, reason, prescribed, prescriber_id, prescriber_name, moud, restricted,
                                                       confirmed, on_date, at, because, history_id, recorded_by, recorded_at, regime,
                                                       privacy_class)
                        values (:organization, :id, :participant, :episode::uuid, :medication, :kind, :name, :dose,
                                :how, :reason, :prescribed, :prescriber::uuid, :prescriberName, :moud, :restricted,
                                :confirmed, :on::date, :at, :because, :fact::uuid, :by, :now, :regime,
                                :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(now))
                .param("participant", participant)
                .param("episode", episodes.currentOf(participant))
                .param("medication", id)
                .param("kind", kind)
                .param("name", medicine.name())
                .param("dose", medicine.dose())
                .param("how", medicine.how())
                .param("reason", medicine.reason())
                .param("prescribed", medicine.prescribed())
                .param("prescriber", medicine.prescriber())
                .param("prescriberName", medicine.prescriberName())
                .param("moud", Ingredients.moud(medicine.name(), medicine.reason()))
                .param("restricted", restricted || Ingredients.restricted(medicine.name()))
                .param("confirmed", confirmed)
                .param("on", on)
                .param("at", on.map(day -> moment(day, now)).orElse(now))
                .param("because", because.strip())
                .param("fact", fact)
                .param("by", recorder())
                .param("now", now)
                .param("regime", regime(participant))
                .param("class", PrivacyClass.ORDINARY)
                .update();
        audit.act(Act.UPDATE, SUBJECT, id, List.of(participant), kind.name().toLowerCase(java.util.Locale.ROOT));
    }

    /** A day as a moment: noon here, for today now, so that it never lies ahead. */
    private Instant moment(LocalDate day, Instant now) {
        var noon = day.atTime(LocalTime.NOON).atZone(house.zone()).toInstant();
        return noon.isAfter(now) ? now : noon;
    }

    Optional<Answer> wrong(Taken medicine, boolean doseNeeded) {
        if (medicine.name().isEmpty()) {
            return Optional.of(new Answer.Refused("name", "Write what the medicine is called."));
        }
        if (doseNeeded && medicine.dose().isEmpty()) {
            return Optional.of(new Answer.Refused("dose", "Write the dose, such as 50 mg."));
        }
        boolean tooLong = java.util.stream.Stream.of(
                        medicine.name(), medicine.dose(), medicine.how(), medicine.reason(), medicine.prescriberName())
                .anyMatch(text -> text.length() > LONGEST);
        return tooLong
                ? Optional.of(new Answer.Refused("name", "This is longer than a line of the list. Please write less."))
                : Optional.empty();
    }

    private Optional<Answer> wrongDay(LocalDate day) {
        return day.isAfter(today())
                ? Optional.of(new Answer.Refused("on", "This day is still ahead. Write it on the day it happens."))
                : Optional.empty();
    }

    private static Optional<Answer> wrongReason(String because) {
        return because.isBlank()
                ? Optional.of(new Answer.Refused("because", "Write why, in a few words."))
                : Optional.empty();
    }

    /** The day here. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), house.zone());
    }

    Regime regime(ParticipantId participant) {
        return episodes.currentOf(participant)
                .flatMap(this::find)
                .map(Episode::regime)
                .orElse(Regime.PART2); // before any stay nobody has decided: when in doubt, protect
    }

    private Optional<Episode> find(EpisodeId id) {
        return episodes.find(id);
    }

    /** Statements are made by people. */
    static StaffId recorder() {
        var actor = Actor.current();
        if (!actor.isStaff() || actor.person() == null) {
            throw new NotYours();
        }
        return new StaffId(actor.person());
    }
}
