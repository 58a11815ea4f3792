package org.footbridge.tasks.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FormTokens;
import org.footbridge.platform.Role;
import org.footbridge.tasks.TaskId;
import org.footbridge.tasks.Tasks;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of work items, and saying what came of one. */
@Controller
class TaskController {

    private final TaskQuery query;
    private final Tasks tasks;
    private final Authorization authorization;
    private final House house;
    private final FormTokens tokens;
    private final Clock clock;

    TaskController(
            TaskQuery query, Tasks tasks, Authorization authorization, House house, FormTokens tokens, Clock clock) {
        this.query = query;
        this.tasks = tasks;
        this.authorization = authorization;
        this.house = house;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping("/tasks")
    String list(
            @RequestParam(defaultValue = "open") String show,
            @RequestParam(defaultValue = "mine") String whose,
            Model model) {
        model.addAttribute("page", page(show, whose, Problems.none()));
        return "tasks/list";
    }

    @PostMapping("/tasks/{task}/outcome")
    String finish(
            @PathVariable UUID task,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            Model model) {
        if (outcome.isBlank()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute(
                    "page",
                    page("open", "mine", Problems.of("outcome-" + task, "Say in a few words what came of it.")));
            return "tasks/list";
        }
        return tokens.once(formToken, () -> {
            tasks.finish(new TaskId(task), outcome);
            return "redirect:/tasks";
        });
    }

    private TaskPage page(String show, String whose, Problems problems) {
        authorization.require(Permission.OPEN_STAFF_HOME);
        boolean open = !show.equals("done");
        var words = new Show(
                Locale.US, ZoneId.of(house.about().map(House.About::zone).orElse("UTC")));
        var now = clock.instant();
        return new TaskPage(
                query.rows(open, !whose.equals("all")).stream()
                        .map(row -> row(row, words, now))
                        .toList(),
                open ? "open" : "done",
                whose.equals("all") ? "all" : "mine",
                problems);
    }

    private static TaskPage.Row row(TaskQuery.Row row, Show words, Instant now) {
        boolean open = row.status().equals("open");
        return new TaskPage.Row(
                row.id().toString(),
                row.participantId().map(ParticipantId::new).orElse(null),
                row.fullName().orElse(null),
                row.title(),
                row.forName()
                        .or(() -> row.forRole()
                                .map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT))
                                        .label()))
                        .orElse("Everybody"),
                open
                        ? "Due " + words.dateTime(row.dueAt())
                        : row.finishedAt()
                                .map(at -> "Done " + words.dateTime(at))
                                .orElse(""),
                !open ? Mark.DONE : row.dueAt().isBefore(now) ? Mark.NEEDS : Mark.OPEN,
                row.link(),
                open,
                row.outcome().orElse(null));
    }
}
