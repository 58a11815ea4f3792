package org.footbridge.finder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.Raise;
import org.footbridge.alerts.Source;
import org.footbridge.alerts.Urgency;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.tasks.NewTask;
import org.footbridge.tasks.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stories by people who were here (DOMAIN S0-11, S0-34, S0-37): offered by them alone, looked at before anybody reads
 * them, shown for a year, and gone the moment they take them back.
 */
@Component
public class Stories {

    public static final int LONGEST = 6000;
    public static final int LONGEST_NAME = 40;

    private static final int ADULT = 18;
    private static final Period SHOWN = Period.ofYears(1);
    private static final Duration LOOK_WITHIN = Duration.ofDays(7);

    /** A telephone number, a mail address or a handle: somebody could be found by it. */
    private static final Pattern FINDABLE = Pattern.compile("(\\d[\\s().-]*){7,}|\\S@\\S|(^|\\s)@\\w{2,}|https?://");

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Alerts alerts;
    private final Tasks tasks;
    private final House house;

    Stories(Sql sql, Clock clock, Audit audit, Authorization authorization, Alerts alerts, Tasks tasks, House house) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.alerts = alerts;
        this.tasks = tasks;
        this.house = house;
    }

    public enum State {
        DRAFT,
        OFFERED,
        RETURNED,
        PUBLISHED
    }

    /** @param comment what staff said when they gave it back */
    public record Story(
            UUID id,
            String name,
            String words,
            String language,
            State state,
            Instant writtenAt,
            String comment,
            Optional<LocalDate> publishedUntil,
            int version) {

        /** Whether somebody could be found by something in it. */
        public boolean names() {
            return FINDABLE.matcher(name + "\n" + words).find();
        }
    }

    /** What came of writing. */
    public sealed interface Writing {
        record Kept() implements Writing {}

        /** @param reason end of a key in the message files */
        record Refused(String reason) implements Writing {}
    }

    /**
     * What a person wrote.
     *
     * @param name under which it is shown; of their own choosing
     * @param offered whether staff shall look at it; else it stays theirs alone
     * @param agreed whether they agree that it is shown; needed to offer it
     * @param atStake whether somebody's safety is at stake before staff read it (CARE 1)
     */
    public record Draft(String name, String words, Locale language, boolean offered, boolean agreed, boolean atStake) {}

    /** The bound participant's own, whatever its state. */
    @Transactional(readOnly = true)
    public Optional<Story> mine() {
        return select("participant_id = :me").param("me", me()).optional(Story.class);
    }

    /** Under 18 nobody publishes themselves here. */
    @Transactional(readOnly = true)
    public boolean mayTell() {
        return sql.sql("""
                        select birth_date <= :latest::date
                          from people.v_names
                         where organization_id = :organization and participant_id = :me
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me())
                .param("latest", today().minusYears(ADULT))
                .optional(Boolean.class)
                .orElse(false);
    }

    /** Keeps the bound participant's words. What was published is shown no longer until it was looked at again. */
    @Transactional
    public Writing write(Draft draft) {
        var me = me();
        var refused = refused(draft);
        if (refused.isPresent()) {
            return new Writing.Refused(refused.get());
        }
        var now = clock.instant();
        var id = mine().map(one -> new StoryId(one.id())).orElseGet(() -> new StoryId(Id.fresh(now)));
        sql.sql("""
                        insert into finder.story as story (organization_id, id, participant_id, name, words, language, state,
                                                           written_at, agreed_at)
                        values (:organization, :id, :me, :name, :words, :language, :state, :now, :agreed::timestamptz)
                        on conflict (organization_id, participant_id) do update
                           set name = excluded.name, words = excluded.words, language = excluded.language,
                               state = excluded.state, written_at = excluded.written_at, agreed_at = excluded.agreed_at,
                               comment = '', published_until = null, version = story.version + 1
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("me", me)
                .param("name", draft.name().strip())
                .param("words", draft.words().strip())
                .param("language", draft.language().getLanguage().equals("es") ? "es" : "en")
                .param("state", draft.offered() ? State.OFFERED : State.DRAFT)
                .param("now", now)
                .param("agreed", draft.offered() ? now : null)
                .update();
        audit.act(Act.UPDATE, "story", id, List.of(me), draft.offered() ? "offered" : "kept");
        if (draft.offered()) {
            tasks.openOnce(new NewTask(
                    "look at a story",
                    "A story was offered: look at it",
                    Optional.of(me),
                    Optional.of(Role.DIRECTOR),
                    Optional.empty(),
                    now.plus(LOOK_WITHIN),
                    "/program/stories"));
        }
        if (draft.atStake()) {
            alerts.raise(Raise.about(
                    me,
                    Source.MESSAGE,
                    Urgency.NOW,
                    "Writing a story: somebody's safety is at stake",
                    Optional.of(id.value())));
        }
        return new Writing.Kept();
    }

    private Optional<String> refused(Draft draft) {
        return Optional.ofNullable(
                !mayTell()
                        ? "young"
                        : draft.name().isBlank()
                                ? "name"
                                : draft.words().isBlank()
                                        ? "words"
                                        : draft.words().length() > LONGEST
                                                        || draft.name().length() > LONGEST_NAME
                                                ? "long"
                                                : draft.offered() && !draft.agreed() ? "agree" : null);
    }

    /** Takes the bound participant's story back: it is deleted, here and on every page, at once. */
    @Transactional
    public void takeBack() {
        var me = me();
        var mine = mine().orElseThrow(NotYours::new);
        sql.sql("delete from finder.story where organization_id = :organization and participant_id = :me")
                .param("organization", Actor.current().organization())
                .param("me", me)
                .update();
        audit.act(Act.DELETE_OWN, "story", new StoryId(mine.id()), List.of(me));
    }

    /** What staff may look at: offered first, then what is shown. */
    @Transactional(readOnly = true)
    public List<Story> toLookAt() {
        authorization.require(Permission.MANAGE_PROGRAM);
        return select("state in ('offered', 'published') order by state, written_at")
                .list(Story.class);
    }

    /**
     * Shows a story for a year, as it was read.
     *
     * @param version as it was read; a story changed meanwhile stays as it is
     * @return whether it is shown
     */
    @Transactional
    public boolean publish(StoryId id, int version) {
        return decide(id, version, State.PUBLISHED, "", Optional.of(today().plus(SHOWN)));
    }

    /** Gives a story back with a word why; the person can change it or leave it. */
    @Transactional
    public boolean giveBack(StoryId id, int version, String comment) {
        return decide(id, version, State.RETURNED, comment.strip(), Optional.empty());
    }

    private boolean decide(StoryId id, int version, State state, String comment, Optional<LocalDate> until) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var about = sql.sql("""
                        select participant_id
                          from finder.story
                         where organization_id = :organization and id = :id and version = :version
                           for update
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("version", version)
                .optional(UUID.class);
        about.ifPresent(person -> {
            audit.act(
                    Act.UPDATE,
                    "story",
                    id,
                    List.of(new ParticipantId(person)),
                    state.name().toLowerCase(Locale.ROOT));
            sql.sql("""
                            update finder.story
                               set state = :state, comment = :comment, looked_at_by = :by, looked_at = :now,
                                   published_until = :until::date, version = version + 1
                             where organization_id = :organization and id = :id
                            """)
                    .param("organization", Actor.current().organization())
                    .param("id", id)
                    .param("state", state)
                    .param("comment", comment)
                    .param("by", Actor.current().person())
                    .param("now", clock.instant())
                    .param("until", until)
                    .update();
        });
        return about.isPresent();
    }

    /** What everybody may read today, the newest first. */
    @Transactional(readOnly = true)
    public List<Story> published() {
        return select("state = 'published' and published_until > :today order by written_at desc limit 50")
                .param("today", today())
                .list(Story.class);
    }

    private Sql.Statement select(String which) {
        return sql.sql("""
                        select id, name, words, language, state, written_at, comment, published_until, version
                          from finder.story
                         where organization_id = :organization and %s
                        """.formatted(which))
                .param("organization", Actor.current().organization());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), house.zone());
    }

    private ParticipantId me() {
        authorization.require(Permission.OWN_RECORD);
        return new ParticipantId(Objects.requireNonNull(Actor.current().person()));
    }
}
