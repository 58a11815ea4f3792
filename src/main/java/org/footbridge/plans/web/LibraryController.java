package org.footbridge.plans.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.plans.Aims;
import org.footbridge.plans.Library;
import org.footbridge.plans.LibraryEntryId;
import org.footbridge.plans.LibraryProblem;
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

/** The library of problems, read by who writes plans, edited by clinicians and the director. */
@Controller
@RequestMapping("/plan-library")
class LibraryController {

    private final Library library;
    private final Aims aims;
    private final House house;

    LibraryController(Library library, Aims aims, House house) {
        this.library = library;
        this.aims = aims;
        this.house = house;
    }

    @GetMapping
    String all(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String ages,
            @RequestParam(defaultValue = "") String retired,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        var search = LibrarySearch.of(q, area, ages, retired.equals("true"), sort, number(page));
        var found = library.find(search.asked(), search.skip(), LibrarySearch.ROWS + 1);
        model.addAttribute(
                "page",
                new LibraryPage.All(
                        search,
                        found.stream()
                                .limit(LibrarySearch.ROWS)
                                .map(one -> LibraryPage.Row.of(one, show()))
                                .toList(),
                        found.size() > LibrarySearch.ROWS,
                        library.mayEdit()));
        return "plans/library";
    }

    static int number(String text) {
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 1;
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, @RequestParam @Nullable Integer version, Model model) {
        var all = library.versions(new LibraryEntryId(id));
        var shown = version == null
                ? all.getFirst()
                : all.stream()
                        .filter(one -> one.number() == version)
                        .findFirst()
                        .orElseThrow(NotYours::new);
        var show = show();
        model.addAttribute(
                "page",
                new LibraryPage.One(
                        id.toString(),
                        shown.content(),
                        "%s · %s · version %d, %s, %s"
                                .formatted(
                                        shown.content().area().label(),
                                        shown.content().ages().label(),
                                        shown.number(),
                                        show.date(shown.writtenAt()),
                                        shown.writtenBy().orElse("came with Footbridge")),
                        shown.retired(),
                        shown.equals(all.getFirst()),
                        all.stream()
                                .map(one -> new Choice(
                                        Integer.toString(one.number()),
                                        "Version %d, %s, %s"
                                                .formatted(
                                                        one.number(),
                                                        show.date(one.writtenAt()),
                                                        one.writtenBy().orElse("came with Footbridge"))))
                                .toList(),
                        library.mayEdit()));
        return "plans/libraryEntry";
    }

    @GetMapping("/new")
    String fresh(Model model) {
        requireToEdit();
        var empty = new LibraryProblem(
                LibraryProblem.Area.BOTH,
                LibraryProblem.Ages.BOTH,
                "",
                List.of(new LibraryProblem.Goal("", List.of())));
        return form("", 0, empty, Problems.none(), model);
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable UUID id, Model model) {
        requireToEdit();
        var last = library.versions(new LibraryEntryId(id)).getFirst();
        return form(id.toString(), last.number(), last.content(), Problems.none(), model);
    }

    @PostMapping
    String add(
            @RequestParam Map<String, String> fields,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        return written("", 0, fields, response, next, model);
    }

    @PostMapping("/{id}")
    String write(
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        return written(id.toString(), number(fields.getOrDefault("read", "")), fields, response, next, model);
    }

    private String written(
            String id,
            int read,
            Map<String, String> fields,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        requireToEdit();
        var filled = LibraryForm.read(fields);
        if (!"save".equals(fields.get("do"))) {
            return form(id, read, filled.content(), filled.problems(), model);
        }
        if (filled.problems().any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(id, read, filled.content(), filled.problems(), model);
        }
        return switch (id.isEmpty()
                ? library.add(filled.content())
                : library.write(new LibraryEntryId(UUID.fromString(id)), read, filled.content())) {
            case Library.NotWritten(var sentence) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(id, read, filled.content(), Problems.of("problem", sentence), model);
            }
            case Library.Written(var kept) -> {
                next.addFlashAttribute(
                        "flash", new Frame.Flash(Frame.Flash.Kind.DONE, "Kept. Plans keep what they took before."));
                yield "redirect:/plan-library/" + kept.value();
            }
        };
    }

    /** After an upgrade: what came with it, beside what was edited here. */
    @PostMapping("/shipped")
    String takeShipped(RedirectAttributes next) {
        requireToEdit();
        library.copy();
        next.addFlashAttribute(
                "flash",
                new Frame.Flash(Frame.Flash.Kind.DONE, "Taken in. What was changed here stays as it was changed."));
        return "redirect:/plan-library";
    }

    @PostMapping("/{id}/retirement")
    String retire(@PathVariable UUID id, @RequestParam(defaultValue = "") String retired, RedirectAttributes next) {
        boolean out = retired.equals("true");
        library.retire(new LibraryEntryId(id), out);
        next.addFlashAttribute(
                "flash",
                new Frame.Flash(
                        Frame.Flash.Kind.DONE,
                        out ? "Retired: it is offered no more. Plans keep what they took." : "In use again."));
        return "redirect:/plan-library/" + id;
    }

    private String form(String id, int read, LibraryProblem content, Problems problems, Model model) {
        model.addAttribute(
                "page", new LibraryPage.Form(id, read, content, Measured.choices(aims.measures()), problems));
        return "plans/libraryEdit";
    }

    private void requireToEdit() {
        if (!library.mayEdit()) {
            throw new NotYours();
        }
    }

    private Show show() {
        return new Show(Locale.US, house.zone());
    }
}
