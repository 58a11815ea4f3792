package org.footbridge.community;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.footbridge.access.NotYours;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.community.Moderation.Acting;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Staff put somebody out of a room they look after, for a time or until further notice, and let her back in. Meanwhile she
 * neither reads nor writes there, and cannot come in under another name; what she wrote stays hers. She is told that it is
 * so, until when, in a kind word, and whom to talk to; the reason is kept for staff.
 */
@Component("communityExclusions")
public class Exclusions {

    /** Longest reason, for staff. */
    public static final int MOST_REASON = 2000;

    /** Longest word to the person. */
    public static final int MOST_WORDS = 1000;

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Oversight oversight;

    Exclusions(Sql sql, Clock clock, Audit audit, Oversight oversight) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.oversight = oversight;
    }

    /** For how long. */
    public enum Lasting {
        ONE_DAY("One day", 1),
        THREE_DAYS("Three days", 3),
        ONE_WEEK("One week", 7),
        TWO_WEEKS("Two weeks", 14),
        UNTIL_FURTHER_NOTICE("Until further notice", 0);

        private final String label;
        private final int days;

        Lasting(String label, int days) {
            this.label = label;
            this.days = days;
        }

        public String label() {
            return label;
        }

        /** Its name in a form. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        Optional<Instant> from(Instant now) {
            return days == 0 ? Optional.empty() : Optional.of(now.plus(Duration.ofDays(days)));
        }

        public static Optional<Lasting> of(@Nullable String key) {
            return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
        }
    }

    private record Place(RoomId roomId, ParticipantId participantId) {}

    /**
     * @param reason for staff only
     * @param words what the person reads about it
     * @throws NotYours if the colleague does not look after the room, or must not see this person's posts
     */
    @Transactional
    public Acting putOut(MemberId member, Lasting lasting, String reason, String words) {
        var place = place(member);
        var why = reason.replace("\u0000", "").strip();
        var kind = words.replace("\u0000", "").strip();
        if (why.isEmpty() || why.length() > MOST_REASON || kind.isEmpty() || kind.length() > MOST_WORDS) {
            return new Acting.Refused("Write why, for staff, and a kind word the person reads.");
        }
        endWhatIsOver(place);
        var id = new ExclusionId(Id.fresh(clock.instant()));
        int put = sql.sql("""
                        insert into community.exclusion (organization_id, id, room_id, member_id, participant_id, words, starts_at,
                                                         until_at, put_out_by)
                        values (:organization, :id, :room, :member, :person, :words, :now, :until, :me)
                        on conflict (organization_id, room_id, participant_id) where ended_at is null do nothing
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("room", place.roomId())
                .param("member", member)
                .param("person", place.participantId())
                .param("words", kind)
                .param("now", clock.instant())
                .param("until", lasting.from(clock.instant()))
                .param("me", Objects.requireNonNull(Actor.current().person()))
                .update();
        if (put == 0) {
            return new Acting.Refused(
                    "Somebody has put this person out meanwhile. Let the person in first to change it.");
        }
        sql.sql("""
                        insert into community.exclusion_reason (organization_id, exclusion_id, reason)
                        values (:organization, :id, :reason)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("reason", why)
                .update();
        audit.act(Act.CREATE, "community exclusion", id, List.of(place.participantId()), lasting.key());
        return new Acting.Done();
    }

    /** The person is in the room again, as before. */
    @Transactional
    public Acting letIn(ExclusionId id) {
        var place = sql.sql("""
                        select room_id, participant_id from community.exclusion
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Place.class)
                .orElseThrow(NotYours::new);
        oversight.require(place.roomId());
        int ended = sql.sql("""
                        update community.exclusion set ended_at = :now, ended_by = :me
                         where organization_id = :organization and id = :id and ended_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("now", clock.instant())
                .param("me", Objects.requireNonNull(Actor.current().person()))
                .update();
        if (ended == 0) {
            return new Acting.Refused("This person is in the room already.");
        }
        audit.act(Act.UPDATE, "community exclusion", id, List.of(place.participantId()), "let in");
        return new Acting.Done();
    }

    /** Somebody in a room the bound colleague looks after, whose posts that colleague may see. */
    private Place place(MemberId member) {
        var place = sql.sql("""
                        select room_id, participant_id from community.member
                         where organization_id = :organization and id = :member and left_at is null
                           and id not in (select community.unseen_by_me())
                        """)
                .param("organization", Actor.current().organization())
                .param("member", member)
                .optional(Place.class)
                .orElseThrow(NotYours::new);
        oversight.require(place.roomId());
        return place;
    }

    private void endWhatIsOver(Place place) {
        sql.sql("""
                        update community.exclusion set ended_at = until_at
                         where organization_id = :organization and room_id = :room and participant_id = :person
                           and ended_at is null and until_at <= :now
                        """)
                .param("organization", Actor.current().organization())
                .param("room", place.roomId())
                .param("person", place.participantId())
                .param("now", clock.instant())
                .update();
    }

    /**
     * What the person reads about it.
     *
     * @param until nothing: until further notice
     * @param by who decided it, with credentials
     */
    public record Told(String words, Instant startsAt, Optional<Instant> until, String by) {}

    /** What is in force for somebody in a room: of the person herself, or asked by staff. */
    @Transactional(readOnly = true)
    public Optional<Told> inForce(RoomId room, ParticipantId who) {
        return sql.sql("""
                        select exclusion.words, exclusion.starts_at, exclusion.until_at as until, colleague.signed_name as by
                          from community.exclusion
                          join staff.v_names colleague
                            on colleague.organization_id = exclusion.organization_id and colleague.staff_id = exclusion.put_out_by
                         where exclusion.organization_id = :organization and exclusion.room_id = :room
                           and exclusion.participant_id = :who and exclusion.ended_at is null
                           and (exclusion.until_at is null or exclusion.until_at > :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("room", room)
                .param("who", who)
                .param("now", clock.instant())
                .optional(Told.class);
    }
}
