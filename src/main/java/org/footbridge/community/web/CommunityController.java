package org.footbridge.community.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.Permission;
import org.footbridge.community.Band;
import org.footbridge.community.Moderation;
import org.footbridge.community.Oversight;
import org.footbridge.community.RoomId;
import org.footbridge.community.Rooms;
import org.footbridge.community.Rooms.NewRoom;
import org.footbridge.community.Rooms.Opening;
import org.footbridge.people.ParticipantId;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.TrackId;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Staff see what waits in the rooms they look after; a director opens and closes rooms. */
@Controller
@RequestMapping("/community")
class CommunityController {

    private final Authorization authorization;
    private final Oversight oversight;
    private final Rooms rooms;
    private final LookingAfterQuery query;
    private final House house;
    private final Clock clock;

    CommunityController(
            Authorization authorization,
            Oversight oversight,
            Rooms rooms,
            LookingAfterQuery query,
            House house,
            Clock clock) {
        this.authorization = authorization;
        this.oversight = oversight;
        this.rooms = rooms;
        this.query = query;
        this.house = house;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        var mine = oversight.rooms();
        var show = show();
        var reports = query.reports(mine);
        var waiting = query.waiting(mine);
        boolean manages = authorization.may(Permission.MANAGE_PROGRAM);
        List<ParticipantId> shown = new ArrayList<>();
        reports.forEach(one -> {
            shown.add(one.teller());
            one.author().ifPresent(shown::add);
        });
        waiting.forEach(one -> one.participantId().ifPresent(shown::add));
        model.addAttribute(
                "page",
                new CommunityPage(
                        reports.stream().map(one -> report(one, show)).toList(),
                        waiting.stream().map(one -> StaffLines.post(one, show)).toList(),
                        query.rooms(mine).stream()
                                .map(one -> StaffLines.room(one, show))
                                .toList(),
                        query.rules(LocalDate.ofInstant(clock.instant(), house.zone())).stream()
                                .map(one -> new CommunityPage.Rule(one.program(), one.name(), one.value()))
                                .toList(),
                        manages,
                        manages
                                ? query.places().stream()
                                        .map(one -> new Choice(one.id().toString(), one.name()))
                                        .toList()
                                : List.of(),
                        Arrays.stream(Band.values())
                                .map(one -> new Choice(one.name().toLowerCase(Locale.ROOT), one.label()))
                                .toList(),
                        Arrays.stream(Moderation.Outcome.values())
                                .map(one -> new Choice(one.name().toLowerCase(Locale.ROOT), one.label()))
                                .toList(),
                        shown.stream().distinct().toList()));
        return "community/community";
    }

    @PostMapping("/rooms")
    String open(
            @RequestParam @Nullable UUID place,
            @RequestParam(defaultValue = "") String band,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String about,
            RedirectAttributes next) {
        authorization.require(Permission.MANAGE_PROGRAM);
        Optional<Band> age = Arrays.stream(Band.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(band))
                .findFirst();
        var program = Optional.ofNullable(place).flatMap(query::programOf);
        if (age.isEmpty() || program.isEmpty()) {
            return said(next, Frame.Flash.Kind.PROBLEM, "Choose whose room it is and for which age.");
        }
        boolean alumni = program.get().equals(place);
        return switch (rooms.open(new NewRoom(
                new ProgramId(program.get()),
                alumni ? Optional.empty() : Optional.of(new TrackId(Objects.requireNonNull(place))),
                age.get(),
                name,
                about))) {
            case Opening.Opened _ ->
                said(
                        next,
                        Frame.Flash.Kind.DONE,
                        "The room is open. Its people find it under Community on their phones.");
            case Opening.Refused(var sentence) -> said(next, Frame.Flash.Kind.PROBLEM, sentence);
        };
    }

    @PostMapping("/rooms/{room}/closing")
    String close(@PathVariable UUID room, RedirectAttributes next) {
        rooms.close(new RoomId(room));
        return said(next, Frame.Flash.Kind.DONE, "The room is closed.");
    }

    private static String said(RedirectAttributes next, Frame.Flash.Kind kind, String sentence) {
        next.addFlashAttribute("flash", new Frame.Flash(kind, sentence));
        return "redirect:/community";
    }

    private Show show() {
        return new Show(Locale.US, house.zone());
    }

    private static CommunityPage.Report report(LookingAfterQuery.Report one, Show show) {
        return new CommunityPage.Report(
                one.reportId().toString(),
                one.room(),
                one.reason().staffWords(),
                one.atStake() ? Mark.SAFETY : Mark.NEEDS,
                one.atStake(),
                one.words(),
                one.postWords(),
                one.authorName().orElse("staff"),
                one.tellerName(),
                show.dateTime(one.reportedAt()),
                one.stands() ? one.postId().map(UUID::toString).orElse("") : "");
    }
}
