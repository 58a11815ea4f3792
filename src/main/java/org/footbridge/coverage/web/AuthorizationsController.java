package org.footbridge.coverage.web;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.coverage.Authorizations;
import org.footbridge.coverage.Standing;
import org.footbridge.episodes.Episode;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.episodes.Episodes;
import org.footbridge.episodes.Level;
import org.footbridge.people.Participants;
import org.footbridge.platform.FormTokens;
import org.footbridge.staff.StaffId;
import org.footbridge.staff.StaffMembers;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Authorizations of a stay: each payer's answer with its number, units, span and next review. */
@Controller
class AuthorizationsController {

    private final Authorization authorization;
    private final Episodes episodes;
    private final Authorizations authorizations;
    private final Participants participants;
    private final StaffMembers staff;
    private final FormTokens tokens;

    AuthorizationsController(
            Authorization authorization,
            Episodes episodes,
            Authorizations authorizations,
            Participants participants,
            StaffMembers staff,
            FormTokens tokens) {
        this.authorization = authorization;
        this.episodes = episodes;
        this.authorizations = authorizations;
        this.participants = participants;
        this.staff = staff;
        this.tokens = tokens;
    }

    @GetMapping("/episodes/{episode}/authorizations")
    String show(@PathVariable UUID episode, Model model) {
        var stay = require(episode);
        var show = new Show(Locale.US, ZoneOffset.UTC);
        Map<StaffId, String> colleagues = new LinkedHashMap<>();
        staff.all().forEach(one -> colleagues.put(one.staffId(), one.fullName()));
        model.addAttribute(
                "page",
                new AuthorizationsPage(
                        episode.toString(),
                        stay.participantId(),
                        Optional.ofNullable(participants
                                        .namesOf(Set.of(stay.participantId()))
                                        .get(stay.participantId()))
                                .map(Participants.Name::fullName)
                                .orElseThrow(NotYours::new),
                        true,
                        authorizations.standing(stay.episodeId()).stream()
                                .map(one -> line(one, colleagues, show))
                                .toList(),
                        colleagues.entrySet().stream()
                                .map(one -> new Choice(one.getKey().value().toString(), one.getValue()))
                                .toList(),
                        episodes.today(stay.programId()).toString()));
        return "coverage/authorizations";
    }

    private static AuthorizationsPage.Line line(Standing one, Map<StaffId, String> colleagues, Show show) {
        var allowed = one.allowed();
        return new AuthorizationsPage.Line(
                allowed.payer() + " " + allowed.number(),
                allowed.level().label()
                        + allowed.daysPerWeek()
                                .map(days -> ", " + days + " days a week")
                                .orElse(""),
                one.inWords() + (allowed.usedBefore() > 0 ? "; " + allowed.usedBefore() + " of them before" : ""),
                show.date(allowed.startsOn()) + " to " + show.date(allowed.endsOn()),
                allowed.reviewOn().map(show::date).orElse(""),
                allowed.ownerId().map(colleagues::get).orElse("Nobody yet"));
    }

    @PostMapping("/episodes/{episode}/authorizations")
    String record(
            @PathVariable UUID episode,
            @RequestParam(defaultValue = "") String payer,
            @RequestParam(defaultValue = "") String number,
            @RequestParam @Nullable Level level,
            @RequestParam @Nullable Integer daysPerWeek,
            @RequestParam @Nullable Integer units,
            @RequestParam Authorizations.@Nullable Unit unit,
            @RequestParam @Nullable Integer usedBefore,
            @RequestParam @Nullable LocalDate startsOn,
            @RequestParam @Nullable LocalDate endsOn,
            @RequestParam @Nullable LocalDate reviewOn,
            @RequestParam @Nullable UUID owner,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes flash) {
        var stay = require(episode);
        return tokens.once(formToken, () -> {
            var refused = "Please give the level, how many of what, and the span.";
            if (level != null && units != null && unit != null && startsOn != null && endsOn != null) {
                var recorded = authorizations.record(new Authorizations.NewAuthorization(
                        stay.episodeId(),
                        payer,
                        number,
                        level,
                        Optional.ofNullable(daysPerWeek),
                        units,
                        unit,
                        usedBefore == null ? 0 : usedBefore,
                        startsOn,
                        endsOn,
                        Optional.ofNullable(reviewOn),
                        Optional.ofNullable(owner).map(StaffId::new)));
                refused = recorded instanceof Authorizations.Recorded.Refused why ? why.sentence() : "";
            }
            flash.addFlashAttribute(
                    "flash",
                    refused.isEmpty()
                            ? new Frame.Flash(Frame.Flash.Kind.DONE, "The payer's answer is kept.")
                            : new Frame.Flash(Frame.Flash.Kind.PROBLEM, refused));
            return "redirect:/episodes/" + episode + "/authorizations";
        });
    }

    private Episode require(UUID id) {
        var stay = episodes.get(new EpisodeId(id));
        if (!authorization.may(Permission.SEE_BILLING, stay.participantId())
                && !authorization.may(Permission.DECIDE_LEVEL_OF_CARE, stay.participantId())) {
            authorization.require(Permission.WORK_INTAKE, stay.participantId());
        }
        return stay;
    }
}
