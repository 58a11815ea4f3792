package org.footbridge.medications;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.NotYours;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person cannot take, with what happens. */
@Component
public class Allergies {

    private static final String SUBJECT = "allergy";

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Medications medications;

    Allergies(Sql sql, Clock clock, Audit audit, Medications medications) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.medications = medications;
    }

    enum Kind {
        RECORDED,
        CHANGED,
        CONFIRMED,
        NOT_SO,
        NONE_KNOWN
    }

    /** @param reaction what happens, in the person's words; may be empty where nobody knows */
    @Transactional
    public Answer record(ParticipantId participant, String substance, String reaction) {
        medications.requireToSay(participant);
        if (substance.isBlank()) {
            return new Answer.Refused("substance", "Write what the person reacts to.");
        }
        write(participant, Id.fresh(clock.instant()), Kind.RECORDED, substance, reaction, "", Optional.empty());
        return new Answer.Done();
    }

    /** The person was asked and knows of none. Refused while one is on the list. */
    @Transactional
    public Answer noneKnown(ParticipantId participant) {
        medications.requireToSay(participant);
        boolean any = sql.sql("""
                        select exists (select from medications.v_allergies
                                        where organization_id = :organization and participant_id = :participant
                                          and kind not in ('not_so', 'none_known'))
                            or exists (select from medications.v_open_facts
                                        where organization_id = :organization and participant_id = :participant
                                          and subject = 'allergy')
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .single(Boolean.class);
        if (any) {
            return new Answer.Refused("substance", "There are allergies here. Settle those first.");
        }
        write(participant, Id.fresh(clock.instant()), Kind.NONE_KNOWN, "", "", "", Optional.empty());
        return new Answer.Done();
    }

    void write(
            ParticipantId participant,
            UUID allergy,
            Kind kind,
            String substance,
            String reaction,
            String because,
            Optional<UUID> fact) {
        var now = clock.instant();
        sql.sql("""
                        insert into medications.allergy (organization_id, id, participant_id, allergy_id, kind, substance, reaction,
                                                         confirmed, because, history_id, recorded_by, recorded_at, regime, privacy_class)
                        values (:organization, :id, :participant, :allergy, :kind, :substance, :reaction,
                                :confirmed, :because, :fact::uuid, :by, :now, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(now))
                .param("participant", participant)
                .param("allergy", allergy)
                .param("kind", kind)
                .param("substance", substance.strip())
                .param("reaction", reaction.strip())
                .param("confirmed", medications.mayConfirm(participant))
                .param("because", because.strip())
                .param("fact", fact)
                .param("by", Medications.recorder())
                .param("now", now)
                .param("regime", medications.regime(participant))
                .param("class", PrivacyClass.ORDINARY)
                .update();
        audit.act(Act.UPDATE, SUBJECT, new MedicationId(allergy), List.of(participant));
    }

    record Standing(UUID allergyId, String substance, String reaction) {}

    Standing standing(ParticipantId participant, UUID allergy) {
        return sql.sql("""
                        select allergy_id, substance, reaction from medications.v_allergies
                         where organization_id = :organization and participant_id = :participant and allergy_id = :id
                           and kind not in ('not_so', 'none_known')
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("id", allergy)
                .optional(Standing.class)
                .orElseThrow(NotYours::new);
    }
}
