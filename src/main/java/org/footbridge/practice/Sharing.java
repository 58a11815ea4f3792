package org.footbridge.practice;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.Raise;
import org.footbridge.alerts.Source;
import org.footbridge.alerts.Urgency;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Keys;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Organizations;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.footbridge.scheduling.SessionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives the team a copy of an entry: at once, or when the next session begins. Until then it can be taken back and
 * nobody of the team sees that there is anything; from then on the copy stays as it was shared.
 */
@Component
public class Sharing {

    /** Who leads a group looks at its page a little before. */
    private static final Duration BEFORE = Duration.ofMinutes(15);

    private static final Logger log = LoggerFactory.getLogger(Sharing.class);

    private final Sql sql;
    private final Clock clock;
    private final JsonMapper json;
    private final Keys installation;
    private final PersonKeys keys;
    private final Entries entries;
    private final OwnLog ownLog;
    private final Tools tools;
    private final Stay stays;
    private final Audit audit;
    private final Alerts alerts;
    private final Organizations organizations;
    private final TransactionTemplate transaction;

    Sharing(
            Sql sql,
            Clock clock,
            JsonMapper json,
            Keys installation,
            PersonKeys keys,
            Entries entries,
            OwnLog ownLog,
            Tools tools,
            Stay stays,
            Audit audit,
            Alerts alerts,
            Organizations organizations,
            TransactionTemplate transaction) {
        this.sql = sql;
        this.clock = clock;
        this.json = json;
        this.installation = installation;
        this.keys = keys;
        this.entries = entries;
        this.ownLog = ownLog;
        this.tools = tools;
        this.stays = stays;
        this.audit = audit;
        this.alerts = alerts;
        this.organizations = organizations;
        this.transaction = transaction;
    }

    /** When the team may read it. */
    public enum Way {
        NOW,
        NEXT_SESSION
    }

    /**
     * What can be offered.
     *
     * @param next when the next session's leader could read it; nothing where no session is planned
     */
    public record Offer(boolean now, Optional<Instant> next) {}

    /** How an entry stands with the team. */
    public sealed interface Standing {

        record Private() implements Standing {}

        /** @param opensAt until then it can be taken back */
        record Waiting(Instant opensAt) implements Standing {}

        /** @param version of the entry as it was shared */
        record Shared(Instant at, int version) implements Standing {}
    }

    /** What came of choosing to share. */
    public sealed interface Choosing {

        record Done(Standing standing) implements Choosing {}

        /** Nobody reads it now, or it speaks of danger: one answer first (CARE 1). */
        record AskAtStake() implements Choosing {}

        /** There is nothing to share, or nobody to share it with. */
        record NotPossible() implements Choosing {}
    }

    private record Copy(String tool, LocalDate on, int version, Map<String, String> answers) {}

    private record Due(
            UUID id,
            ParticipantId participantId,
            EntryId entryId,
            SessionId sessionId,
            byte[] sealed,
            boolean cancelled) {}

    @Transactional(readOnly = true)
    public Offer offer() {
        var me = Entries.me();
        return stays.of(me).isEmpty()
                ? new Offer(false, Optional.empty())
                : new Offer(true, stays.next(me).map(one -> one.startsAt().minus(BEFORE)));
    }

    @Transactional(readOnly = true)
    public Standing standing(EntryId id) {
        return standings(List.of(id)).getOrDefault(id, new Standing.Private());
    }

