package org.footbridge.attendance.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.Permission;
import org.footbridge.attendance.DowntimeCopies;
import org.footbridge.attendance.DowntimeCopyId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FormTokens;
import org.footbridge.scheduling.SessionId;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Hands out a day as one locked file, for hours without the system, and keeps the list of those files (CARE 31). */
@Controller
@RequestMapping("/downtime")
class DowntimeController {

    private static final int SHORTEST_PASSPHRASE = 12;
    private static final int LONGEST_PASSPHRASE = 200;
    private static final int LETTERS_AT_LEAST = 5;

    private final DowntimeCopies copies;
    private final DowntimeSheets sheets;
    private final Authorization authorization;
    private final House house;
    private final FormTokens tokens;

    DowntimeController(
            DowntimeCopies copies, DowntimeSheets sheets, Authorization authorization, House house, FormTokens tokens) {
        this.copies = copies;
        this.sheets = sheets;
        this.authorization = authorization;
        this.house = house;
        this.tokens = tokens;
    }

    /** @param day today, or the next day with sessions; the first of them without one */
    @GetMapping
    String show(@RequestParam @Nullable LocalDate day, Locale locale, Model model) {
        return page(day, null, "", Problems.none(), locale, model);
    }

    /** @param chosen nothing before somebody chose: then what the reader leads is ticked */
    private String page(
            @Nullable LocalDate day,
            @Nullable Set<UUID> chosen,
            String device,
            Problems problems,
            Locale locale,
            Model model) {
        authorization.require(Permission.RUN_GROUPS);
        var hours = copies.hours();
        var days = hours.stream().map(DowntimeCopies.Hour::onDate).distinct().toList();
        var current = day != null && days.contains(day)
                ? day
                : days.stream().findFirst().orElse(null);
        var ofTheDay =
                hours.stream().filter(hour -> hour.onDate().equals(current)).toList();
        var show = new Show(locale, house.zone());
        var today = copies.today();
        var all = copies.all();
        model.addAttribute(
                "page",
                new DowntimePage(
                        days.stream()
                                .map(one -> new DowntimePage.Day(
                                        (one.equals(today) ? "Today, " : "") + show.day(one),
                                        "/downtime?day=" + one,
                                        one.equals(current)))
                                .toList(),
                        current == null ? null : current.toString(),
                        ofTheDay.stream().map(hour -> choice(hour, locale)).toList(),
                        ofTheDay.stream()
                                .filter(hour -> chosen == null
                                        ? hour.mine()
                                        : chosen.contains(hour.sessionId().value()))
                                .map(hour -> hour.sessionId().value().toString())
                                .toList(),
                        device,
                        all.stream().map(copy -> line(copy, today, show)).toList(),
                        all.stream()
                                .filter(copy -> copy.shreddedAt().isEmpty()
                                        && copy.onDate().isBefore(today)
                                        && copy.madeBy()
                                                .value()
                                                .equals(Actor.current().person()))
                                .map(copy -> "Copy %d of %s, on %s: the day is over. %s"
                                        .formatted(
                                                copy.number(),
                                                show.day(copy.onDate()),
                                                copy.device(),
                                                copy.waiting() > 0
                                                        ? "Enter what was written on it, or delete it and shred the paper."
                                                        : "Delete the file, shred the paper, and say so below."))
                                .toList(),
                        problems));
        return "attendance/downtime";
    }

    private static Choice choice(DowntimeCopies.Hour hour, Locale locale) {
        var show = new Show(locale, ZoneId.of(hour.zone()));
        return new Choice(
                hour.sessionId().value().toString(),
                show.times(hour.startsAt(), hour.endsAt()) + " " + hour.title(),
                "%s · %s%s"
                        .formatted(
                                hour.trackName(),
                                hour.people() == 1 ? "1 person" : hour.people() + " people",
                                hour.mine() ? "" : " · led by somebody else"));
    }

