package org.footbridge.plans;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Accounts;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.Meaning;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.access.Signatures;
import org.footbridge.access.Signing;
import org.footbridge.episodes.AuthorizedLevels;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.episodes.Episodes;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.Programs;
import org.footbridge.programs.Rule;
import org.footbridge.staff.StaffId;
import org.footbridge.tasks.EnteredInError;
import org.footbridge.tasks.NewTask;
import org.footbridge.tasks.TaskId;
import org.footbridge.tasks.Tasks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A physician certifies the plan in force to a payer. How long that holds and whose credential counts are dated rules a
 * director signs, {@code certification days: Medicare} and {@code certifier: Medicare}; a payer without a rule has no clock
 * here. For Medicare, 42 CFR 424.24(d): a physician, and again at least every 60 days (DOMAIN 2.1).
 */
@Component
public class Certifications {

    public static final String DAYS = "certification days: ";
    public static final String CERTIFIER = "certifier: ";

    private static final String SUBJECT = "certification";
    private static final String WORK = "certify plan";
    private static final int TOLD_BEFORE = 7;
    private static final int LONGEST = 4000;

    private final Sql sql;
    private final Clock clock;
    private final Authorization authorization;
    private final Signatures signatures;
    private final Programs programs;
    private final Episodes episodes;
    private final Accounts accounts;
    private final Tasks tasks;
    private final House house;
    private final PlanRows rows;
    private final ObjectProvider<AuthorizedLevels> authorized;

    Certifications(
            Sql sql,
            Clock clock,
            Authorization authorization,
            Signatures signatures,
            Programs programs,
            Episodes episodes,
            Accounts accounts,
            Tasks tasks,
            House house,
            PlanRows rows,
            ObjectProvider<AuthorizedLevels> authorized) {
        this.sql = sql;
        this.clock = clock;
        this.authorization = authorization;
        this.signatures = signatures;
        this.programs = programs;
        this.episodes = episodes;
        this.accounts = accounts;
        this.tasks = tasks;
        this.house = house;
        this.rows = rows;
        this.authorized = authorized;
    }

    /** Payers that have a clock in the stay's program today, by name. */
    @Transactional(readOnly = true)
    public List<String> payers(EpisodeId episode) {
        return sql.sql("""
                        select distinct substr(name, length(:prefix) + 1) as payer
                          from programs.v_rules
                         where organization_id = :organization and starts_with(name, :prefix) and starts_on <= :today
                           and (program_id is null or program_id = :program)
                         order by payer
                        """)
                .param("organization", Actor.current().organization())
                .param("prefix", DAYS)
                .param("program", programOf(episode))
                .param("today", today())
                .list(String.class);
    }

    /** Who pays for the stay, by its authorization that runs on or after today; empty where none is known. */
    @Transactional(readOnly = true)
    public Optional<String> payerOf(EpisodeId episode) {
        return authorized.stream()
                .flatMap(known -> known.authorized(episode, today()).stream())
                .map(AuthorizedLevels.Authorized::payer)
                .findFirst();
    }

