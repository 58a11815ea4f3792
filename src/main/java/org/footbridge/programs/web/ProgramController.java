package org.footbridge.programs.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.platform.FormTokens;
import org.footbridge.programs.Mode;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.Programs;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The director's overview: programs, their weeks, closed days and rules. */
@Controller
class ProgramController {

    private final ProgramQuery query;
    private final Programs programs;
    private final FormTokens tokens;
    private final Clock clock;

    ProgramController(ProgramQuery query, Programs programs, FormTokens tokens, Clock clock) {
        this.query = query;
        this.programs = programs;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping("/program")
    String show(Locale locale, Model model) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var show = new Show(locale, ZoneOffset.UTC);
        var tracks = query.tracks();
        var slots = query.slots(today);
        var closed = query.closedDays(today);
        var all = query.programs();
        model.addAttribute(
                "page",
                new ProgramPage(
                        all.stream()
                                .map(one -> program(one, tracks, slots, closed, today, locale))
                                .toList(),
                        query.rules().stream()
                                .map(rule -> new ProgramPage.Rule(
                                        rule.name(),
                                        rule.value(),
                                        rule.source(),
                                        show.date(rule.startsOn()),
                                        rule.programName().orElse("Everywhere"),
                                        rule.signedBy().orElse("Shipped")))
                                .toList(),
                        all.stream()
                                .map(one -> new Choice(one.id().toString(), one.name()))
                                .toList(),
                        Problems.none()));
        return "programs/overview";
    }

    private static ProgramPage.Program program(
            ProgramQuery.ProgramRow program,
            List<ProgramQuery.TrackRow> tracks,
            List<ProgramQuery.SlotRow> slots,
            List<ProgramQuery.ClosedDay> closed,
            LocalDate today,
            Locale locale) {
        var show = new Show(locale, ZoneOffset.UTC);
        var ages = program.youngestAge()
                + program.oldestAge().map(oldest -> " to " + oldest).orElse(" and older");
        return new ProgramPage.Program(
                program.id().toString(),
                program.name(),
                "Ages " + ages + " · about " + program.usualWeeks() + " weeks · " + program.zone() + " · "
                        + (program.regime().equals("part2") ? "42 CFR Part 2" : "HIPAA alone") + " since "
                        + show.date(program.regimeDecidedOn()),
                tracks.stream()
                        .filter(track -> track.programId().equals(program.id()))
                        .map(track -> new ProgramPage.Track(
                                "/program/tracks/" + track.trackId(),
                                track.name(),
                                line(track),
                                Weeks.of(
                                        slots.stream()
                                                .filter(slot -> slot.trackId().equals(track.trackId()))
                                                .toList(),
                                        LocalDate.ofInstant(
                                                today.atStartOfDay(ZoneOffset.UTC)
                                                        .toInstant(),
                                                ZoneId.of(track.zone())),
                                        locale)))
                        .toList(),
                closed.stream()
                        .filter(day -> day.programId().equals(program.id()))
                        .map(day -> new ProgramPage.ClosedDay(
                                day.day().toString(),
                                show.day(day.day()) + ", " + day.day().getYear(),
                                day.reason()))
                        .toList());
    }

    static String line(ProgramQuery.TrackRow track) {
        return Mode.valueOf(track.mode().toUpperCase(Locale.ROOT)).label() + " · up to " + track.capacity() + " people"
                + track.placeName().map(place -> " · " + place).orElse("");
    }

    @PostMapping("/program/{program}/closed-days")
    String close(
            @PathVariable UUID program,
            @RequestParam @Nullable LocalDate day,
            @RequestParam String reason,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        if (day == null || reason.isBlank()) {
            next.addFlashAttribute(
                    "flash", new Frame.Flash(Frame.Flash.Kind.PROBLEM, "Write the day and why it is closed."));
            return "redirect:/program";
        }
        return tokens.once(formToken, () -> {
            programs.closeDay(new ProgramId(program), day, reason.strip());
            return "redirect:/program";
        });
    }

    @PostMapping("/program/{program}/closed-days/{day}/opening")
    String open(@PathVariable UUID program, @PathVariable LocalDate day) {
        programs.openDay(new ProgramId(program), day);
        return "redirect:/program";
    }

    /** @param program nothing for the whole organization */
    @PostMapping("/program/rules")
    String setRule(
            @RequestParam @Nullable UUID program,
            @RequestParam String name,
            @RequestParam String value,
            @RequestParam String source,
            @RequestParam @Nullable LocalDate startsOn,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        if (startsOn == null || name.isBlank() || value.isBlank() || source.isBlank()) {
            next.addFlashAttribute(
                    "flash",
                    new Frame.Flash(
                            Frame.Flash.Kind.PROBLEM, "A rule needs a name, a value, its source and a first day."));
            return "redirect:/program";
        }
        return tokens.once(formToken, () -> {
            programs.setRule(new NewRule(
                    Optional.ofNullable(program).map(ProgramId::new),
                    name.strip(),
                    value.strip(),
                    source.strip(),
                    startsOn));
            return "redirect:/program";
        });
    }
}
