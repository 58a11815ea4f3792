package org.footbridge.safety;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.episodes.Episode;
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

/** Whether somebody has naloxone, was offered it, and knows how (CARE 5): for the relapse plan and the discharge packet. */
@Component
public class Naloxone {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Episodes episodes;

    Naloxone(Sql sql, Clock clock, Audit audit, Authorization authorization, Episodes episodes) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.episodes = episodes;
    }

    /** How it stands; empty where nobody asked. */
    public record Standing(
            Optional<Boolean> has, Optional<Boolean> offered, Optional<Boolean> knowsHow, Instant saidAt) {

        /** In one English line, for staff and for the packet. */
        public String line() {
            return "Has naloxone: %s. Was offered it: %s. Knows how to give it: %s."
                    .formatted(word(has), word(offered), word(knowsHow));
        }

        private static String word(Optional<Boolean> said) {
            return said.map(yes -> yes ? "yes" : "no").orElse("not asked");
        }
    }

    @Transactional(readOnly = true)
    public Optional<Standing> of(ParticipantId participant) {
        authorization.require(
                Actor.current().kind() == Actor.Kind.PARTICIPANT ? Permission.OWN_RECORD : Permission.READ_CHART,
                participant);
        return sql.sql("""
                        select has, offered, knows_how, said_at
                          from safety.v_naloxone
                         where organization_id = :organization and participant_id = :participant
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .optional(Standing.class);
    }

    /** Keeps what was asked; what was not stays as it was said before. */
    @Transactional
    public Coping record(
            ParticipantId participant, Optional<Boolean> has, Optional<Boolean> offered, Optional<Boolean> knowsHow) {
        authorization.require(
                Actor.current().kind() == Actor.Kind.PARTICIPANT ? Permission.OWN_RECORD : Permission.WRITE_CHART,
                participant);
        if (has.isEmpty() && offered.isEmpty() && knowsHow.isEmpty()) {
            return new Coping.Refused("naloxone");
        }
        var id = new LapseId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into safety.naloxone (organization_id, id, participant_id, has, offered, knows_how, said_by, said_at,
                                                     regime, privacy_class)
                        values (:organization, :id, :participant, :has::boolean, :offered::boolean, :knows::boolean, :by::uuid, :now,
                                :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("participant", participant)
                .param("has", has)
                .param("offered", offered)
                .param("knows", knowsHow)
                .param("by", Actor.current().isStaff() ? Optional.of(EnteredInError.author()) : Optional.empty())
                .param("now", clock.instant())
                .param(
                        "regime",
                        episodes.currentOf(participant)
                                .flatMap(episodes::find)
                                .map(Episode::regime)
                                .orElse(Regime.PART2))
                .param("class", PrivacyClass.ORDINARY)
                .update();
        audit.act(Act.UPDATE, "naloxone", null, List.of(participant));
        return new Coping.Done();
    }
}
