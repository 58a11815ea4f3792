package org.footbridge.community.web;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.community.Label;
import org.footbridge.community.OwnPosts;
import org.footbridge.ui.Show;

/** Posts and rooms as staff's pages say them. */
final class StaffLines {

    private StaffLines() {}

    static CommunityPage.Post post(LookingAfterQuery.Post one, Show show) {
        return post(one, one.room(), show);
    }

    /** On the page of its own room, whose name stands above it. */
    static CommunityPage.Post inItsRoom(LookingAfterQuery.Post one, Show show) {
        return post(one, "", show);
    }

    private static CommunityPage.Post post(LookingAfterQuery.Post one, String room, Show show) {
        return new CommunityPage.Post(
                one.postId().toString(),
                one.version(),
                room,
                who(one.fullName(), one.displayName()),
                one.memberId()
                        .map(member -> "/community/rooms/" + one.roomId() + "/people/" + member)
                        .orElse(""),
                one.words(),
                one.label().map(Label::staffWords).orElse(""),
                state(one),
                one.staffWords(),
                show.dateTime(one.writtenAt()),
                one.state() == OwnPosts.State.HELD,
                one.state() == OwnPosts.State.SHOWN);
    }

    /** The full name, and what the others call her. */
    static String who(String fullName, Optional<String> displayName) {
        return Stream.concat(
                        Stream.of(fullName).filter(name -> !name.isEmpty()),
                        displayName.map(name -> "here “" + name + "”").stream())
                .collect(Collectors.joining(", "));
    }

    private static String state(LookingAfterQuery.Post one) {
        return switch (one.state()) {
            case HELD ->
                one.heldBecause().equals(Optional.of(OwnPosts.HeldBecause.CONTACT))
                        ? "Held: looks like a way to be reached outside"
                        : "Held: among the first posts of somebody new";
            case RETURNED -> "Given back to its writer";
            case SHOWN -> "";
            case REMOVED -> "Taken down";
        };
    }

    static CommunityPage.Room room(LookingAfterQuery.Room one, Show show) {
        return new CommunityPage.Room(
                one.roomId().toString(),
                one.name(),
                one.program() + one.track().map(track -> ", " + track).orElse(", those who were here before"),
                one.band().label(),
                one.people() == 1 ? "1 person" : one.people() + " people",
                one.closedAt().map(at -> "closed " + show.date(at)).orElse("open since " + show.date(one.openedAt())),
                one.closedAt().isEmpty());
    }
}