    /**
     * A plan was signed: where the payer of the stay has a clock and nobody has certified to it yet, who prescribes is asked
     * to, the same day, once.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void asked(PlanRows.Version version) {
        var episode = new EpisodeId(version.episodeId());
        payerOf(episode)
                .filter(payer -> programs.rule(DAYS + payer, programOf(episode), today())
                        .filter(Certifications::isNumber)
                        .isPresent())
                .filter(payer -> !isCertified(episode, payer))
                .ifPresent(_ -> tasks.openOnce(new NewTask(
                        WORK,
                        "Certify the plan to the payer",
                        Optional.of(version.participant()),
                        Optional.of(Role.PRESCRIBER),
                        Optional.empty(),
                        today().atTime(LocalTime.of(17, 0)).atZone(house.zone()).toInstant(),
                        link(episode))));
    }

    private boolean isCertified(EpisodeId episode, String payer) {
        return sql.sql("""
                        select exists (select from plans.certification
                                        where organization_id = :organization and episode_id = :episode and payer = :payer)
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", episode)
                .param("payer", payer)
                .single(Boolean.class);
    }

    private static String link(EpisodeId episode) {
        return "/episodes/%s/plan".formatted(episode);
    }

    /** What was asked for is done with the certification. */
    private void finishAsked(PlanRows.Version version) {
        sql.sql("""
                        select task_id from tasks.v_open
                         where organization_id = :organization and participant_id = :participant and kind = :kind and link = :link
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", version.participantId())
                .param("kind", WORK)
                .param("link", link(new EpisodeId(version.episodeId())))
                .list(UUID.class)
                .forEach(task -> tasks.finish(new TaskId(task), "Certified"));
    }

    /** Whether the bound actor may try: who prescribes and signs for this person. */
    public boolean mayCertify(ParticipantId participant) {
        return Actor.current().has(Role.PRESCRIBER) && authorization.may(Permission.SIGN_CLINICAL, participant);
    }

    /**
     * Certifies the signed version. The next is asked for seven days before this one lapses.
     *
     * @param statement the physician's own words; for a second one what the law asks: response, symptoms that go on, what is
     *     coordinated for the way out
     */
    @Transactional
    public Plans.PlanSigning certify(PlanVersionId id, String payer, String statement) {
        var version = rows.version(id).filter(one -> one.signedAt().isPresent()).orElseThrow(NotYours::new);
        if (!mayCertify(version.participant())) {
            throw new NotYours();
        }
        var episode = new EpisodeId(version.episodeId());
        var program = programOf(episode);
        var clockRule = programs.rule(DAYS + payer, program, today()).filter(Certifications::isNumber);
        if (clockRule.isEmpty()) {
            return new Plans.NotSigned("There is no rule for how long this payer's certification holds.");
        }
        var refused = notTheirs(payer, program);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (statement.isBlank() || statement.length() > LONGEST) {
            return new Plans.NotSigned("Write what you certify, in your own words.");
        }
        var certification = new CertificationId(Id.fresh(clock.instant()));
        var exact = "%s\n%s\n%s"
                .formatted(payer, statement.strip(), rows.content(version).exactText());
        return switch (signatures.sign(SUBJECT, certification, version.participant(), Meaning.CERTIFIES, exact)) {
            case Signing.NeedsSecondFactor() -> new Plans.ProveFirst();
            case Signing.NotLicensed(var sentence) -> new Plans.NotSigned(sentence);
            case Signing.Signed signed -> {
                keep(certification, version, payer, statement, clockRule.get(), signed.at());
                yield new Plans.PlanSigned(signed.at());
            }
        };
    }

    private static boolean isNumber(Rule rule) {
        return rule.value().strip().matches("[1-9][0-9]{0,3}");
    }

    /** Whose credential counts for this payer, where a rule says so. */
    private Optional<Plans.NotSigned> notTheirs(String payer, ProgramId program) {
        var signedName = sql.sql(
                        "select signed_name from staff.v_names where organization_id = :organization and staff_id = :me")
                .param("organization", Actor.current().organization())
                .param("me", EnteredInError.author())
                .optional(String.class)
                .orElse("");
        var mine = Arrays.stream(signedName.split("[,\\s]+"))
                .map(one -> one.toUpperCase(Locale.ROOT))
                .toList();
        return programs.rule(CERTIFIER + payer, program, today())
                .map(Rule::value)
                .filter(value -> Arrays.stream(value.split("[,\\s]+"))
                        .noneMatch(one -> mine.contains(one.toUpperCase(Locale.ROOT))))
                .map(value -> new Plans.NotSigned("This payer takes the certification of: %s.".formatted(value)));
    }

    private void keep(
            CertificationId id, PlanRows.Version version, String payer, String statement, Rule rule, Instant at) {
        var through = LocalDate.ofInstant(at, house.zone()).plusDays(rule.number());
        sql.sql("""
                        insert into plans.certification (organization_id, id, participant_id, episode_id, version_id, payer, statement,
                                                         certified_by, certified_at, through_on, days, rule_source, regime,
                                                         privacy_class)
                        values (:organization, :id, :participant, :episode, :version, :payer, :statement,
                                :by, :at, :through, :days, :source, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("participant", version.participantId())
                .param("episode", version.episodeId())
                .param("version", version.id())
                .param("payer", payer)
                .param("statement", statement.strip())
                .param("by", EnteredInError.author())
                .param("at", at)
                .param("through", through)
                .param("days", rule.number())
                .param("source", rule.source())
                .param("regime", version.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        finishAsked(version);
        tasks.open(new NewTask(
                WORK,
                "Certify the plan again, or say that it ends",
                Optional.of(version.participant()),
                Optional.of(Role.PRESCRIBER),
                Optional.of(new StaffId(Objects.requireNonNull(Actor.current().person())))
                        .flatMap(accounts::membershipOf),
                through.minusDays(TOLD_BEFORE)
                        .atTime(LocalTime.NOON)
                        .atZone(house.zone())
                        .toInstant(),
                link(new EpisodeId(version.episodeId()))));
    }

    /** One certification as pages show it. */
    public record Read(
            String payer, String statement, String by, Instant certifiedAt, LocalDate throughOn, UUID versionId) {}

    /** The last one for each payer. */
    @Transactional(readOnly = true)
    public List<Read> of(EpisodeId episode, ParticipantId participant) {
        authorization.require(Permission.READ_CHART, participant);
        return sql.sql("""
                        select certification.payer, certification.statement, name.signed_name as by, certification.certified_at,
                               certification.through_on, certification.version_id
                          from plans.v_certifications certification
                          join staff.v_names name
                            on name.organization_id = certification.organization_id and name.staff_id = certification.certified_by
                         where certification.organization_id = :organization and certification.episode_id = :episode
                           and certification.participant_id = :participant
                         order by certification.payer
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", episode)
                .param("participant", participant)
                .list(Read.class);
    }

    private ProgramId programOf(EpisodeId episode) {
        return episodes.find(episode).orElseThrow(NotYours::new).programId();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), house.zone());
    }
}
