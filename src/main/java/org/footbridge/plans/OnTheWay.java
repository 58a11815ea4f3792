package org.footbridge.plans;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
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
import org.footbridge.tasks.EnteredInError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Milestones and small wins the person chooses, and how sure the person is. Nothing is celebrated unless the person asked
 * for it with that very milestone; nothing is counted, compared or reminded of.
 */
@Component
public class OnTheWay {

    private static final int LONGEST = 300;
    private static final int MOST_OPEN = 12;

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;

    OnTheWay(Sql sql, Clock clock, Audit audit, Authorization authorization) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
    }

    /** How a milestone stands. */
    public enum State {
        OPEN,
        REACHED,
        /** Not wanted any more, which is nothing lost. */
        LET_GO;

        /** As forms send it. */
        public static Optional<State> of(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.name().equalsIgnoreCase(word))
                    .findFirst();
        }
    }

    /** @param saidAt when its state was said; empty while nobody said anything */
    public record Milestone(
            MilestoneId milestoneId,
            String words,
            boolean celebrate,
            Instant setAt,
            State state,
            Optional<Instant> saidAt) {}

    /** @param value 0 not sure at all, 10 entirely */
    public record Confidence(int value, String whyNotLower, Instant saidAt) {}

    /** What came of writing something. */
    public enum Writing {
        DONE,
        /** No words, or more than fit. */
        WORDS,
        /** No number from 0 to 10. */
        NUMBER,
        /** Nothing is set while no stay runs. */
        NO_STAY,
        /** So many are open that none would be seen. */
        ENOUGH
    }

    private record Stay(UUID episodeId, Regime regime) {}

    /** @param celebrate whether the person wants it marked on her day once it is reached */
    @Transactional
    public Writing set(ParticipantId participant, String words, boolean celebrate) {
        requireToWrite(participant);
        if (words.isBlank() || words.length() > LONGEST) {
            return Writing.WORDS;
        }
        var stay = stay(participant);
        if (stay.isEmpty()) {
            return Writing.NO_STAY;
        }
        if (milestones(participant).stream()
                        .filter(one -> one.state() == State.OPEN)
                        .count()
                >= MOST_OPEN) {
            return Writing.ENOUGH;
        }
        var id = new MilestoneId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into plans.milestone (organization_id, id, participant_id, episode_id, words, celebrate, set_at, set_by,
                                                     regime, privacy_class)
                        values (:organization, :id, :participant, :episode, :words, :celebrate, :now, :by::uuid, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("participant", participant)
                .param("episode", stay.get().episodeId())
                .param("words", words.strip())
                .param("celebrate", celebrate)
                .param("now", clock.instant())
                .param("by", Actor.current().isStaff() ? Optional.of(EnteredInError.author()) : Optional.empty())
                .param("regime", stay.get().regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        audit.act(Act.CREATE, "milestone", id, List.of(participant));
        return Writing.DONE;
    }

    /** Reached, let go, or open again. */
    @Transactional
    public void say(ParticipantId participant, MilestoneId id, State state) {
        requireToWrite(participant);
        var milestone = milestones(participant).stream()
                .filter(one -> one.milestoneId().equals(id))
                .findFirst()
                .orElseThrow(NotYours::new);
        if (milestone.state() == state) {
            return;
        }
        sql.sql("""
                        insert into plans.milestone_word (organization_id, id, participant_id, milestone_id, state, said_at, regime,
                                                          privacy_class)
                        select organization_id, :id, participant_id, id, :state, :now, regime, privacy_class
                          from plans.milestone
                         where organization_id = :organization and id = :milestone
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("milestone", id)
                .param("state", state)
                .param("now", clock.instant())
                .update();
        audit.act(
                Act.UPDATE, "milestone", id, List.of(participant), state.name().toLowerCase(Locale.ROOT));
    }

    /** @param value from 0 to 10, as typed */
    @Transactional
    public Writing sure(ParticipantId me, String value, String whyNotLower) {
        authorization.require(Permission.OWN_RECORD, me);
        if (!value.matches("10|[0-9]")) {
            return Writing.NUMBER;
        }
        if (whyNotLower.length() > LONGEST) {
            return Writing.WORDS;
        }
        var stay = stay(me);
        if (stay.isEmpty()) {
            return Writing.NO_STAY;
        }
        var id = new MilestoneId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into plans.confidence (organization_id, id, participant_id, episode_id, value, why_not_lower, said_at,
                                                      regime, privacy_class)
                        values (:organization, :id, :me, :episode, :value, :why, :now, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("me", me)
                .param("episode", stay.get().episodeId())
                .param("value", Integer.parseInt(value))
                .param("why", whyNotLower.strip())
                .param("now", clock.instant())
                .param("regime", stay.get().regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        audit.act(Act.CREATE, "confidence", id, List.of(me));
        return Writing.DONE;
    }

    /** Open ones first, then the newest. */
    @Transactional(readOnly = true)
    public List<Milestone> milestones(ParticipantId participant) {
        requireToRead(participant);
        return sql.sql("""
                        select milestone_id, words, celebrate, set_at, state, said_at
                          from plans.v_milestones
                         where organization_id = :organization and participant_id = :participant
                         order by state = 'open' desc, coalesce(said_at, set_at) desc
                         limit 60
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .list(Milestone.class);
    }

    /** Newest first, the last eight. */
    @Transactional(readOnly = true)
    public List<Confidence> confidence(ParticipantId participant) {
        requireToRead(participant);
        return sql.sql("""
                        select value, why_not_lower, said_at
                          from plans.confidence
                         where organization_id = :organization and participant_id = :participant
                         order by said_at desc, id desc
                         limit 8
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .list(Confidence.class);
    }

    private void requireToRead(ParticipantId participant) {
        authorization.require(
                Actor.current().kind() == Actor.Kind.PARTICIPANT ? Permission.OWN_RECORD : Permission.READ_CHART,
                participant);
    }

    private void requireToWrite(ParticipantId participant) {
        authorization.require(
                Actor.current().kind() == Actor.Kind.PARTICIPANT ? Permission.OWN_RECORD : Permission.WRITE_CHART,
                participant);
    }

    private Optional<Stay> stay(ParticipantId participant) {
        return sql.sql("""
                        select episode_id, regime
                          from episodes.v_episodes
                         where organization_id = :organization and participant_id = :participant
                           and status in ('planned', 'waitlist', 'active', 'onhold')
                         order by status = 'active' desc, opened_at desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .optional(Stay.class);
    }
}
