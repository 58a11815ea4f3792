package org.footbridge.episodes.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.access.OneTimeCodes;
import org.footbridge.access.Permission;
import org.footbridge.episodes.Admissions;
import org.footbridge.episodes.Answer;
import org.footbridge.episodes.CarePart;
import org.footbridge.episodes.Episodes;
import org.footbridge.episodes.Intake;
import org.footbridge.episodes.Offers;
import org.footbridge.platform.FormTokens;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.TrackId;
import org.footbridge.referrals.ReferralId;
import org.footbridge.staff.StaffId;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The way in as one list, and the act that makes it a stay. */
@Controller
class AdmissionController {

    private final WayIn wayIn;
    private final Episodes episodes;
    private final Intake intake;
    private final Admissions admissions;
    private final Offers offers;
    private final TeamQuery team;
    private final OneTimeCodes codes;
    private final org.footbridge.access.Authorization authorization;
    private final FormTokens tokens;
    private final Acting acting;

    AdmissionController(
            WayIn wayIn,
            Episodes episodes,
            Intake intake,
            Admissions admissions,
            Offers offers,
            TeamQuery team,
            OneTimeCodes codes,
            org.footbridge.access.Authorization authorization,
            FormTokens tokens,
            Acting acting) {
        this.wayIn = wayIn;
        this.episodes = episodes;
        this.intake = intake;
        this.admissions = admissions;
        this.offers = offers;
        this.team = team;
        this.codes = codes;
        this.authorization = authorization;
        this.tokens = tokens;
        this.acting = acting;
    }

    /** Takes a referral into work: the planned stay begins and leads to the screening. */
    @PostMapping("/episodes")
    String open(@RequestParam UUID referral, @RequestParam UUID program, @RequestParam @Nullable UUID formToken) {
        authorization.require(Permission.OPEN_INTAKE);
        return tokens.once(
                formToken,
                () -> "redirect:/episodes/"
                        + intake.open(new ReferralId(referral), new ProgramId(program))
                                .value()
                        + "/screening");
    }

    @GetMapping("/episodes/{episode}/admission")
    String show(@PathVariable UUID episode, Model model) {
        var stay = wayIn.require(episode, Permission.WORK_INTAKE);
        var head = wayIn.head(stay, "admission");
        var checks = admissions.checks(stay.episodeId());
        var accepted = offers.accepted(stay.episodeId());
        var first = stay.admittedOn().or(() -> accepted.map(Offers.Offer::startsOn));
        model.addAttribute(
                "page",
                new AdmissionPage(
                        head,
                        stay.status().isBefore(),
                        checks.stream().allMatch(check -> check.done() || !check.needed()),
                        checks.stream()
                                .map(check -> new AdmissionPage.Check(
                                        check.step().label(),
                                        check.sentence(),
                                        head.tabs().stream()
                                                .filter(tab -> tab.label()
                                                        .equals(check.step().label()))
                                                .findFirst()
                                                .map(WayInHead.Tab::href)
                                                .orElse(null),
                                        check.done() ? Mark.DONE : check.needed() ? Mark.NEEDS : Mark.OPEN))
                                .toList(),
                        wayIn.trackChoices(stay.programId()),
                        accepted.map(offer -> offer.trackId().value().toString())
                                .orElse(""),
                        first.map(LocalDate::toString).orElse(""),
                        first.map(day -> String.valueOf(admissions.daysToFirstAppointment(stay.episodeId(), day)))
                                .orElse(""),
                        wayIn.staffChoices(),
                        team.of(stay.episodeId()),
                        stay.admittedOn()
                                .map(day -> new Show(Locale.US, head.zone()).day(day))
                                .orElse(null),
                        (String) model.getAttribute("code")));
        return "episodes/admission";
    }

    @PostMapping("/episodes/{episode}/admission")
    String admit(
            @PathVariable UUID episode,
            @RequestParam @Nullable UUID track,
            @RequestParam @Nullable LocalDate startsOn,
            @RequestParam @Nullable UUID greeter,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes flash) {
        var stay = wayIn.require(episode, Permission.WORK_INTAKE);
        return acting.act(
                formToken,
                here(episode),
                here(episode),
                "Admitted, and on the roster from the first day.",
                flash,
                () -> track == null || startsOn == null
                        ? new Answer.Refused(List.of("Please choose a track and a first day."))
                        : admissions.admit(
                                stay.episodeId(),
                                new TrackId(track),
                                startsOn,
                                greeter == null ? null : new StaffId(greeter)));
    }

    @PostMapping("/episodes/{episode}/team")
    String assign(
            @PathVariable UUID episode,
            @RequestParam @Nullable UUID staff,
            @RequestParam @Nullable CarePart part,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes flash) {
        var stay = wayIn.require(episode, Permission.WORK_INTAKE);
        return acting.act(formToken, here(episode), here(episode), "Assigned.", flash, () -> {
            if (staff == null || part == null) {
                return new Answer.Refused(List.of("Please choose who, and as what."));
            }
            episodes.assign(stay.episodeId(), new StaffId(staff), part);
            return new Answer.Done();
        });
    }

    /** A code to hand over; it is shown once and nothing keeps it. */
    @PostMapping("/episodes/{episode}/code")
    String code(@PathVariable UUID episode, RedirectAttributes flash) {
        var stay = wayIn.require(episode, Permission.WORK_INTAKE);
        flash.addFlashAttribute("code", codes.forParticipant(stay.participantId()));
        return "redirect:" + here(episode);
    }

    private static String here(UUID episode) {
        return "/episodes/" + episode + "/admission";
    }
}
