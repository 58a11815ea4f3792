package org.footbridge.coverage;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.episodes.AuthorizedLevels;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.episodes.Episodes;
import org.footbridge.episodes.Level;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Sql;
import org.footbridge.staff.StaffId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what payers allow for a stay. A new answer from the payer is a new row; the earlier one stays. */
@Component
public class Authorizations implements AuthorizedLevels {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Episodes episodes;
    private final ObjectProvider<UnitsAttended> attended;

    Authorizations(Sql sql, Clock clock, Audit audit, Episodes episodes, ObjectProvider<UnitsAttended> attended) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.episodes = episodes;
        this.attended = attended;
    }

    /** What an authorization counts. */
    public enum Unit {
        DAY,
        HOUR,
        SESSION;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
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

    /** Every authorization of a stay with what of it is used, newest span first. */
    @Transactional(readOnly = true)
    public List<Standing> standing(EpisodeId episode) {
        return standing(of(episode));
    }

    private List<Standing> standing(List<Authorization> allowed) {
        var counted = allowed.isEmpty()
                ? Map.<AuthorizationId, UnitsAttended.Attended>of()
                : attended.getObject()
                        .of(allowed.stream().map(Authorization::id).toList());
        return allowed.stream()
                .map(one -> Standing.of(one, counted.getOrDefault(one.id(), UnitsAttended.Attended.NOTHING)))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Authorized> authorized(EpisodeId episode, LocalDate on) {
        return standing(episode).stream()
                .filter(one -> !one.allowed().endsOn().isBefore(on))
                .findFirst()
                .map(one -> new Authorized(
                        one.allowed().payer(),
                        one.allowed().number(),
                        one.allowed().level(),
                        one.allowed().daysPerWeek(),
                        one.allowed().units(),
                        Math.max(0, one.allowed().unit() == Unit.HOUR ? one.left() / 60 : one.left()),
                        one.allowed().unit().word(),
                        one.allowed().startsOn(),
                        one.allowed().endsOn(),
                        one.allowed().reviewOn()));
    }

    /** A stay's newest authorization by one payer that needs somebody now. */
    public record RunningOut(ParticipantId person, String who, EpisodeId episode, Standing standing) {}

    /** The rules a director signs: how few are few, and how long before the end or the next review it is told. */
    public static final String FEW_DAYS = "authorization few days";

    public static final String FEW_SESSIONS = "authorization few sessions";
    public static final String FEW_HOURS = "authorization few hours";
    public static final String DAYS_BEFORE = "authorization days before";

    private record Running(
            ParticipantId participantId,
            String who,
            EpisodeId episodeId,
            boolean near,
            int few,
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
            Optional<StaffId> ownerId) {

        Authorization allowed() {
            return new Authorization(
                    id,
                    payer,
                    number,
                    level,
                    daysPerWeek,
                    units,
                    unit,
                    usedBefore,
                    startsOn,
                    endsOn,
                    reviewOn,
                    ownerId);
        }
    }

    /**
     * Which authorizations of running stays have few units left, or end or are reviewed soon: those the staff member
     * watches or whose primary therapist she is, or everybody's. Where a director signed nothing, few are 3 days, 9
     * sessions or 9 hours, and soon is 7 days.
     */
    @Transactional(readOnly = true)
    public List<RunningOut> runningOut(Collection<UUID> reachable, LocalDate today, UUID staff, boolean everybodys) {
        var running = sql.sql("""
                        select last.*, (least(ends_on, review_on) <= :today::date + coalesce(before.number, 7)) as near,
                               coalesce(few.number, case unit when 'day' then 3 else 9 end) as few
                          from (select distinct on (allowed.participant_id, allowed.payer)
                                       allowed.*, allowed.authorization_id as id, name.full_name as who, stay.program_id,
                                       stay.primary_therapist_id
                                  from coverage.v_authorizations allowed
                                  join episodes.v_episodes stay
                                    on stay.organization_id = allowed.organization_id and stay.episode_id = allowed.episode_id
                                  join people.v_names name
                                    on name.organization_id = allowed.organization_id and name.participant_id = allowed.participant_id
                                 where allowed.organization_id = :organization and stay.status in ('active', 'onhold')
                                   and allowed.participant_id = any(:reachable::uuid[])
                                 order by allowed.participant_id, allowed.payer, allowed.ends_on desc, allowed.recorded_at desc) last
                          left join lateral (%s) few on true
                          left join lateral (%s) before on true
                         where :everybodys or last.owner_id = :staff or last.primary_therapist_id = :staff
                         order by least(ends_on, review_on), who
                        """.formatted(
                        NUMBER.formatted("'authorization few ' || last.unit || 's'"), NUMBER.formatted(":before")))
                .param("organization", Actor.current().organization())
                .param("reachable", reachable)
                .param("today", today)
                .param("before", DAYS_BEFORE)
                .param("staff", staff)
                .param("everybodys", everybodys)
                .list(Running.class);
        var standing = standing(running.stream().map(Running::allowed).toList());
        return IntStream.range(0, running.size())
                .filter(place -> running.get(place).near()
                        || standing.get(place).left()
                                <= running.get(place).few()
                                        * (running.get(place).unit() == Unit.HOUR ? 60 : 1))
                .mapToObj(place -> new RunningOut(
                        running.get(place).participantId(),
                        running.get(place).who(),
                        running.get(place).episodeId(),
                        standing.get(place)))
                .toList();
    }

    /** The rule in force today, where it is a number. */
    private static final String NUMBER = """
            select case when btrim(rule.value) ~ '^[0-9]{1,3}$' then btrim(rule.value)::int end as number
              from programs.v_rules rule
             where rule.organization_id = :organization and rule.name = %s and rule.starts_on <= :today::date
               and (rule.program_id = last.program_id or rule.program_id is null)
             order by rule.program_id nulls last, rule.starts_on desc, rule.created_at desc
             limit 1
            """;
}
