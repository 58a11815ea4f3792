package org.footbridge.community.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.House;
import org.footbridge.community.Label;
import org.footbridge.community.Oversight;
import org.footbridge.community.PostId;
import org.footbridge.community.Reaction;
import org.footbridge.community.RoomRules;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.springframework.stereotype.Component;

/** The parts that the pages of a room share: the posts as lines, and the box with who reads it. */
@Component("communityRoomPages")
class RoomPages {

    static final String HERE = "/me/community";

    private final RoomQuery query;
    private final RoomRules rules;
    private final Oversight oversight;
    private final House house;

    RoomPages(RoomQuery query, RoomRules rules, Oversight oversight, House house) {
        this.query = query;
        this.rules = rules;
        this.oversight = oversight;
        this.house = house;
    }

    static String at(RoomQuery.Room room) {
        return HERE + "/rooms/" + room.roomId().value();
    }

    Show show(Words words) {
        return new Show(words.locale(), house.zone());
    }

    List<PostLine> lines(List<RoomQuery.Post> posts, Words words) {
        var show = show(words);
        Map<PostId, List<RoomQuery.Sign>> signs =
                query.signs(posts.stream().map(RoomQuery.Post::postId).toList()).stream()
                        .collect(Collectors.groupingBy(RoomQuery.Sign::postId));
        return posts.stream()
                .map(post -> line(post, signs.getOrDefault(post.postId(), List.of()), show, words))
                .toList();
    }

    private static PostLine line(RoomQuery.Post post, List<RoomQuery.Sign> signs, Show show, Words words) {
        var who = post.staff()
                .map(name -> words.say("community.staff", name))
                .or(() -> post.name().map(name -> post.mine() ? words.say("community.you", name) : name))
                .orElse(words.say("community.left"));
        return new PostLine(
                post.postId().value().toString(),
                HERE + "/posts/" + post.postId().value(),
                post.mine(),
                post.staff().isPresent(),
                who,
                show.dateTime(post.shownAt()),
                post.words(),
                post.label()
                        .map(label -> words.say("community.label." + label.key()))
                        .orElse(null),
                post.muted(),
                Arrays.stream(Reaction.values())
                        .flatMap(one -> under(one, signs, words))
                        .toList(),
                post.mine()
                        ? List.of()
                        : Arrays.stream(Reaction.values())
                                .map(one -> new PostLine.Button(
                                        one.key(),
                                        words.say("community.sign." + one.key()),
                                        signs.stream()
                                                .anyMatch(sign -> sign.mine()
                                                        && sign.kind().equals(one.key()))))
                                .toList());
    }

    /** Who, never how many. */
    private static Stream<String> under(Reaction reaction, List<RoomQuery.Sign> signs, Words words) {
        var names = signs.stream()
                .filter(sign -> sign.kind().equals(reaction.key()))
                .map(RoomQuery.Sign::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? Stream.empty()
                : Stream.of(words.say("community.signed", words.say("community.sign." + reaction.key()), names));
    }

    /** Who reads what is written in this room, for the line above the box (CARE 1). */
    String reader(RoomQuery.Room room, Words words) {
        return words.say("community.reader", room.name(), String.join("; ", oversight.readersOf(room.roomId())));
    }

    /** Who reads what is told to staff about a post: nobody of the room. */
    String staff(RoomQuery.Room room, Words words) {
        return words.say("community.reader.staff", String.join("; ", oversight.readersOf(room.roomId())));
    }

    String when(RoomQuery.Room room, Words words) {
        return words.say(
                "community.when",
                rules.of(room.programId(), room.band(), room.alumni()).lookInHours());
    }

    Box box(RoomQuery.Room room, String to, String draft, String typed, String label, Problems problems, Words words) {
        return new Box(
                to,
                draft,
                reader(room, words),
                when(room, words),
                typed,
                label,
                Arrays.stream(Label.values())
                        .map(one -> new Choice(one.key(), words.say("community.label." + one.key())))
                        .toList(),
                problems);
    }
}