    /** Those that are not private. */
    @Transactional(readOnly = true)
    public Map<EntryId, Standing> standings(List<EntryId> ids) {
        record Row(EntryId entryId, Instant at, int version, boolean waits) {}
        var me = Entries.me();
        var found = new java.util.HashMap<EntryId, Standing>();
        sql.sql("""
                        select entry_id, shared_at as at, entry_version as version, false as waits
                          from practice.shared
                         where organization_id = :organization and participant_id = :me and entry_id = any(:ids::uuid[])
                        union all
                        select entry_id, opens_at, 0, true
                          from practice.waiting
                         where organization_id = :organization and participant_id = :me and entry_id = any(:ids::uuid[])
                         order by waits, at
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .param("ids", ids)
                .list(Row.class)
                .forEach(row -> found.put(
                        row.entryId(),
                        row.waits() ? new Standing.Waiting(row.at()) : new Standing.Shared(row.at(), row.version())));
        return found;
    }

    /**
     * Chooses to share the entry as it is saved now.
     *
     * @param readLater whether nobody would read it in this hour
     * @param atStake the answer to "Is anybody's safety at stake before then?"; a yes is told at once
     */
    @Transactional
    public Choosing choose(EntryId id, Way way, boolean readLater, Optional<Boolean> atStake) {
        var me = Entries.me();
        var key = keys.hold(me);
        var entry = entries.find(id).filter(Entry::isSaved);
        var stay = stays.of(me);
        if (entry.isEmpty() || stay.isEmpty()) {
            return new Choosing.NotPossible();
        }
        var standing = standing(id);
        if (standing instanceof Standing.Shared had
                        && had.version() == entry.get().version()
                || standing instanceof Standing.Waiting && way == Way.NEXT_SESSION) {
            return new Choosing.Done(standing);
        }
        var tool = tools.find(entry.get().tool()).orElseThrow();
        boolean danger = tool.speaksOfDanger(entry.get().answers());
        if ((readLater || danger || way == Way.NEXT_SESSION) && atStake.isEmpty()) {
            return new Choosing.AskAtStake();
        }
        var next = stays.next(me);
        if (way == Way.NEXT_SESSION && next.isEmpty()) {
            return new Choosing.NotPossible();
        }
        var copy = new Copy(
                tool.key(),
                LocalDate.ofInstant(entry.get().begunAt(), stay.get().wall()),
                entry.get().version(),
                entry.get().answers());
        Standing stands;
        takeBack(me, id);
        if (way == Way.NOW) {
            keep(
                    Id.fresh(clock.instant()),
                    me,
                    id,
                    Optional.empty(),
                    copy,
                    stay.get().regime());
            stands = new Standing.Shared(clock.instant(), copy.version());
            ownLog.add(me, key, OwnLog.What.SHARED, tool.key());
        } else {
            var opensAt = next.get().startsAt().minus(BEFORE);
            lay(me, id, next.get().sessionId(), opensAt, copy);
            stands = new Standing.Waiting(opensAt);
            ownLog.add(me, key, OwnLog.What.CHOSEN_TO_SHARE, tool.key());
        }
        if (atStake.orElse(false)) {
            alerts.raise(Raise.about(
                    me,
                    Source.MESSAGE,
                    Urgency.NOW,
                    "Sharing something from the phone: safety is at stake",
                    Optional.empty()));
        } else if (danger && way == Way.NOW) {
            tellOfDanger(me);
        }
        return new Choosing.Done(stands);
    }

    /** Chosen for the next session and not open yet: as if it had never been chosen. */
    @Transactional
    public void takeBack(EntryId id) {
        var me = Entries.me();
        var key = keys.hold(me);
        var tool = entries.find(id).map(Entry::tool);
        if (takeBack(me, id) > 0) {
            ownLog.add(me, key, OwnLog.What.TAKEN_BACK, tool.orElse(""));
        }
    }

    private int takeBack(ParticipantId me, EntryId id) {
        return sql.sql("""
                        delete from practice.waiting
                         where organization_id = :organization and participant_id = :me and entry_id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .param("id", id)
                .update();
    }

    private void lay(ParticipantId me, EntryId entry, SessionId session, Instant opensAt, Copy copy) {
        var id = Id.fresh(clock.instant());
        sql.sql("""
                        insert into practice.waiting (organization_id, id, participant_id, entry_id, session_id, opens_at, sealed)
                        values (:organization, :id, :me, :entry, :session, :opens, :sealed)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("me", me)
                .param("entry", entry)
                .param("session", session)
                .param("opens", opensAt)
                .param(
                        "sealed",
                        installation.seal(
                                json.writeValueAsString(copy).getBytes(StandardCharsets.UTF_8), waitingContext(id, me)))
                .update();
    }

    private static String waitingContext(UUID id, ParticipantId me) {
        return PersonKeys.context("waiting", me) + "/" + id;
    }

    private void keep(UUID id, ParticipantId me, EntryId entry, Optional<SessionId> session, Copy copy, Regime regime) {
        sql.sql("""
                        insert into practice.shared (organization_id, id, participant_id, entry_id, entry_version, session_id,
                                                     tool, on_date, content, shared_at, regime, privacy_class)
                        values (:organization, :id, :me, :entry, :version, :session,
                                :tool, :on, :content::jsonb, :now, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("me", me)
                .param("entry", entry)
                .param("version", copy.version())
                .param("session", session)
                .param("tool", copy.tool())
                .param("on", copy.on())
                .param("content", json.writeValueAsString(copy.answers()))
                .param("now", clock.instant())
                .param("regime", regime)
                .param("class", PrivacyClass.ORDINARY)
                .update();
        audit.act(Act.CREATE, "shared practice", new SharedId(id), List.of(me));
    }

    private void tellOfDanger(ParticipantId me) {
        alerts.raise(Raise.about(
                me,
                Source.MESSAGE,
                Urgency.SAME_DAY,
                "Shared from the phone: marks above 0 about hurting oneself or not living",
                Optional.empty()));
    }

    @Scheduled(initialDelay = 20_000, fixedDelay = 20_000)
    void openEverywhere() {
        for (var organization : organizations.all()) {
            try {
                open(organization);
            } catch (DataAccessException | TransactionException away) {
                log.warn(
                        "What was chosen for a session waits for the database: {}",
                        away.getClass().getSimpleName());
            }
        }
    }

    /** Gives the team what its session is about to begin for. */
    void open(OrganizationId organization) {
        Actor.job(organization, "practice for the session")
                .run(() -> transaction.executeWithoutResult(_ -> due().forEach(this::open)));
    }

    private List<Due> due() {
        return sql.sql("""
                        select waiting.id, waiting.participant_id, waiting.entry_id, waiting.session_id, waiting.sealed,
                               session.status = 'cancelled' as cancelled
                          from practice.waiting
                          join scheduling.v_sessions session
                            on session.organization_id = waiting.organization_id and session.session_id = waiting.session_id
                         where waiting.organization_id = :organization and waiting.opens_at <= :now
                         order by waiting.opens_at, waiting.id
                         limit 100
                           for update of waiting skip locked
                        """)
                .param("organization", Actor.current().organization())
                .param("now", clock.instant())
                .list((row, _) -> new Due(
                        row.getObject("id", UUID.class),
                        new ParticipantId(row.getObject("participant_id", UUID.class)),
                        new EntryId(row.getObject("entry_id", UUID.class)),
                        new SessionId(row.getObject("session_id", UUID.class)),
                        row.getBytes("sealed"),
                        row.getBoolean("cancelled")));
    }

    /** A session that was called off, or a stay that has ended, has nobody to read it: the entry stays private. */
    private void open(Due due) {
        var stay = stays.of(due.participantId());
        if (stay.isPresent() && !due.cancelled()) {
            var copy = json.readValue(
                    new String(
                            installation.open(due.sealed(), waitingContext(due.id(), due.participantId())),
                            StandardCharsets.UTF_8),
                    Copy.class);
            keep(
                    due.id(),
                    due.participantId(),
                    due.entryId(),
                    Optional.of(due.sessionId()),
                    copy,
                    stay.get().regime());
            if (tools.find(copy.tool())
                    .filter(tool -> tool.speaksOfDanger(copy.answers()))
                    .isPresent()) {
                tellOfDanger(due.participantId());
            }
        }
        sql.sql("delete from practice.waiting where organization_id = :organization and id = :id")
                .param("organization", Actor.current().organization())
                .param("id", due.id())
                .update();
    }
}
