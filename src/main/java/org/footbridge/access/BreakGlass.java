package org.footbridge.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Installation;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens a record to staff without a relationship: for a reason, for four hours, in sight of the privacy officer. Whom
 * the participant has barred gets nothing, and the privacy officer is told at once (CARE 15).
 */
@Component
public class BreakGlass {

    private static final Duration OPEN_FOR = Duration.ofHours(4);

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Relationships relationships;
    private final Bars bars;
    private final Accounts accounts;
    private final Post post;
    private final Installation installation;
    private final ApplicationEventPublisher events;

    BreakGlass(
            Sql sql,
            Clock clock,
            Audit audit,
            Relationships relationships,
            Bars bars,
            Accounts accounts,
            Post post,
            Installation installation,
            ApplicationEventPublisher events) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.relationships = relationships;
        this.bars = bars;
        this.accounts = accounts;
        this.post = post;
        this.installation = installation;
        this.events = events;
    }

    /** What came of it. */
    public sealed interface Answer {}

    /** @param until from then on the record is closed again */
    public record Opened(Instant until) implements Answer {}

    /** There is no such person, or not for this asker: nobody can tell which. */
    public record NotOpened() implements Answer {}

    /** @param words the reason in the asker's own words; required */
    @Transactional
    public Answer open(Id participant, GlassReason reason, String words) {
        var actor = Actor.current();
        if (!actor.isStaff()) {
            throw new NotYours();
        }
        var membership = new MembershipId(Objects.requireNonNull(actor.membership()));
        var now = clock.instant();
        boolean barred = bars.holds(participant, membership);
        var until = barred ? now : now.plus(OPEN_FOR);
        write(participant, membership, reason, words, until, barred);
        audit.act(
                barred ? Act.REFUSED : Act.BREAK_GLASS,
                "break-glass",
                null,
                List.of(participant),
                reason.name().toLowerCase(Locale.ROOT));
        tellPrivacy();
        events.publishEvent(
                new GlassBroken(actor.organization().value(), participant.value(), membership.value(), barred));
        if (barred) {
            return new NotOpened();
        }
        relationships.open(membership, participant, Ground.BREAK_GLASS, Scope.CARE, until);
        return new Opened(until);
    }

    private void write(
            Id participant, MembershipId membership, GlassReason reason, String words, Instant until, boolean refused) {
        sql.sql("""
                        insert into access.broken_glass (organization_id, id, participant_id, membership_id, reason, words,
                                                         broken_at, ends_at, refused)
                        values (:organization, :id, :participant, :membership, :reason, :words, :now, :until, :refused)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("participant", participant)
                .param("membership", membership)
                .param("reason", reason)
                .param("words", words.strip())
                .param("now", clock.instant())
                .param("until", until)
                .param("refused", refused)
                .update();
    }

    private void tellPrivacy() {
        accounts.members().stream()
                .filter(member -> member.endedAt().isEmpty())
                .filter(member -> member.roles().contains(Role.PRIVACY.name().toLowerCase(Locale.ROOT)))
                .filter(member -> member.signInName().contains("@"))
                .forEach(member -> post.link(
                        member.signInName(),
                        member.personId(),
                        "access.mail.glass",
                        Locale.ENGLISH,
                        installation.url() + "/privacy"));
    }

    /** One opening, for the privacy desk. */
    public record Broken(
            UUID id,
            UUID participantId,
            UUID membershipId,
            GlassReason reason,
            String words,
            Instant brokenAt,
            Instant endsAt,
            boolean refused) {}

    /** All of them, the newest first. */
    @Transactional(readOnly = true)
    public List<Broken> all() {
        return sql.sql("""
                        select id, participant_id, membership_id, reason, words, broken_at, ends_at, refused
                          from access.broken_glass
                         where organization_id = :organization
                         order by broken_at desc
                         limit 200
                        """)
                .param("organization", Actor.current().organization())
                .list(Broken.class);
    }
}
