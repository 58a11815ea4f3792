package org.footbridge.safety;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.episodes.Episode;
import org.footbridge.episodes.Episodes;
import org.footbridge.people.ContactId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.tasks.EnteredInError;
import org.footbridge.tasks.NewTask;
import org.footbridge.tasks.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps a person's safety plan and relapse plan: written together with staff or alone on the phone, never overwritten,
 * gone through, handed over. It asks for no promise: there is no contract in it.
 */
@Component
public class CopingPlans {

    /** A plan the person changed alone is looked at together this soon. */
    private static final Duration LOOK_WITHIN = Duration.ofDays(3);

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Episodes episodes;
    private final Tasks tasks;
    private final EnteredInError errors;
    private final SharedWith sharedWith;

    CopingPlans(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Episodes episodes,
            Tasks tasks,
            EnteredInError errors,
            SharedWith sharedWith) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.episodes = episodes;
        this.tasks = tasks;
        this.errors = errors;
        this.sharedWith = sharedWith;
    }

    /** @param writtenBy the staff member; empty: the person, on the own phone */
    public record Read(
            CopingVersionId id, int number, CopingContent content, Instant writtenAt, Optional<UUID> writtenBy) {}

    private record VersionRow(
            UUID versionId,
            int number,
            List<String> sharedParts,
            Optional<LocalDate> reviewOn,
            String whatChanged,
            Instant writtenAt,
            Optional<UUID> writtenBy) {}

    private record LineRow(
            UUID versionId,
            UUID lineId,
            Part part,
            String words,
            String phone,
            String helper,
            Optional<LocalDate> dueOn) {}

    /** All versions, newest first, in two statements. */
    @Transactional(readOnly = true)
    public List<Read> versions(ParticipantId participant, CopingKind kind) {
        requireToRead(participant);
        return read(participant, kind);
    }

    private List<Read> read(ParticipantId participant, CopingKind kind) {
        var rows = sql.sql("""
                        select version_id, number, shared_parts, review_on, what_changed, written_at, written_by
                          from safety.v_versions
                         where organization_id = :organization and participant_id = :participant and kind = :kind
                         order by number desc
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("kind", kind)
                .list(VersionRow.class);
        var lines = sql
                .sql("""
                        select version_id, line_id, part, words, phone, helper, due_on
                          from safety.line
                         where organization_id = :organization and version_id = any(:versions::uuid[])
                         order by position
                        """)
                .param("organization", Actor.current().organization())
                .param("versions", rows.stream().map(VersionRow::versionId).toList())
                .list(LineRow.class)
                .stream()
                .collect(Collectors.groupingBy(LineRow::versionId));
        return rows.stream()
                .map(row -> new Read(
                        new CopingVersionId(row.versionId()),
                        row.number(),
                        content(row, lines.getOrDefault(row.versionId(), List.of())),
                        row.writtenAt(),
                        row.writtenBy()))
                .toList();
    }

    private static CopingContent content(VersionRow row, List<LineRow> lines) {
        var byPart = new EnumMap<Part, List<CopingContent.Line>>(Part.class);
        lines.forEach(line -> byPart.computeIfAbsent(line.part(), _ -> new ArrayList<>())
                .add(new CopingContent.Line(line.lineId(), line.words(), line.phone(), line.helper(), line.dueOn())));
        return new CopingContent(
                byPart,
                row.sharedParts().stream()
                        .map(key -> Part.valueOf(key.toUpperCase(java.util.Locale.ROOT)))
                        .collect(Collectors.toSet()),
                row.reviewOn(),
                row.whatChanged());
    }

    /** The version that holds. */
    @Transactional(readOnly = true)
    public Optional<Read> current(ParticipantId participant, CopingKind kind) {
        return versions(participant, kind).stream().findFirst();
    }

    /** What a contact may read of it now: only parts the person shares, only while a release or the law says so. */
    @Transactional(readOnly = true)
    public Optional<Read> sharedWith(ParticipantId participant, CopingKind kind, ContactId contact) {
        if (!authorization.may(Permission.FAMILY_VIEW, participant)
                || !sharedWith.mayRead(participant, contact, kind)) {
            return Optional.empty();
        }
        return read(participant, kind).stream()
                .findFirst()
                .map(one ->
                        new Read(one.id(), one.number(), onlyShared(one.content()), one.writtenAt(), one.writtenBy()))
                .filter(one -> !one.content().isEmpty());
    }

    private static CopingContent onlyShared(CopingContent content) {
        var lines = new EnumMap<Part, List<CopingContent.Line>>(Part.class);
        content.lines().forEach((part, all) -> {
            if (content.shared().contains(part)) {
                lines.put(part, all);
            }
        });
        return new CopingContent(lines, content.shared(), content.reviewOn(), "");
    }

    /**
     * Writes a new version.
     *
     * @param read the version the writer had before the eyes; empty where there was none
     * @param together whether it was gone through with the person; only a staff member's word counts as a review
     */
    @Transactional
    public Coping write(
            ParticipantId participant,
            CopingKind kind,
            Optional<CopingVersionId> read,
            CopingContent content,
            boolean together) {
        requireToWrite(participant);
        oneAtATime(participant, kind);
        var current = read(participant, kind).stream().findFirst();
        if (current.isPresent() && !current.map(Read::id).equals(read)) {
            return new Coping.Conflict(current.get());
        }
        var wrong = wrong(kind, content);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        var earlier = current.map(Read::content).orElse(CopingContent.empty());
        if (content.saysTheSame(earlier)) {
            if (together) {
                current.ifPresent(one -> keepReview(participant, kind, one.id(), ""));
            }
            return new Coping.Unchanged();
        }
        var id = insert(participant, kind, content.keepingIdsOf(earlier));
        audit.act(current.isEmpty() ? Act.CREATE : Act.UPDATE, kind.subject(), id, List.of(participant));
        if (Actor.current().isStaff()) {
            if (together) {
                keepReview(participant, kind, id, "");
            }
        } else {
            tasks.openOnce(new NewTask(
                    "look at " + kind.subject(),
                    "Something was changed from the phone: look at it together",
                    Optional.of(participant),
                    Optional.of(Role.THERAPIST),
                    Optional.empty(),
                    clock.instant().plus(LOOK_WITHIN),
                    "/people/%s/%s".formatted(participant.value(), kind.path())));
        }
        return new Coping.Done();
    }

    private static Optional<Coping> wrong(CopingKind kind, CopingContent content) {
        if (content.isEmpty()) {
            return Optional.of(new Coping.Refused("empty"));
        }
        boolean foreign = content.lines().keySet().stream().anyMatch(part -> part.kind() != kind);
        boolean tooMuch = content.lines().values().stream()
                .anyMatch(all -> all.size() > CopingContent.MOST
                        || all.stream()
                                .anyMatch(line -> line.words().isBlank()
                                        || line.words().length() > CopingContent.LONGEST
                                        || line.phone().length() > 60
                                        || line.helper().length() > 120));
        return foreign || tooMuch || content.whatChanged().length() > 1000
                ? Optional.of(new Coping.Refused("tooMuch"))
                : Optional.empty();
    }

    /** Two writers at the same second must not both take themselves for the next. */
    private void oneAtATime(ParticipantId participant, CopingKind kind) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0)) is null")
                .param("key", "safety." + kind.key() + "." + participant.value())
                .single(Boolean.class);
    }

    private CopingVersionId insert(ParticipantId participant, CopingKind kind, CopingContent content) {
        var now = clock.instant();
        var id = new CopingVersionId(Id.fresh(now));
        var regime = regime(participant);
        sql.sql("""
                        insert into safety.version (organization_id, id, participant_id, kind, shared_parts, review_on, what_changed,
                                                    written_by, written_at, regime, privacy_class)
                        values (:organization, :id, :participant, :kind, :shared::text[], :reviewOn::date, :whatChanged,
                                :by::uuid, :now, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("participant", participant)
                .param("kind", kind)
                .param(
                        "shared",
                        content.shared().stream()
                                .sorted(Comparator.naturalOrder())
                                .map(Part::key)
                                .toList())
                .param("reviewOn", content.reviewOn())
                .param("whatChanged", content.whatChanged().strip())
                .param("by", writer())
                .param("now", now)
                .param("regime", regime)
                .param("class", PrivacyClass.ORDINARY)
                .update();
        record Placed(Part part, CopingContent.Line line, int position) {}
        var placed = new ArrayList<Placed>();
        content.lines().forEach((part, all) -> all.forEach(line -> placed.add(new Placed(part, line, placed.size()))));
        sql.batch("""
                insert into safety.line (organization_id, id, version_id, participant_id, line_id, part, position, words, phone, helper,
                                         due_on, regime, privacy_class)
                values (:organization, :id, :version, :participant, :line, :part, :position, :words, :phone, :helper,
                        :dueOn::date, :regime, :class)
                """, placed, one -> {
            Map<String, @Nullable Object> row = new HashMap<>();
            row.put("organization", Actor.current().organization());
            row.put("id", Id.fresh(now));
            row.put("version", id);
            row.put("participant", participant);
            row.put("line", one.line().id());
            row.put("part", one.part());
            row.put("position", one.position());
            row.put("words", one.line().words().strip());
            row.put("phone", one.line().phone().strip());
            row.put("helper", one.line().helper().strip());
            row.put("dueOn", one.line().dueOn());
            row.put("regime", regime);
            row.put("class", PrivacyClass.ORDINARY);
            return row;
        });
        return id;
    }

    /** The bound staff member went through it with the person. */
    @Transactional
    public Coping review(ParticipantId participant, CopingKind kind, String words) {
        authorization.require(Permission.WRITE_CHART, participant);
        var current = read(participant, kind).stream().findFirst();
        if (current.isEmpty()) {
            return new Coping.Refused("none");
        }
        if (words.length() > 1000) {
            return new Coping.Refused("tooMuch");
        }
        keepReview(participant, kind, current.get().id(), words);
        return new Coping.Done();
    }

    private void keepReview(ParticipantId participant, CopingKind kind, CopingVersionId version, String words) {
        if (!Actor.current().isStaff()) {
            return;
        }
        var now = clock.instant();
        sql.sql("""
                        insert into safety.review (organization_id, id, participant_id, version_id, words, reviewed_by, reviewed_at,
                                                   regime, privacy_class)
                        values (:organization, :id, :participant, :version, :words, :by, :now, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(now))
                .param("participant", participant)
                .param("version", version)
                .param("words", words.strip())
                .param("by", EnteredInError.author())
                .param("now", now)
                .param("regime", regime(participant))
                .param("class", PrivacyClass.ORDINARY)
                .update();
        audit.act(Act.UPDATE, kind.subject(), version, List.of(participant), "reviewed");
    }

    /** A step is done, or not after all. */
    @Transactional
    public Coping step(ParticipantId participant, CopingKind kind, UUID line, boolean done, String words) {
        requireToWrite(participant);
        var current = read(participant, kind).stream().findFirst().orElseThrow(NotYours::new);
        boolean ours = current.content().lines().entrySet().stream()
                .filter(part -> part.getKey().shape() == Part.Shape.STEPS)
                .flatMap(part -> part.getValue().stream())
                .anyMatch(one -> one.id().equals(line));
        if (!ours) {
            throw new NotYours();
        }
        var now = clock.instant();
        sql.sql("""
                        insert into safety.step (organization_id, id, participant_id, line_id, done, words, said_by, said_at, regime,
                                                 privacy_class)
                        values (:organization, :id, :participant, :line, :done, :words, :by::uuid, :now, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(now))
                .param("participant", participant)
                .param("line", line)
                .param("done", done)
                .param("words", words.strip())
                .param("by", writer())
                .param("now", now)
                .param("regime", regime(participant))
                .param("class", PrivacyClass.ORDINARY)
                .update();
        audit.act(Act.UPDATE, kind.subject(), current.id(), List.of(participant), done ? "step done" : "step not done");
        return new Coping.Done();
    }

    /**
     * Somebody got a copy of the version that holds.
     *
     * @param contact who, of those the shared parts may be told to; empty: the person
     */
    @Transactional
    public Coping give(ParticipantId participant, CopingKind kind, CopyWay way, Optional<ContactId> contact) {
        authorization.require(Permission.WRITE_CHART, participant);
        var current = read(participant, kind).stream().findFirst();
        if (current.isEmpty()) {
            return new Coping.Refused("none");
        }
        if (contact.isPresent()
                && (!sharedWith.mayRead(participant, contact.get(), kind)
                        || onlyShared(current.get().content()).isEmpty())) {
            return new Coping.Refused("notShared");
        }
        var now = clock.instant();
        sql.sql("""
                        insert into safety.copy (organization_id, id, participant_id, version_id, way, contact_id, given_by, given_at,
                                                 regime, privacy_class)
                        values (:organization, :id, :participant, :version, :way, :contact::uuid, :by, :now, :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(now))
                .param("participant", participant)
                .param("version", current.get().id())
                .param("way", way)
                .param("contact", contact)
                .param("by", EnteredInError.author())
                .param("now", now)
                .param("regime", regime(participant))
                .param("class", PrivacyClass.ORDINARY)
                .update();
        audit.act(
                Act.DISCLOSE,
                kind.subject(),
                current.get().id(),
                List.of(participant),
                contact.isPresent() ? "copy given to a contact" : "copy given");
        return new Coping.Done();
    }

    /** The author of a version says that it stands in the wrong record; the privacy officer is asked to seal it (CARE 12). */
    @Transactional
    public EnteredInError.Asking enteredInError(
            ParticipantId participant, CopingKind kind, CopingVersionId version, String reason) {
        authorization.require(Permission.WRITE_CHART, participant);
        var wrong = read(participant, kind).stream()
                .filter(one -> one.id().equals(version))
                .findFirst()
                .orElseThrow(NotYours::new);
        return errors.ask(
                new EnteredInError.Thing(
                        kind.subject(),
                        version,
                        participant,
                        wrong.writtenBy().orElse(new UUID(0, 0)),
                        LocalDate.ofInstant(wrong.writtenAt(), ZoneOffset.UTC),
                        regime(participant)),
                reason);
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

    private static Optional<UUID> writer() {
        return Actor.current().isStaff() ? Optional.of(EnteredInError.author()) : Optional.empty();
    }

    private Regime regime(ParticipantId participant) {
        return episodes.currentOf(participant)
                .flatMap(episodes::find)
                .map(Episode::regime)
                .orElse(Regime.PART2); // after a stay or before it: the stricter law
    }
}
