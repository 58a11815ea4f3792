package org.footbridge.referrals.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.referrals.Danger;
import org.footbridge.referrals.FirstResponse;
import org.footbridge.referrals.FirstResponse.Due;
import org.footbridge.referrals.Source;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The intake worklist. A name is looked for by POST, so that none stands in an address. */
@Controller
class WorklistController {

    private final WorklistQuery worklist;
    private final FirstResponse firstResponse;
    private final Authorization authorization;
    private final Clock clock;

    WorklistController(WorklistQuery worklist, FirstResponse firstResponse, Authorization authorization, Clock clock) {
        this.worklist = worklist;
        this.firstResponse = firstResponse;
        this.authorization = authorization;
        this.clock = clock;
    }

    @GetMapping("/intake")
    String list(@ModelAttribute("filter") WorklistFilter filter, Model model) {
        return show(filter, Optional.empty(), model);
    }

    @PostMapping("/intake/search")
    String search(@RequestParam(defaultValue = "") String name, Model model) {
        return show(WorklistFilter.everything(), Typed.text(name), model);
    }

    private String show(WorklistFilter filter, Optional<String> name, Model model) {
        authorization.require(Permission.OPEN_INTAKE);
        var now = clock.instant();
        var due = firstResponse.due();
        var today = LocalDate.ofInstant(now, due.zone());
        var found = worklist.rows(filter, name, today);
        var shown = found.stream().limit(WorklistQuery.PAGE).toList();
        var next = found.size() > shown.size()
                ? filter.href(new WorklistFilter.Position(
                        shown.getLast().position(), shown.getLast().referralId()))
                : null;
        model.addAttribute(
                "page",
                new WorklistPage(
                        shown.stream().map(row -> row(row, due, now, today)).toList(),
                        filter,
                        name.orElse(""),
                        name.isPresent() ? null : next,
                        due.hours(),
                        new Show(Locale.ENGLISH, due.zone()).zoneName()));
        return "referrals/worklist";
    }

    private static WorklistPage.Row row(WorklistQuery.Row row, Due due, Instant now, LocalDate today) {
        var show = new Show(Locale.US, due.zone());
        return new WorklistPage.Row(
                row.referralId(),
                row.participantId(),
                row.fullName().strip(),
                row.source() == Source.BUNDLE
                        ? "Records sent"
                        : row.knocker()
                                .filter(knocker ->
                                        !knocker.strip().equals(row.fullName().strip()))
                                .map(knocker ->
                                        "%s %s".formatted(knocker, row.source().label()))
                                .orElse(WorklistPage.capital(row.source().label())),
                show.dateTime(row.receivedAt()),
                row.status().isOpen() ? Mark.OPEN : Mark.QUIET,
                WorklistPage.capital(row.status().label()),
                clockMark(row, due, now),
                clockWords(row, due, now),
                row.ownerName().orElse("Nobody yet"),
                row.status().isOpen()
                                && row.nextContactOn()
                                        .map(day -> !day.isAfter(today))
                                        .orElse(true)
                        ? Mark.NEEDS
                        : Mark.QUIET,
                row.nextContactOn().map(show::date).orElse(row.status().isOpen() ? "No date yet" : "None"),
                row.danger() == Danger.YES);
    }

    private static Mark clockMark(WorklistQuery.Row row, Due due, Instant now) {
        if (row.firstContactAt().isPresent()) {
            return Mark.DONE;
        }
        return !row.status().isOpen() ? Mark.QUIET : now.isBefore(due.at(row.receivedAt())) ? Mark.OPEN : Mark.NEEDS;
    }

    static String clockWords(WorklistQuery.Row row, Due due, Instant now) {
        return clockWords(row.receivedAt(), row.firstContactAt(), row.status().isOpen(), due, now);
    }

    static String clockWords(Instant received, Optional<Instant> firstContact, boolean open, Due due, Instant now) {
        if (firstContact.isPresent()) {
            return "Answered after " + length(Duration.between(received, firstContact.get()));
        }
        if (!open) {
            return "Not answered";
        }
        var until = due.at(received);
        var show = new Show(Locale.ENGLISH, due.zone());
        var day = LocalDate.ofInstant(until, due.zone());
        var by = until.equals(day.atStartOfDay(due.zone()).toInstant())
                ? "the end of " + show.shortDay(day.minusDays(1))
                : show.shortDay(day) + ", " + show.time(until);
        return now.isBefore(until)
                ? "Answer by " + by
                : "Answer was due " + by + ", " + length(Duration.between(until, now)) + " ago";
    }

    /** Days from two days on, hours below, minutes below an hour. */
    private static String length(Duration duration) {
        long minutes = Math.max(duration.toMinutes(), 0);
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes < 48 * 60 ? minutes / 60 + " h" : minutes / (24 * 60) + " days";
    }
}
