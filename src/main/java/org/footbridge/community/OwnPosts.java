package org.footbridge.community;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.Raise;
import org.footbridge.alerts.Source;
import org.footbridge.alerts.Urgency;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.footbridge.programs.ProgramId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person writes in her rooms, mends and takes away again. A post of somebody new, or one that gives a way to be
 * reached outside, waits for staff; until then only its writer and staff read it, and nothing typed is lost.
 */
@Component
public class OwnPosts {

    /** Longest post. */
    public static final int MOST_WORDS = 4000;

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Joining joining;
    private final RoomRules rules;
    private final House house;
    private final Alerts alerts;

    OwnPosts(Sql sql, Clock clock, Audit audit, Joining joining, RoomRules rules, House house, Alerts alerts) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.joining = joining;
        this.rules = rules;
        this.house = house;
        this.alerts = alerts;
    }

    /** How a post stands. */
    public enum State {
        /** Waits for staff. */
        HELD,
        /** Given back by staff with a word, to be mended. */
        RETURNED,
        SHOWN,
        /** Taken down by staff. */
        REMOVED
    }

    /** Why a post waits. */
    public enum HeldBecause {
        CONTACT,
        NEW_MEMBER
    }

    /** Why nothing could be kept. */
    public enum Flaw {
        EMPTY,
        TOO_LONG
    }

    /** What came of sending. */
    public sealed interface Sending {

        /**
         * @param held why it waits; empty where the others read it now
         * @param told whether the team is told now that somebody may be in danger
         */
        record Sent(PostId post, Optional<HeldBecause> held, boolean told) implements Sending {}

        /** One answer first: is anybody's safety at stake before staff look in? */
        record AskAtStake() implements Sending {}

        /** @param told as above: a yes is told whatever becomes of the words */
        record Flawed(Flaw flaw, boolean told) implements Sending {}

        /** There is no place for this person in the room any more. */
        record NoPlace(boolean told) implements Sending {}
    }

    private record Place(MemberId memberId, RoomId roomId, ProgramId programId, Band band, boolean alumni) {}

    @Transactional
    public Sending write(RoomId room, String words, Optional<Label> label, Optional<Boolean> atStake) {
        return keep(room, Optional.empty(), words, label, atStake);
    }

    /**
     * Mends a post that waits or was given back; it is looked at anew.
     *
     * @throws NotYours if it is not hers, or stands in the room already
     */
    @Transactional
    public Sending change(PostId post, String words, Optional<Label> label, Optional<Boolean> atStake) {
        var room = sql.sql("""
                        select room_id from community.post
                         where organization_id = :organization and id = :post and state in ('held', 'returned')
                           and member_id in (select community.my_members())
                           for update
                        """)
                .param("organization", Actor.current().organization())
                .param("post", post)
                .optional(UUID.class)
                .map(RoomId::new)
                .orElseThrow(NotYours::new);
        return keep(room, Optional.of(post), words, label, atStake);
    }

    private Sending keep(
            RoomId room, Optional<PostId> post, String typed, Optional<Label> label, Optional<Boolean> atStake) {
        var me = joining.me();
        if (atStake.isEmpty()) {
            return new Sending.AskAtStake();
        }
        var id = post.orElseGet(() -> new PostId(Id.fresh(clock.instant())));
        if (atStake.get()) {
            tell(me, id);
        }
        var words = typed.replace("\u0000", "").strip();
        if (words.isEmpty() || words.length() > MOST_WORDS) {
            return new Sending.Flawed(words.isEmpty() ? Flaw.EMPTY : Flaw.TOO_LONG, atStake.get());
        }
        var place = place(room);
        if (place.isEmpty()) {
            return new Sending.NoPlace(atStake.get());
        }
        var held = held(place.get(), words);
        store(id, post.isPresent(), place.get(), words, label, held);
        audit.act(post.isPresent() ? Act.UPDATE : Act.CREATE, "community post", id, List.of(me));
        return new Sending.Sent(id, held, atStake.get());
    }

    /** In the transaction of the words: they cannot be kept without it. */
    private void tell(ParticipantId me, PostId post) {
        alerts.raise(Raise.about(
                me,
                Source.MESSAGE,
                Urgency.NOW,
                "Writing in the community: somebody's safety is at stake",
                Optional.of(post.value())));
    }

    private Optional<Place> place(RoomId room) {
        return joining.placeIn(room)
                .map(member -> sql.sql("""
                                select :member::uuid as member_id, id as room_id, program_id, band, track_id is null as alumni
                                  from community.room
                                 where organization_id = :organization and id = :room
                                """)
                        .param("organization", Actor.current().organization())
                        .param("room", room)
                        .param("member", member)
                        .single(Place.class));
    }

    private Optional<HeldBecause> held(Place place, String words) {
        var inForce = rules.of(place.programId(), place.band(), place.alumni());
        if (!inForce.contactAllowed() && contactIn(words).isPresent()) {
            return Optional.of(HeldBecause.CONTACT);
        }
        return shownBefore() < inForce.firstPosts() ? Optional.of(HeldBecause.NEW_MEMBER) : Optional.empty();
    }

    /** The words in which somebody gives a way to be reached outside; the program's own number is none. */
    @Transactional(readOnly = true)
    public Optional<String> contactIn(String words) {
        var own = house.about().map(House.About::phone).orElse("");
        return ContactDetails.in(words, own).map(ContactDetails.Found::words);
    }

    private int shownBefore() {
        return sql.sql("""
                        select count(*) from community.post
                         where organization_id = :organization and state = 'shown'
                           and member_id in (select community.my_members())
                        """)
                .param("organization", Actor.current().organization())
                .single(Integer.class);
    }

    private void store(
            PostId id, boolean known, Place place, String words, Optional<Label> label, Optional<HeldBecause> held) {
        var statement = known ? """
                  update community.post
                     set words = :words, label = :label, state = :state, held_because = :held, shown_at = :shown, written_at = :now,
                         version = version + 1
                   where organization_id = :organization and id = :id and member_id = :member and room_id = :room
                  """ : """
                  insert into community.post (organization_id, id, room_id, member_id, words, label, state, held_because, written_at,
                                              shown_at)
                  values (:organization, :id, :room, :member, :words, :label, :state, :held, :now, :shown)
                  """;
        sql.sql(statement)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("room", place.roomId())
                .param("member", place.memberId())
                .param("words", words)
                .param("label", label)
                .param("state", held.isPresent() ? State.HELD : State.SHOWN)
                .param("held", held)
                .param("shown", held.isPresent() ? Optional.empty() : Optional.of(clock.instant()))
                .param("now", clock.instant())
                .update();
    }

    /** Takes a post of her own away for good, from rooms she has left too. What staff were told of it stays with them. */
    @Transactional
    public void delete(PostId post) {
        var me = joining.me();
        int gone = sql.sql("""
                        delete from community.post
                         where organization_id = :organization and id = :post and member_id in (select community.my_members())
                        """)
                .param("organization", Actor.current().organization())
                .param("post", post)
                .update();
        if (gone == 0) {
            throw new NotYours();
        }
        audit.act(Act.DELETE_OWN, "community post", post, List.of(me));
    }
}
