package org.footbridge.chart.web;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.history.MediaType;
import org.footbridge.history.Paper;
import org.footbridge.history.PaperId;
import org.footbridge.history.Papers;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FormTokens;
import org.footbridge.referrals.AttachmentId;
import org.footbridge.referrals.Attachments;
import org.footbridge.tasks.EnteredInError;
import org.footbridge.ui.Frame;
import org.footbridge.ui.HandedIn;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Papers kept with a person: taken in by what they are, handed out so that no browser runs them. */
@Controller
class PapersController {

    private final PapersQuery query;
    private final Papers papers;
    private final Attachments attachments;
    private final Participants participants;
    private final Authorization authorization;
    private final House house;
    private final FormTokens tokens;

    PapersController(
            PapersQuery query,
            Papers papers,
            Attachments attachments,
            Participants participants,
            Authorization authorization,
            House house,
            FormTokens tokens) {
        this.query = query;
        this.papers = papers;
        this.attachments = attachments;
        this.participants = participants;
        this.authorization = authorization;
        this.house = house;
        this.tokens = tokens;
    }

    @GetMapping("/people/{person}/papers")
    String show(
            @PathVariable UUID person,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "date") String by,
            Model model) {
        var id = new ParticipantId(person);
        authorization.require(Permission.READ_CHART, id);
        var show = new Show(
                Locale.US, house.about().map(about -> ZoneId.of(about.zone())).orElse(ZoneId.of("UTC")));
        var only = word(Paper.Kind.class, kind);
        var order = word(PapersQuery.By.class, by).orElse(PapersQuery.By.DATE);
        var who = participants.get(id).person();
        model.addAttribute(
                "page",
                new PapersPage(
                        person.toString(),
                        who.givenName() + " " + who.familyName(),
                        only.map(one -> one.name().toLowerCase(Locale.ROOT)).orElse(""),
                        order.name().toLowerCase(Locale.ROOT),
                        papers.mayKeep(id),
                        query.papers(id, only, order).stream()
                                .map(row -> line(person, row, show))
                                .toList()));
        return "chart/papers";
    }

    private static PapersPage.Line line(UUID person, PapersQuery.Row row, Show show) {
        var here = (row.came() ? "/came/" : "/kept/") + row.id();
        boolean mine =
                row.byId().filter(by -> by.equals(Actor.current().person())).isPresent();
        return new PapersPage.Line(
                row.id().toString(),
                row.came() ? "/intake/attachments/" + row.id() : "/papers/" + row.id(),
                row.kind().label()
                        + row.dated().map(day -> ", " + show.date(day)).orElse(", no date"),
                "%s, %,d kB, %s, %s%s%s"
                        .formatted(
                                MediaType.suffixOf(row.mediaType()).toUpperCase(Locale.ROOT),
                                Math.max(1, row.bytes() / 1000),
                                row.part2() ? "42 CFR Part 2" : "not Part 2",
                                row.came() ? "came with the referral " : "added ",
                                show.dateTime(row.keptAt()),
                                row.byName().map(name -> ", " + name).orElse("")),
                mine && !row.asked() ? "/people/" + person + "/papers" + here + "/error" : null,
                row.asked());
    }

    @PostMapping("/people/{person}/papers")
    String keep(
            @PathVariable UUID person,
            @RequestParam @Nullable MultipartFile file,
            @RequestParam @Nullable String kind,
            @RequestParam @Nullable String dated,
            @RequestParam(defaultValue = "yes") String part2,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next)
            throws IOException {
        var what = word(Paper.Kind.class, kind);
        var day = day(dated);
        byte[] content = HandedIn.bytes(file);
        return tokens.once(formToken, () -> {
            if (content.length == 0 || what.isEmpty() || day.isEmpty() && dated != null && !dated.isBlank()) {
                authorization.require(Permission.READ_CHART, new ParticipantId(person));
                flash(
                        next,
                        Frame.Flash.Kind.PROBLEM,
                        "Choose a file, say what it is, and look at its date. Nothing was stored.");
            } else {
                switch (papers.keep(
                        new ParticipantId(person), new Paper(what.get(), day, !"no".equals(part2), content))) {
                    case Papers.Keeping.Kept _ -> flash(next, Frame.Flash.Kind.DONE, "Kept, byte for byte.");
                    case Papers.Keeping.Refused(String sentence) -> flash(next, Frame.Flash.Kind.PROBLEM, sentence);
                }
            }
            return "redirect:/people/" + person + "/papers";
        });
    }

    @GetMapping("/papers/{paper}")
    ResponseEntity<byte[]> open(@PathVariable UUID paper) {
        var kept = papers.open(new PaperId(paper));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, kept.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("document-%s.%s"
                                        .formatted(
                                                kept.id().toString().substring(24),
                                                MediaType.suffixOf(kept.mediaType())))
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(kept.content());
    }

    /** @param source "kept" here, or "came" with a referral */
    @PostMapping("/people/{person}/papers/{source}/{paper}/error")
    String enteredInError(
            @PathVariable UUID person,
            @PathVariable String source,
            @PathVariable UUID paper,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return tokens.once(formToken, () -> {
            var asking =
                    switch (source) {
                        case "kept" -> papers.enteredInError(new PaperId(paper), reason);
                        case "came" -> attachments.enteredInError(new AttachmentId(paper), reason);
                        default -> throw new NotYours();
                    };
            switch (asking) {
                case EnteredInError.Asking.Done _ ->
                    flash(next, Frame.Flash.Kind.DONE, "The privacy officer is asked to seal it.");
                case EnteredInError.Asking.Refused(String sentence) -> flash(next, Frame.Flash.Kind.PROBLEM, sentence);
            }
            return "redirect:/people/" + person + "/papers";
        });
    }

    private static void flash(RedirectAttributes next, Frame.Flash.Kind kind, String sentence) {
        next.addFlashAttribute("flash", new Frame.Flash(kind, sentence));
    }

    private static <E extends Enum<E>> Optional<E> word(Class<E> words, @Nullable String typed) {
        return Arrays.stream(words.getEnumConstants())
                .filter(one -> one.name().equalsIgnoreCase(typed))
                .findFirst();
    }

    private static Optional<LocalDate> day(@Nullable String typed) {
        try {
            return Optional.ofNullable(typed)
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .map(LocalDate::parse)
                    .filter(day -> day.getYear() > 1850 && day.getYear() < 2200);
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
