package org.footbridge.attendance.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.access.SignIns;
import org.footbridge.access.TabletId;
import org.footbridge.access.Tablets;
import org.footbridge.programs.ProgramId;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Staff make the device in their hands an arrival tablet, which ends their sign-in on it, and end tablets. */
@Controller
@RequestMapping("/arrival-tablets")
class TabletsController {

    private static final int LONGEST_NAME = 60;

    private final Tablets tablets;
    private final TabletsQuery query;
    private final SignIns signIns;
    private final Authorization authorization;
    private final House house;
    private final Clock clock;

    TabletsController(
            Tablets tablets,
            TabletsQuery query,
            SignIns signIns,
            Authorization authorization,
            House house,
            Clock clock) {
        this.tablets = tablets;
        this.query = query;
        this.signIns = signIns;
        this.authorization = authorization;
        this.house = house;
        this.clock = clock;
    }

    @GetMapping
    String list(Locale locale, Model model) {
        return page("", null, Problems.none(), locale, model);
    }

    private String page(String name, @Nullable String program, Problems problems, Locale locale, Model model) {
        authorization.require(Permission.RUN_GROUPS);
        var programs = query.programs();
        Map<UUID, String> titles = programs.stream()
                .collect(Collectors.toMap(TabletsQuery.Program::programId, TabletsQuery.Program::name));
        var colleagues = query.colleagues();
        var show = new Show(locale, house.zone());
        model.addAttribute(
                "page",
                new TabletsPage(
                        tablets.all().stream()
                                .map(one -> line(one, titles, colleagues, show))
                                .toList(),
                        programs.stream()
                                .map(one -> new Choice(one.programId().toString(), one.name()))
                                .toList(),
                        name,
                        program,
                        problems));
        return "attendance/tablets";
    }

    private TabletsPage.Line line(
            Tablets.Listed one, Map<UUID, String> programs, Map<UUID, String> colleagues, Show show) {
        boolean works = one.worksAt(clock.instant());
        return new TabletsPage.Line(
                one.id().toString(),
                one.name(),
                "%s · made by %s on %s · %s"
                        .formatted(
                                programs.getOrDefault(one.programId(), ""),
                                colleagues.getOrDefault(one.madeBy(), "somebody"),
                                show.date(one.madeAt()),
                                one.lastUsedAt()
                                        .map(at -> "last used " + show.dateTime(at))
                                        .orElse("not used yet")),
                one.endedAt()
                        .map(at -> "Ended " + show.dateTime(at))
                        .orElse((works ? "Until " : "Ran out ") + show.date(one.expiresAt())),
                works ? Mark.OPEN : Mark.QUIET,
                works);
    }

    @PostMapping
    String make(
            @RequestParam(defaultValue = "") String name,
            @RequestParam @Nullable UUID program,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        authorization.require(Permission.RUN_GROUPS);
        var problems = Problems.none();
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            problems = problems.and("name", "Give the tablet a short name, such as the place where it stands.");
        }
        if (program == null) {
            problems = problems.and("program", "Choose the program it stands in.");
        }
        if (program == null || problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(name, program == null ? null : program.toString(), problems, locale, model);
        }
        if (query.programs().stream().noneMatch(one -> one.programId().equals(program))) {
            throw new NotYours();
        }
        var cookies = tablets.make(new ProgramId(program), name);
        signIns.end(request.getSession(false));
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        cookies.forEach(cookie -> response.addHeader(HttpHeaders.SET_COOKIE, cookie));
        return "redirect:" + Tablets.PATH;
    }

    @PostMapping("/{tablet}/end")
    String end(@PathVariable UUID tablet) {
        tablets.end(new TabletId(tablet));
        return "redirect:/arrival-tablets";
    }
}
