package org.footbridge.chart.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.ui.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The people the actor reaches. A search is a POST, so that no name stands in an address or a log. */
@Controller
class PeopleController {

    private static final int COUNT = 40;

    private final PeopleQuery query;
    private final Authorization authorization;

    PeopleController(PeopleQuery query, Authorization authorization) {
        this.query = query;
        this.authorization = authorization;
    }

    @GetMapping("/people")
    @Transactional(readOnly = true)
    public String list(
            @RequestParam(defaultValue = "") String stage,
            @RequestParam @Nullable UUID track,
            @RequestParam @Nullable UUID after,
            Model model) {
        authorization.require(Permission.OPEN_STAFF_HOME);
        return show("", stage, Optional.ofNullable(track), Optional.ofNullable(after), model);
    }

    @PostMapping("/people/find")
    @Transactional(readOnly = true)
    public String find(@RequestParam(defaultValue = "") String q, Model model) {
        authorization.require(Permission.OPEN_STAFF_HOME);
        return show(q.strip(), "", Optional.empty(), Optional.empty(), model);
    }

    private String show(String search, String stage, Optional<UUID> track, Optional<UUID> after, Model model) {
        var rows = query.list(search, stage, track, after, COUNT);
        boolean more = rows.size() > COUNT;
        var last = more ? rows.get(COUNT - 1) : null;
        model.addAttribute(
                "page",
                new PeoplePage(
                        search,
                        stage,
                        track.map(UUID::toString).orElse(""),
                        stages(),
                        query.tracks().stream()
                                .map(one -> new Choice(one.trackId().toString(), one.programName() + ", " + one.name()))
                                .toList(),
                        rows.stream().limit(COUNT).map(PeopleController::line).toList(),
                        more,
                        last == null || !search.isEmpty() ? null : next(stage, track, last),
                        authorization.may(Permission.RUN_GROUPS)));
        return "chart/people";
    }

    private static PeoplePage.Line line(PeopleQuery.Row row) {
        var where = new StringBuilder(row.status().map(PeopleController::stage).orElse("No stay yet"));
        row.trackName().ifPresent(track -> where.append(" · ").append(track));
        return new PeoplePage.Line(
                row.participantId().toString(),
                row.fullName(),
                PersonController.initials(row.fullName()),
                where.toString(),
                row.therapist().orElse(""),
                row.alert());
    }

    private static List<Choice> stages() {
        return List.of(
                new Choice("active", "In the program"),
                new Choice("waitlist", "Waiting for a place"),
                new Choice("planned", "On the way in"),
                new Choice("onhold", "On hold"),
                new Choice("finished", "Stay ended"),
                new Choice("none", "No stay yet"));
    }

    private static String stage(String status) {
        return stages().stream()
                .filter(choice -> choice.value().equals(status))
                .map(Choice::label)
                .findFirst()
                .orElse("Did not begin");
    }

    private static String next(String stage, Optional<UUID> track, PeopleQuery.Row last) {
        return UriComponentsBuilder.fromPath("/people")
                .queryParam("stage", stage)
                .queryParamIfPresent("track", track)
                .queryParam("after", last.participantId())
                .build()
                .toUriString();
    }
}
