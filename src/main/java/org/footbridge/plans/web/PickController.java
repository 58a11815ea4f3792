package org.footbridge.plans.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.plans.FromLibrary;
import org.footbridge.plans.Library;
import org.footbridge.plans.LibraryEntryId;
import org.footbridge.plans.Plans;
import org.footbridge.platform.FormTokens;
import org.footbridge.ui.Frame;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Chooses from the library while a plan is written. */
@Controller
@RequestMapping("/episodes/{episode}/plan/library")
class PickController {

    private final FromLibrary fromLibrary;
    private final Library library;
    private final PlanQuery query;
    private final Authorization authorization;
    private final FormTokens tokens;

    PickController(
            FromLibrary fromLibrary, Library library, PlanQuery query, Authorization authorization, FormTokens tokens) {
        this.fromLibrary = fromLibrary;
        this.library = library;
        this.query = query;
        this.authorization = authorization;
        this.tokens = tokens;
    }

    @GetMapping
    String show(
            @PathVariable UUID episode,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String ages,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        var stay = query.stay(new EpisodeId(episode));
        authorization.require(Permission.WRITE_CHART, stay.participant());
        var search = LibrarySearch.of(q, area, ages, false, "problem", LibraryController.number(page));
        var found = library.find(search.asked(), search.skip(), LibrarySearch.ROWS + 1);
        model.addAttribute(
                "page",
                new PickPage(
                        stay.participant(),
                        stay.fullName(),
                        episode.toString(),
                        search,
                        found.stream().limit(LibrarySearch.ROWS).toList(),
                        found.size() > LibrarySearch.ROWS));
        return "plans/pick";
    }

    @PostMapping("/{entry}")
    String take(
            @PathVariable UUID episode,
            @PathVariable UUID entry,
            @RequestParam(defaultValue = "") List<String> goal,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        Set<Integer> goals = goal.stream()
                .filter(place -> place.matches("[0-9]{1,2}"))
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
        return tokens.once(formToken, () -> {
            next.addFlashAttribute(
                    "flash",
                    fromLibrary.take(new EpisodeId(episode), new LibraryEntryId(entry), goals) instanceof Plans.Saved
                            ? new Frame.Flash(
                                    Frame.Flash.Kind.DONE,
                                    "Taken into the draft. Change the words until they are this person's.")
                            : new Frame.Flash(
                                    Frame.Flash.Kind.PROBLEM,
                                    "Somebody else saved this plan meanwhile. Nothing was taken; look at it first."));
            return "redirect:/episodes/" + episode + "/plan";
        });
    }
}
