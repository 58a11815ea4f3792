package org.footbridge.coverage;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.episodes.AuthorizedLevels;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.episodes.Episodes;
import org.footbridge.episodes.Level;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Sql;
import org.footbridge.staff.StaffId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what payers allow for a stay. A new answer from the payer is a new row; the earlier one stays. */
@Component
public class Authorizations implements AuthorizedLevels {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Episodes episodes;

    Authorizations(Sql sql, Clock clock, Audit audit, Episodes episodes) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.episodes = episodes;
    }

    /** What an authorization counts. */
    public enum Unit {
        DAY,
        HOUR,
        SESSION
    }

    /**
     * A payer's answer.
     *
     * @param usedBefore units used before this software counted
     * @param endsOn the last day, inclusive
     * @param owner who watches the next review
     */
    public record NewAuthorization(
            EpisodeId episode,
            String payer,
            String number,
            Level level,
            Optional<Integer> daysPerWeek,
            int units,
            Unit unit,
            int usedBefore,
            LocalDate startsOn,
            LocalDate endsOn,
            Optional<LocalDate> reviewOn,
            Optional<StaffId> owner) {}

    /** What came of recording. */
    public sealed interface Recorded {
        record Kept(AuthorizationId id) implements Recorded {}

        record Refused(String sentence) implements Recorded {}
    }

    /** Writes the payer's answer down. */
    @Transactional
    public Recorded record(NewAuthorization answer) {
        if (answer.payer().isBlank() || answer.number().isBlank()) {
            return new Recorded.Refused("Please give the payer and the authorization number.");
        }
        if (answer.units() < 1) {
            return new Recorded.Refused("An authorization allows at least one unit.");
        }
        if (answer.endsOn().isBefore(answer.startsOn())) {
            return new Recorded.Refused("The last day is before the first.");
        }
        var episode = episodes.get(answer.episode());
        var id = new AuthorizationId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into coverage.authorization (organization_id, id, participant_id, episode_id, regime, privacy_class,
                                                            payer, number, level, days_per_week, units, unit, used_before,
                                                            starts_on, ends_on, review_on, owner_id, recorded_at)
                        values (:organization, :id, :participant, :episode, :regime, :class, :payer, :number, :level, :days, :units,
                                :unit, :usedBefore, :startsOn, :endsOn, :reviewOn, :owner, :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("participant", episode.participantId())
                .param("episode", answer.episode())
                .param("regime", episode.regime())
                .param("class", PrivacyClass.ORDINARY)
                .param("payer", answer.payer().strip())
                .param("number", answer.number().strip())
                .param("level", answer.level())
                .param("days", answer.daysPerWeek())
                .param("units", answer.units())
                .param("unit", answer.unit())
                .param("usedBefore", answer.usedBefore())
                .param("startsOn", answer.startsOn())
                .param("endsOn", answer.endsOn())
                .param("reviewOn", answer.reviewOn())
                .param("owner", answer.owner())
                .param("now", clock.instant())
                .update();
        audit.act(Act.CREATE, "authorization", id, List.of(episode.participantId()));
        return new Recorded.Kept(id);
    }

    /** What stands in one row, for the page. */
    public record Authorization(
            AuthorizationId id,
            String payer,
            String number,
            Level level,
            Optional<Integer> daysPerWeek,
            int units,
            Unit unit,
            int usedBefore,
            LocalDate startsOn,
            LocalDate endsOn,
            Optional<LocalDate> reviewOn,
            Optional<StaffId> ownerId) {}

    /** Every authorization of a stay, newest span first. */
    @Transactional(readOnly = true)
    public List<Authorization> of(EpisodeId episode) {
        return sql.sql("""
                        select id, payer, number, level, days_per_week, units, unit, used_before, starts_on, ends_on, review_on,
                               owner_id
                          from coverage.authorization
                         where organization_id = :organization and episode_id = :episode and replaced_at is null
                         order by starts_on desc, recorded_at desc
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", episode)
                .list(Authorization.class);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Authorized> authorized(EpisodeId episode, LocalDate on) {
        return of(episode).stream()
                .filter(one -> !one.endsOn().isBefore(on))
                .findFirst()
                .map(one -> new Authorized(
                        one.payer(),
                        one.number(),
                        one.level(),
                        one.daysPerWeek(),
                        one.units(),
                        Math.max(0, one.units() - one.usedBefore()),
                        one.unit().name().toLowerCase(java.util.Locale.ROOT),
                        one.startsOn(),
                        one.endsOn(),
                        one.reviewOn()));
    }
}
