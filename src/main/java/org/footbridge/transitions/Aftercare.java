package org.footbridge.transitions;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.episodes.Episodes;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Arranges, step by step, what comes after a stay. */
@Component
public class Aftercare {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Episodes episodes;

    Aftercare(Sql sql, Clock clock, Audit audit, Authorization authorization, Episodes episodes) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.episodes = episodes;
    }

    /**
     * A thing to arrange.
     *
     * @param at when, for appointments
     * @param confirmed whether the other side said yes
     */
    public record NewStep(
            AftercareKind kind,
            String what,
            Optional<String> who,
            Optional<String> place,
            Optional<String> phone,
            Optional<Instant> at,
            boolean confirmed) {}

    public record Step(
            AftercareStepId stepId,
            AftercareKind kind,
            String what,
            Optional<String> who,
            Optional<String> place,
            Optional<String> phone,
            Optional<Instant> at,
            boolean confirmed) {}

    @Transactional
    public AftercareStepId arrange(EpisodeId episode, NewStep step) {
        var stay = episodes.get(episode);
        authorization.require(Permission.WRITE_CHART, stay.participantId());
        var id = new AftercareStepId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into transitions.aftercare_step (organization_id, id, participant_id, episode_id, regime, privacy_class,
                                                                kind, what, who, place, phone, at, confirmed, added_at, added_by)
                        values (:organization, :id, :participant, :episode, :regime, :class,
                                :kind, :what, :who, :place, :phone, :at, :confirmed, :now, :member)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("participant", stay.participantId())
                .param("episode", episode)
                .param("regime", stay.regime())
                .param("class", PrivacyClass.ORDINARY)
                .param("kind", step.kind())
                .param("what", step.what())
                .param("who", step.who())
                .param("place", step.place())
                .param("phone", step.phone())
                .param("at", step.at())
                .param("confirmed", step.confirmed())
                .param("now", clock.instant())
                .param("member", Actor.current().membership())
                .update();
        audit.act(Act.CREATE, "aftercare step", id, List.of(stay.participantId()));
        return id;
    }

    @Transactional
    public void confirm(EpisodeId episode, AftercareStepId step) {
        change(sql.sql("""
                        update transitions.aftercare_step
                           set confirmed = true
                         where organization_id = :organization and episode_id = :episode and id = :id and dropped_at is null
                        """), episode, step, "confirmed");
    }

    @Transactional
    public void drop(EpisodeId episode, AftercareStepId step) {
        change(sql.sql("""
                        update transitions.aftercare_step
                           set dropped_at = :now
                         where organization_id = :organization and episode_id = :episode and id = :id and dropped_at is null
                        """).param("now", clock.instant()), episode, step, "dropped");
    }

    @Transactional(readOnly = true)
    public List<Step> of(EpisodeId episode) {
        return sql.sql("""
                        select step_id, kind, what, who, place, phone, at, confirmed
                          from transitions.v_aftercare
                         where organization_id = :organization and episode_id = :episode
                         order by at nulls last, step_id
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", episode)
                .list(Step.class);
    }

    private void change(Sql.Statement update, EpisodeId episode, AftercareStepId step, String what) {
        var stay = episodes.get(episode);
        authorization.require(Permission.WRITE_CHART, stay.participantId());
        update.param("organization", Actor.current().organization())
                .param("episode", episode)
                .param("id", step)
                .update();
        audit.act(Act.UPDATE, "aftercare step", step, List.of(stay.participantId()), what);
    }
}
