package org.footbridge.programs.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.platform.FormTokens;
import org.footbridge.programs.Curricula;
import org.footbridge.programs.Lessons;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.Theme;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The lessons of all programs: search, and what a new release brought. */
@Controller
class CurriculumController {

    private static final int A_PAGE = 25;
    private static final int LAST_PAGE = 1000;

    private final Curricula curricula;
    private final Lessons lessons;
    private final CurriculumQuery query;
    private final Authorization authorization;
    private final FormTokens tokens;

    CurriculumController(
            Curricula curricula,
            Lessons lessons,
            CurriculumQuery query,
            Authorization authorization,
            FormTokens tokens) {
        this.curricula = curricula;
        this.lessons = lessons;
        this.query = query;
        this.authorization = authorization;
        this.tokens = tokens;
    }

    /** @param page from 1 */
    @GetMapping("/curriculum")
    @Transactional(readOnly = true)
    public String show(
            @RequestParam(defaultValue = "") String words,
            @RequestParam @Nullable UUID program,
            @RequestParam @Nullable UUID module,
            @RequestParam(defaultValue = "") String modality,
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        authorization.require(Permission.RUN_GROUPS);
        var at = Math.clamp(page, 1, LAST_PAGE);
        var search = new Lessons.Search(
                words,
                Optional.ofNullable(program),
                Optional.ofNullable(module),
                Optional.of(modality).filter(one -> !one.isBlank()),
                Optional.of(theme).filter(one -> !one.isBlank()));
        var found = lessons.find(search, (at - 1) * A_PAGE, A_PAGE + 1);
        var modules = curricula.modules();
        var programs = modules.stream()
                .map(one -> new Choice(one.programId().toString(), one.programName()))
                .distinct()
                .toList();
        model.addAttribute(
                "page",
                new CurriculumPage(
                        words,
                        text(program),
                        text(module),
                        modality,
                        theme,
                        programs,
                        modules.stream()
                                .map(one -> new Choice(
                                        one.moduleId().value().toString(),
                                        programs.size() > 1 ? one.title() + " · " + one.programName() : one.title()))
                                .toList(),
                        modules.stream()
                                .map(Curricula.Module::modality)
                                .distinct()
                                .sorted()
                                .map(one -> new Choice(one, one))
                                .toList(),
                        themes(),
                        found.stream()
                                .limit(A_PAGE)
                                .map(one -> line(one, programs.size() > 1, modules))
                                .toList(),
                        !words.isBlank()
                                || program != null
                                || module != null
                                || !modality.isBlank()
                                || !theme.isBlank(),
                        at > 1 ? address(search, at - 1) : null,
                        found.size() > A_PAGE ? address(search, at + 1) : null,
                        offers(),
                        query.tracks()));
        return "programs/curriculum";
    }

    static List<Choice> themes() {
        return Arrays.stream(Theme.values())
                .map(one -> new Choice(one.word(), one.word()))
                .toList();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static CurriculumPage.Line line(Lessons.Line one, boolean several, List<Curricula.Module> modules) {
        var program = modules.stream()
                .filter(module -> several && module.programId().equals(one.programId()))
                .findFirst()
                .map(module -> " · " + module.programName())
                .orElse("");
        return new CurriculumPage.Line(
                "/curriculum/" + one.lessonId().value(),
                one.title(),
                one.moduleTitle() + " · " + one.modality() + program,
                String.join(", ", one.themes()),
                Show.minutes(one.minutes()),
                one.changedHere());
    }

    /** The same search, another page. */
    private static String address(Lessons.Search search, int page) {
        var address = UriComponentsBuilder.fromPath("/curriculum").queryParam("page", page);
        if (!search.words().isBlank()) {
            address.queryParam("words", "{words}");
        }
        search.program().ifPresent(one -> address.queryParam("program", one));
        search.module().ifPresent(one -> address.queryParam("module", one));
        search.modality().ifPresent(_ -> address.queryParam("modality", "{modality}"));
        search.theme().ifPresent(_ -> address.queryParam("theme", "{theme}"));
        return address.encode()
                .buildAndExpand(Map.of(
                        "words", search.words(),
                        "modality", search.modality().orElse(""),
                        "theme", search.theme().orElse("")))
                .toUriString();
    }

    private List<CurriculumPage.Offer> offers() {
        return authorization.may(Permission.MANAGE_PROGRAM)
                ? curricula.offers().stream()
                        .map(one -> new CurriculumPage.Offer(
                                one.program().value().toString(), words(one), one.newLessons() > 0))
                        .toList()
                : List.of();
    }

    private static String words(Curricula.Offer offer) {
        return Stream.of(
                        count(offer.newLessons(), "lesson", "lessons", " it does not have"),
                        count(offer.newEditions(), "newer edition", "newer editions", ", each to be taken on its page"))
                .filter(one -> !one.isEmpty())
                .collect(Collectors.joining(" and ", offer.programName() + ": this release brings ", "."));
    }

    private static String count(int count, String one, String many, String rest) {
        return count == 0 ? "" : count + " " + (count == 1 ? one : many) + rest;
    }

    /** Brings the lessons of this release that a program does not have; what it has stays as it is. */
    @PostMapping("/curriculum/copies")
    String copy(@RequestParam UUID program, @RequestParam @Nullable UUID formToken, RedirectAttributes next) {
        return tokens.once(formToken, () -> {
            int came = curricula.copy(new ProgramId(program));
            next.addFlashAttribute(
                    "flash",
                    new Frame.Flash(
                            Frame.Flash.Kind.DONE, came == 1 ? "1 lesson came in." : came + " lessons came in."));
            return "redirect:/curriculum?program=" + program;
        });
    }
}
