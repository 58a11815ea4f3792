package org.footbridge.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.community.Answers;
import org.footbridge.community.Band;
import org.footbridge.community.Joining;
import org.footbridge.community.Label;
import org.footbridge.community.Moderation;
import org.footbridge.community.OwnPosts;
import org.footbridge.community.OwnPosts.HeldBecause;
import org.footbridge.community.OwnPosts.Sending;
import org.footbridge.community.PostId;
import org.footbridge.community.Reaction;
import org.footbridge.community.ReportReason;
import org.footbridge.community.Reports;
import org.footbridge.community.RoomId;
import org.footbridge.community.Rooms;
import org.footbridge.community.Rooms.NewRoom;
import org.footbridge.community.Rooms.Opening;
import org.footbridge.demo.DemoHouse.Colleague;
import org.footbridge.demo.Stays.Stay;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Role;
import org.footbridge.platform.Time;
import org.springframework.stereotype.Component;

/** What people write to each other in three rooms: one of the evening, one of the young, one for afterwards. */
@Component
class Talking {

    private final Rooms rooms;
    private final Joining joining;
    private final OwnPosts posts;
    private final Answers answers;
    private final Reports reports;
    private final Moderation moderation;

    Talking(Rooms rooms, Joining joining, OwnPosts posts, Answers answers, Reports reports, Moderation moderation) {
        this.rooms = rooms;
        this.joining = joining;
        this.posts = posts;
        this.answers = answers;
        this.reports = reports;
        this.moderation = moderation;
    }

    /** Before anybody has left. Mara has not come in yet. */
    void together(DemoHouse house, List<Stay> all) {
        var evening = open(house, "evening", Band.ADULT, "Evening room", "For everybody who comes in the evening.");
        var dana = house.leaderOf("evening");
        welcome(
                house,
                dana,
                evening,
                "Welcome. Write what helps you and what is hard. One of us looks in every working day. If it cannot wait, the help button is faster than we are.");
        var lo = new Voice(house, named(all, "Lorraine"), evening, dana, "Lo", 24);
        var juno = new Voice(house, named(all, "Imani"), evening, dana, "Juno", 20);
        var sunday = new Voice(house, named(all, "Priscilla"), evening, dana, "Sunday", 15);
        var heron = new Voice(house, named(all, "Bernadette"), evening, dana, "Heron", 8);
        var bear = new Voice(house, named(all, "Tomasz"), evening, dana, "Bear", 6);
        var song = lo.says(
                21,
                "The drive home was the hardest part for me. Now I put one song on and sing badly until the garage.",
                Optional.empty());
        juno.signs(song, Reaction.THANK_YOU);
        var shift = juno.says(16, "I said no to an extra shift. My hands shook. Nobody was angry.", Optional.empty());
        lo.signs(shift, Reaction.HEAR_YOU);
        sunday.signs(shift, Reaction.ME_TOO);
        var store = sunday.says(
                9,
                "The corner store knows my old order by heart. Today I bought bread there and nothing else. It took me a while to go in.",
                Optional.of(Label.SUBSTANCES));
        juno.signs(store, Reaction.WITH_YOU);
        var unkind = heron.says(4, "Some people write here just to be seen.", Optional.empty());
        juno.tells(unkind, 3, "I nearly did not write any more after this.");
        bear.holds(1, "If tonight gets loud for anybody, ring me: five one eight, five five five, oh one four four.");

        var afterSchool = open(
                house,
                "teen",
                Band.YOUNG,
                "After school",
                "For everybody who comes after school. Nobody over 17 is in here but staff.");
        var priya = house.leaderOf("teen");
        welcome(
                house,
                priya,
                afterSchool,
                "Hi all. This room is yours. Priya and the people named on the way in read along, nobody’s parents do.");
        var comet = new Voice(house, named(all, "Kai"), afterSchool, priya, "Comet", 18);
        var moth = new Voice(house, named(all, "Juniper"), afterSchool, priya, "Moth", 12);
        var echo = new Voice(house, named(all, "Aaliyah"), afterSchool, priya, "Echo", 10);
        var standing = comet.says(
                11,
                "I told my counselor I have a standing appointment. Nobody asked. It was that easy",
                Optional.empty());
        moth.signs(standing, Reaction.THANK_YOU);
        var lunch =
                moth.says(7, "first day I had lunch with people instead of in the bathroom", Optional.of(Label.FOOD));
        comet.signs(lunch, Reaction.WITH_YOU);
        echo.says(3, "the breathing thing works better on the bus than in the room for some reason", Optional.empty());
    }

