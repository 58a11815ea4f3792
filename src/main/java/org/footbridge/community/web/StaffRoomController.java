package org.footbridge.community.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.community.Oversight;
import org.footbridge.community.RoomId;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was written in the rooms a colleague looks after, page by page back to the first post, and looked through for words. */
@Controller("communityStaffRoomController")
@RequestMapping("/community")
class StaffRoomController {

    private final Authorization authorization;
    private final Oversight oversight;
    private final LookingAfterQuery query;
    private final House house;

    StaffRoomController(Authorization authorization, Oversight oversight, LookingAfterQuery query, House house) {
        this.authorization = authorization;
        this.oversight = oversight;
        this.query = query;
        this.house = house;
    }

    /** @param before where the page after it ended */
    @GetMapping("/rooms/{room}")
    String room(@PathVariable UUID room, @RequestParam(defaultValue = "") String before, Model model) {
        return room(room, before, "", model);
    }

    /** By POST, so that no address holds what somebody looks for. */
    @PostMapping("/rooms/{room}/search")
    String search(
            @PathVariable UUID room,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String before,
            Model model) {
        return room(room, before, clean(q), model);
    }

    private String room(UUID room, String before, String searched, Model model) {
        oversight.require(new RoomId(room));
        var show = show();
        var here = query.rooms(List.of(room)).stream().findFirst().orElseThrow(NotYours::new);
        var from = PostKey.read(before);
        var found = Found.of(query.posts(List.of(room), from, searched));
        model.addAttribute(
                "page",
                new StaffRoomPage(
                        StaffLines.room(here, show),
                        found.posts().reversed().stream()
                                .map(one -> StaffLines.inItsRoom(one, show))
                                .toList(),
                        found.earlier(),
                        from.isPresent(),
                        searched,
                        authorization.may(Permission.MANAGE_PROGRAM),
                        found.people()));
        return "community/staffRoom";
    }

    /** Through all rooms the colleague looks after. */
    @PostMapping("/search")
    String searchAll(
            @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String before, Model model) {
        var mine = oversight.rooms();
        var searched = clean(q);
        if (searched.isEmpty()) {
            return "redirect:/community";
        }
        var show = show();
        var from = PostKey.read(before);
        var found = Found.of(query.posts(mine, from, searched));
        model.addAttribute(
                "page",
                new FoundPage(
                        searched,
                        found.posts().stream()
                                .map(one -> StaffLines.post(one, show))
                                .toList(),
                        found.earlier(),
                        from.isPresent(),
                        found.people()));
        return "community/found";
    }

    /** One page of posts, newest first, and where it ended if there are more. */
    private record Found(List<LookingAfterQuery.Post> posts, String earlier) {

        static Found of(List<LookingAfterQuery.Post> oneMore) {
            var page = oneMore.subList(0, Math.min(oneMore.size(), LookingAfterQuery.PAGE));
            return new Found(
                    page,
                    oneMore.size() > LookingAfterQuery.PAGE
                            ? page.getLast().key().written()
                            : "");
        }

        List<ParticipantId> people() {
            return posts.stream()
                    .flatMap(one -> one.participantId().stream())
                    .distinct()
                    .toList();
        }
    }

    private static String clean(String q) {
        return q.replace("\u0000", "").strip();
    }

    private Show show() {
        return new Show(Locale.US, house.zone());
    }
}