    private static DowntimePage.Line line(DowntimeCopies.Copy copy, LocalDate today, Show show) {
        boolean kept = copy.shreddedAt().isEmpty();
        boolean over = copy.onDate().isBefore(today);
        var state = copy.shreddedAt()
                .map(at -> "Shredded " + show.dateTime(at)
                        + copy.shredder().map(who -> " by " + who).orElse(""))
                .orElseGet(() -> copy.enteredAt()
                        .map(at -> "Entered " + show.dateTime(at) + ", not shredded yet")
                        .orElse(over ? "The day is over, not shredded yet" : "In use"));
        return new DowntimePage.Line(
                copy.copyId().value().toString(),
                "Copy %d of %s, %s".formatted(copy.number(), show.shortDay(copy.onDate()), copy.device()),
                "%s · made by %s on %s · %s"
                        .formatted(
                                copy.fileName(),
                                copy.maker(),
                                show.dateTime(copy.madeAt()),
                                copy.sessions() == 1 ? "1 session" : copy.sessions() + " sessions"),
                kept ? over || copy.enteredAt().isPresent() ? Mark.NEEDS : Mark.OPEN : Mark.DONE,
                state,
                kept && !copy.onDate().isAfter(today) && copy.waiting() > 0,
                kept);
    }

    /**
     * The file itself. The passphrase is used once and kept nowhere, not in this answer either when it is refused. The same
     * form sent twice is the same copy.
     */
    @PostMapping
    Object make(
            @RequestParam @Nullable LocalDate day,
            @RequestParam(defaultValue = "") Set<UUID> session,
            @RequestParam(defaultValue = "") String device,
            @RequestParam(defaultValue = "") String passphrase,
            @RequestParam(defaultValue = "") String again,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        authorization.require(Permission.RUN_GROUPS);
        var problems = problems(session, device, LockedFile.words(passphrase), LockedFile.words(again));
        if (!problems.any()) {
            var refused = new AtomicReference<@Nullable String>();
            var made = tokens.once(
                    formToken == null ? null : tokenOf(formToken, session, device), () -> switch (copies.make(
                            session.stream().map(SessionId::new).collect(Collectors.toSet()), device)) {
                        case DowntimeCopies.Making.Made(var copy) ->
                            copy.value().toString();
                        case DowntimeCopies.Making.Refused(var sentence) -> {
                            refused.set(sentence);
                            yield "";
                        }
                    });
            if (!made.isEmpty()) {
                return file(new DowntimeCopyId(UUID.fromString(made)), passphrase, locale);
            }
            var sentence = refused.get();
            problems = problems.and(
                    "session", sentence == null ? "This could not be made. Please load the page again." : sentence);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(day, session, device, problems, locale, model);
    }

    private ResponseEntity<byte[]> file(DowntimeCopyId copy, String passphrase, Locale locale) {
        var page = sheets.write(copy, locale);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(copies.get(copy).fileName())
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(LockedFile.lock(page, passphrase));
    }

    /** Another wish on the same page is another copy; the same wish twice is one. */
    private static UUID tokenOf(UUID form, Set<UUID> sessions, String device) {
        return UUID.nameUUIDFromBytes(
                (form + " " + sessions.stream().sorted().toList() + " " + device).getBytes(StandardCharsets.UTF_8));
    }

    private static Problems problems(Set<UUID> sessions, String device, String passphrase, String again) {
        var problems = Problems.none();
        if (sessions.isEmpty()) {
            problems = problems.and("session", "Choose at least one session.");
        }
        if (device.isBlank() || device.length() > DowntimeCopies.LONGEST_DEVICE) {
            problems = problems.and(
                    "device", "Name the device it is kept on in a few words, such as “front desk laptop”.");
        }
        if (passphrase.codePointCount(0, passphrase.length()) < SHORTEST_PASSPHRASE
                || passphrase.codePoints().distinct().count() < LETTERS_AT_LEAST) {
            problems = problems.and(
                    "passphrase",
                    "A passphrase has at least %d characters, %d of them different. Four words that do not belong together are good."
                            .formatted(SHORTEST_PASSPHRASE, LETTERS_AT_LEAST));
        } else if (passphrase.length() > LONGEST_PASSPHRASE) {
            problems =
                    problems.and("passphrase", "A passphrase has at most %d characters.".formatted(LONGEST_PASSPHRASE));
        } else if (!passphrase.equals(again)) {
            problems = problems.and("again", "The two passphrases are not the same. Please type both again.");
        }
        return problems;
    }

    @PostMapping("/{copy}/shredded")
    String shredded(@PathVariable UUID copy, @RequestParam @Nullable UUID formToken, RedirectAttributes next) {
        return tokens.once(formToken, () -> {
            copies.shredded(new DowntimeCopyId(copy));
            next.addFlashAttribute(
                    "flash", new Frame.Flash(Frame.Flash.Kind.DONE, "Noted: deleted and shredded, with your name."));
            return "redirect:/downtime";
        });
    }
}
