package org.footbridge.programs.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.NotYours;
import org.footbridge.platform.FormTokens;
import org.footbridge.programs.Curricula;
import org.footbridge.programs.ModuleId;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.Programs;
import org.footbridge.programs.SlotId;
import org.footbridge.programs.SlotKind;
import org.footbridge.programs.TrackId;
import org.footbridge.staff.StaffMembers;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A track's weekly pattern: a change closes an hour's row and opens another from a day on. */
@Controller
class TrackController {

    private final ProgramQuery query;
    private final Programs programs;
    private final StaffMembers staff;
    private final Curricula curricula;
    private final FormTokens tokens;
    private final Clock clock;

    TrackController(
            ProgramQuery query,
            Programs programs,
            StaffMembers staff,
            Curricula curricula,
            FormTokens tokens,
            Clock clock) {
        this.curricula = curricula;
        this.query = query;
        this.programs = programs;
        this.staff = staff;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping("/program/tracks/{track}")
    String show(@PathVariable UUID track, Locale locale, Model model) {
        model.addAttribute("page", page(track, SlotForm.EMPTY, Problems.none(), locale));
        return "programs/track";
    }

    @PostMapping("/program/tracks/{track}/slots")
    String add(
            @PathVariable UUID track,
            @ModelAttribute SlotForm form,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var slot = form.slot(new TrackId(track));
        var problems = form.problems();
        if (slot.isEmpty() || problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", page(track, form, problems, locale));
            return "programs/track";
        }
        return tokens.once(formToken, () -> {
            programs.addSlot(slot.get());
            return "redirect:/program/tracks/" + track;
        });
    }

    @PostMapping("/program/tracks/{track}/slots/{slot}")
    String change(
            @PathVariable UUID track,
            @PathVariable UUID slot,
            @ModelAttribute SlotForm form,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        var changed = form.slot(new TrackId(track));
        var problems = form.problems();
        if (changed.isEmpty() || problems.any()) {
            next.addFlashAttribute(
                    "flash",
                    new Frame.Flash(
                            Frame.Flash.Kind.PROBLEM, problems.list().getFirst().sentence() + " Nothing was changed."));
            return "redirect:/program/tracks/" + track;
        }
        return tokens.once(formToken, () -> {
            programs.changeSlot(new SlotId(slot), changed.get().startsOn(), changed.get());
            return "redirect:/program/tracks/" + track;
        });
    }

    @PostMapping("/program/tracks/{track}/slots/{slot}/end")
    String end(
            @PathVariable UUID track,
            @PathVariable UUID slot,
            @RequestParam @Nullable LocalDate lastDay,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        if (lastDay == null) {
            next.addFlashAttribute(
                    "flash", new Frame.Flash(Frame.Flash.Kind.PROBLEM, "Write the last day. Nothing was changed."));
            return "redirect:/program/tracks/" + track;
        }
        return tokens.once(formToken, () -> {
            programs.endSlot(new SlotId(slot), lastDay);
            return "redirect:/program/tracks/" + track;
        });
    }

    /** From which modules the hour draws its lessons; none ticked, from none. */
    @PostMapping("/program/tracks/{track}/slots/{slot}/modules")
    String teach(
            @PathVariable UUID track,
            @PathVariable UUID slot,
            @RequestParam(defaultValue = "") Set<UUID> modules,
            @RequestParam @Nullable UUID formToken) {
        return tokens.once(formToken, () -> {
            curricula.teach(
                    new SlotId(slot), modules.stream().map(ModuleId::new).collect(Collectors.toSet()));
            return "redirect:/program/tracks/" + track;
        });
    }

    private TrackPage page(UUID id, SlotForm form, Problems problems, Locale locale) {
        var track = query.tracks().stream()
                .filter(one -> one.trackId().equals(id))
                .findFirst()
                .orElseThrow(NotYours::new);
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of(track.zone()));
        var slots = query.slots(today).stream()
                .filter(slot -> slot.trackId().equals(id))
                .toList();
        var program = new ProgramId(track.programId());
        var modules = curricula.modules().stream()
                .filter(module -> module.programId().equals(program.value()))
                .map(module -> new Choice(module.moduleId().value().toString(), module.title()))
                .toList();
        Map<UUID, List<String>> taught = curricula.slots(program).stream()
                .collect(Collectors.toMap(
                        slot -> slot.slotId().value(),
                        slot -> slot.modules().stream()
                                .map(module -> module.value().toString())
                                .toList()));
        return new TrackPage(
                id.toString(),
                track.programName() + ": " + track.name(),
                ProgramController.line(track),
                Weeks.of(slots, today, locale),
                slots.stream()
                        .map(slot -> slot(slot, taught.getOrDefault(slot.id(), List.of()), modules, today, locale))
                        .toList(),
                modules,
                staff.all().stream()
                        .map(one -> new Choice(one.staffId().value().toString(), one.signedName()))
                        .toList(),
                form,
                problems);
    }

    private static TrackPage.Slot slot(
            ProgramQuery.SlotRow slot, List<String> taught, List<Choice> modules, LocalDate today, Locale locale) {
        var show = new Show(locale, ZoneOffset.UTC);
        var day = DayOfWeek.of(slot.weekday());
        return new TrackPage.Slot(
                slot.id().toString(),
                slot.title(),
                day.getDisplayName(TextStyle.FULL, locale) + ", " + show.time(slot.starts()) + ", "
                        + Show.minutes(slot.minutes())
                        + slot.facilitator().map(name -> " · " + name).orElse(""),
                "since " + show.date(slot.startsOn())
                        + slot.endsOn()
                                .map(last -> ", last on " + show.date(last))
                                .orElse(""),
                modules.stream()
                        .filter(module -> taught.contains(module.value()))
                        .map(Choice::label)
                        .collect(Collectors.joining(", ")),
                taught,
                new SlotForm(
                        day,
                        slot.starts(),
                        slot.minutes(),
                        slot.title(),
                        SlotKind.valueOf(slot.kind().toUpperCase(Locale.ROOT)),
                        slot.facilitatorId().orElse(null),
                        slot.cofacilitatorId().orElse(null),
                        today.plusDays(1)));
    }
}
