package org.footbridge.community.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.community.ExclusionId;
import org.footbridge.community.Exclusions;
import org.footbridge.community.Exclusions.Lasting;
import org.footbridge.community.MemberId;
import org.footbridge.community.Moderation.Acting;
import org.footbridge.community.Oversight;
import org.footbridge.community.RoomId;
import org.footbridge.platform.FormTokens;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is in a room; staff put somebody out of it and let her in again. */
@Controller("communityExclusionsController")
@RequestMapping("/community/rooms/{room}/people")
class ExclusionsController {

    private final Exclusions exclusions;
    private final Oversight oversight;
    private final LookingAfterQuery rooms;
    private final PeopleOfRoomQuery query;
    private final KeptApartHere keptApart;
    private final FormTokens tokens;
    private final House house;
    private final Clock clock;

    ExclusionsController(
            Exclusions exclusions,
            Oversight oversight,
            LookingAfterQuery rooms,
            PeopleOfRoomQuery query,
            KeptApartHere keptApart,
            FormTokens tokens,
            House house,
            Clock clock) {
        this.exclusions = exclusions;
        this.oversight = oversight;
        this.rooms = rooms;
        this.query = query;
        this.keptApart = keptApart;
        this.tokens = tokens;
        this.house = house;
        this.clock = clock;
    }

    @GetMapping
    String people(@PathVariable UUID room, Model model) {
        var here = room(room);
        var people = query.people(new RoomId(room), clock.instant());
        var show = new Show(Locale.US, house.zone());
        model.addAttribute(
                "page",
                new PeoplePage(
                        "/community/rooms/" + room,
                        here.name(),
                        people.stream()
                                .filter(one -> one.exclusionId().isPresent())
                                .map(one -> out(room, one, show))
                                .toList(),
                        keptApart.among(people),
                        people.stream()
                                .filter(one -> one.exclusionId().isEmpty())
                                .map(one -> new PeoplePage.Person(
                                        at(room) + "/" + one.memberId(),
                                        StaffLines.who(one.fullName(), one.displayName()),
                                        show.date(one.joinedAt())))
                                .toList(),
                        people.stream()
                                .map(PeopleOfRoomQuery.Person::participantId)
                                .toList()));
        return "community/people";
    }

    private static PeoplePage.Out out(UUID room, PeopleOfRoomQuery.Person one, Show show) {
        return new PeoplePage.Out(
                at(room) + "/exclusions/" + one.exclusionId().orElseThrow() + "/end",
                StaffLines.who(one.fullName(), one.displayName()),
                "Since " + one.startsAt().map(show::dateTime).orElse("")
                        + one.until()
                                .map(end -> ", until " + show.dateTime(end))
                                .orElse(", until further notice")
                        + one.by().map(by -> ", by " + by).orElse(""),
                one.reason().orElse(""),
                one.words().orElse(""));
    }

    @GetMapping("/{member}")
    String puttingOut(@PathVariable UUID room, @PathVariable UUID member, Model model) {
        return form(room, member, "", "", "", Problems.none(), model);
    }

    @PostMapping("/{member}/exclusions")
    String putOut(
            @PathVariable UUID room,
            @PathVariable UUID member,
            @RequestParam(defaultValue = "") String lasting,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String words,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var how = Lasting.of(lasting);
        var problems = Problems.none();
        if (how.isEmpty()) {
            problems = Problems.of("lasting", "Choose for how long.");
        } else if (reason.isBlank() || reason.strip().length() > Exclusions.MOST_REASON) {
            problems = Problems.of("reason", "Write why, for staff, in at most " + Exclusions.MOST_REASON + " signs.");
        } else if (words.isBlank() || words.strip().length() > Exclusions.MOST_WORDS) {
            problems = Problems.of(
                    "words", "Write a kind word the person reads, in at most " + Exclusions.MOST_WORDS + " signs.");
        }
        if (how.isEmpty() || problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(room, member, lasting, reason, words, problems, model);
        }
        var came = tokens.once(
                formToken, () -> switch (exclusions.putOut(new MemberId(member), how.get(), reason, words)) {
                    case Acting.Done _ -> "";
                    case Acting.Refused(var sentence) -> sentence;
                });
        return said(came, "The person reads your word, and is out of the room.", room, next);
    }

    @PostMapping("/exclusions/{exclusion}/end")
    String letIn(@PathVariable UUID room, @PathVariable UUID exclusion, RedirectAttributes next) {
        var came =
                switch (exclusions.letIn(new ExclusionId(exclusion))) {
                    case Acting.Done _ -> "";
                    case Acting.Refused(var sentence) -> sentence;
                };
        return said(came, "The person is in the room again.", room, next);
    }

    private static String said(String problem, String done, UUID room, RedirectAttributes next) {
        next.addFlashAttribute(
                "flash",
                problem.isEmpty()
                        ? new Frame.Flash(Frame.Flash.Kind.DONE, done)
                        : new Frame.Flash(Frame.Flash.Kind.PROBLEM, problem));
        return "redirect:" + at(room);
    }

    private String form(
            UUID room, UUID member, String lasting, String reason, String words, Problems problems, Model model) {
        var here = room(room);
        var person = query.people(new RoomId(room), clock.instant()).stream()
                .filter(one -> one.memberId().equals(member) && one.leftAt().isEmpty())
                .findFirst()
                .orElseThrow(NotYours::new);
        if (person.exclusionId().isPresent()) {
            return "redirect:" + at(room);
        }
        model.addAttribute(
                "page",
                new PuttingOutPage(
                        at(room) + "/" + member,
                        here.name(),
                        StaffLines.who(person.fullName(), person.displayName()),
                        person.participantId(),
                        Arrays.stream(Lasting.values())
                                .map(one -> new Choice(one.key(), one.label()))
                                .toList(),
                        lasting,
                        reason,
                        words,
                        problems));
        return "community/puttingOut";
    }

    private LookingAfterQuery.Room room(UUID room) {
        oversight.require(new RoomId(room));
        return rooms.rooms(List.of(room)).stream().findFirst().orElseThrow(NotYours::new);
    }

    private static String at(UUID room) {
        return "/community/rooms/" + room + "/people";
    }
}
