package org.footbridge.history;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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
 * Keeps papers with a person byte for byte, hands them out again to who reads the record, and writes down who took them.
 * A paper in the wrong record is sealed by who put it there and the privacy officer (CARE 12).
 */
@Component
public class Papers {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final EnteredInError errors;

    Papers(Sql sql, Clock clock, Audit audit, Authorization authorization, EnteredInError errors) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.errors = errors;
    }

    /** What came of the wish to keep a paper. */
    public sealed interface Keeping {
        record Kept(PaperId id) implements Keeping {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Keeping {}
    }

    /** Whether the actor may put papers with this person: who writes in the record, and intake that reads it. */
    public boolean mayKeep(ParticipantId person) {
        return authorization.may(Permission.READ_CHART, person)
                && (authorization.may(Permission.WRITE_CHART, person)
                        || authorization.may(Permission.WORK_INTAKE, person));
    }

    /** The same bytes with the same person are kept once, unless the earlier ones are sealed. */
    @Transactional
    public Keeping keep(ParticipantId person, Paper paper) {
        if (!mayKeep(person)) {
            authorization.require(Permission.WRITE_CHART, person);
        }
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (paper.dated().filter(day -> day.isAfter(today.plusDays(1))).isPresent()) {
            return new Keeping.Refused("Its date is still ahead. Nothing was stored.");
        }
        return switch (paper.lookedAt()) {
            case Paper.Looked.Refused(String sentence) -> new Keeping.Refused(sentence);
            case Paper.Looked.Fine fine ->
                new Keeping.Kept(same(person, fine.sha256()).orElseGet(() -> insert(person, paper, fine)));
        };
    }

    private Optional<PaperId> same(ParticipantId person, String sha256) {
        return sql.sql("""
                        select id from history.paper
                         where organization_id = :organization and participant_id = :person and sha256 = :sha256
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .param("sha256", sha256)
                .optional(UUID.class)
                .map(PaperId::new);
    }

    private PaperId insert(ParticipantId person, Paper paper, Paper.Looked.Fine fine) {
        var now = clock.instant();
        var id = new PaperId(Id.fresh(now));
        sql.sql("""
                        insert into history.paper (organization_id, id, participant_id, kind, dated, part2, media_type, sha256, bytes,
                                                   content, kept_by, kept_at, regime, privacy_class)
                        values (:organization, :id, :person, :kind, :dated::date, :part2, :type, :sha256, :bytes,
                                :content, :by, :now, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("person", person)
                .param("kind", paper.kind())
                .param("dated", paper.dated())
                .param("part2", paper.part2())
                .param("type", fine.type().type())
                .param("sha256", fine.sha256())
                .param("bytes", paper.content().length)
                .param("content", paper.content())
                .param("by", EnteredInError.author())
                .param("now", now)
                .param("regime", paper.part2() ? Regime.PART2 : Regime.HIPAA)
                .param("class", PrivacyClass.ORDINARY)
                .update();
        audit.act(Act.CREATE, "paper", id, List.of(person));
        return id;
    }

    /** A paper with its bytes as they came. */
    public record Kept(UUID id, ParticipantId participantId, String mediaType, byte[] content) {}

    /** Hands out the bytes and writes down who took them. */
    @Transactional
    public Kept open(PaperId id) {
        var kept = sql.sql("""
                        select id, participant_id, media_type, content
                          from history.paper
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Kept.class)
                .orElseThrow(NotYours::new);
        authorization.require(Permission.READ_CHART, kept.participantId());
        audit.act(Act.EXPORT, "paper", id, List.of(kept.participantId()));
        return kept;
    }

    private record Row(ParticipantId participantId, UUID keptBy, Instant keptAt, Regime regime) {}

    /** Who put it there says that it stands in the wrong record; the privacy officer is asked to seal it. */
    @Transactional
    public EnteredInError.Asking enteredInError(PaperId id, String reason) {
        var row = sql.sql("""
                        select participant_id, kept_by, kept_at, regime
                          from history.paper
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Row.class)
                .orElseThrow(NotYours::new);
        authorization.require(Permission.READ_CHART, row.participantId());
        return errors.ask(
                new EnteredInError.Thing(
                        "paper",
                        id,
                        row.participantId(),
                        row.keptBy(),
                        LocalDate.ofInstant(row.keptAt(), ZoneOffset.UTC),
                        row.regime()),
                reason);
    }
}