    /** Once some have left and asked to stay in touch. */
    void afterwards(DemoHouse house, List<Stay> all) {
        var room =
                open(house, "", Band.ADULT, "Afterwards", "For those who were here before and want to stay in touch.");
        var dana = house.leaderOf("evening");
        var marigold = new Voice(house, named(all, "Marisol"), room, dana, "Marigold", 1);
        var lo = new Voice(house, named(all, "Lorraine"), room, dana, "Lo", 1);
        var monday = marigold.says(
                1, "Mondays feel empty. I go swimming at the hour I used to sit with you.", Optional.empty());
        lo.signs(monday, Reaction.HEAR_YOU);
        lo.says(
                1,
                "I kept the song. If anybody wants to walk by the river on a Saturday, say so here.",
                Optional.empty());
    }

    /** Opened as long ago as the house remembers, so that everybody's first days in it fit. */
    private RoomId open(DemoHouse house, String track, Band band, String name, String about) {
        var program = track.equals("teen") ? house.teens() : house.adults();
        var wanted = new NewRoom(
                program, track.isEmpty() ? Optional.empty() : Optional.of(house.track(track)), band, name, about);
        return switch (at(
                house.at(house.today().minusDays(40), LocalTime.of(9, 0)),
                house.colleague("director").actor(),
                () -> rooms.open(wanted))) {
            case Opening.Opened(var room) -> room;
            case Opening.Refused(var sentence) -> throw new IllegalStateException(sentence);
        };
    }

    private void welcome(DemoHouse house, Colleague by, RoomId room, String words) {
        at(house.at(house.today().minusDays(39), LocalTime.of(9, 30)), by.actor(), () -> moderation.say(room, words));
    }

    /** One person under a name of her own in one room. */
    private final class Voice {

        private final DemoHouse house;
        private final Actor actor;
        private final RoomId room;
        private final Colleague leader;
        private Instant last;

        Voice(DemoHouse house, Stay stay, RoomId room, Colleague leader, String name, int joinedDaysAgo) {
            this.house = house;
            this.room = room;
            this.leader = leader;
            var person = stay.participant().value();
            this.actor = new Actor(
                    Actor.Kind.PARTICIPANT,
                    house.organization(),
                    UUID.randomUUID(), // a login nobody is told
                    null,
                    person,
                    Set.of(Role.PARTICIPANT),
                    Set.of(person),
                    null,
                    "");
            this.last = house.at(house.today().minusDays(joinedDaysAgo), LocalTime.of(7, 40));
            var wish = at(last, actor, () -> joining.join(room, name));
            if (!(wish instanceof Joining.Wish.Joined)) {
                throw new IllegalStateException(name + " did not come in: " + wish);
            }
        }

        /** Let through by the leader where it waits, an hour later. */
        PostId says(int daysAgo, String words, Optional<Label> label) {
            var sent = sends(daysAgo, words, label);
            if (sent.held().isPresent()) {
                at(last.plus(Duration.ofMinutes(30)), leader.actor(), () -> moderation.letThrough(sent.post(), 0));
            }
            return sent.post();
        }

        void holds(int daysAgo, String words) {
            if (!sends(daysAgo, words, Optional.empty()).held().equals(Optional.of(HeldBecause.CONTACT))) {
                throw new IllegalStateException("Not held: " + words);
            }
        }

        private Sending.Sent sends(int daysAgo, String words, Optional<Label> label) {
            var when = house.at(house.today().minusDays(daysAgo), LocalTime.of(21, 10));
            last = when.isAfter(last) ? when : last.plus(Duration.ofMinutes(7));
            return switch (at(last, actor, () -> posts.write(room, words, label, Optional.of(false)))) {
                case Sending.Sent sent -> sent;
                case Sending refused -> throw new IllegalStateException("Not sent: " + refused);
            };
        }

        void signs(PostId post, Reaction reaction) {
            at(house.now().minus(Duration.ofHours(2)), actor, () -> answers.react(post, reaction));
        }

        void tells(PostId post, int daysAgo, String words) {
            at(
                    house.at(house.today().minusDays(daysAgo), LocalTime.of(8, 15)),
                    actor,
                    () -> reports.report(post, ReportReason.UNKIND, words, Optional.of(false)));
        }
    }

    private static <T> T at(Instant moment, Actor actor, ScopedValue.CallableOp<T, RuntimeException> work) {
        return Time.at(moment, () -> actor.call(work));
    }

    private static Stay named(List<Stay> all, String given) {
        return all.stream()
                .filter(stay -> stay.who().given().equals(given))
                .findFirst()
                .orElseThrow();
    }
}
