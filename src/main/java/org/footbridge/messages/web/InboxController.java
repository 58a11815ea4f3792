package org.footbridge.messages.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.MembershipId;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.history.MediaType;
import org.footbridge.messages.Letter;
import org.footbridge.messages.MessageId;
import org.footbridge.messages.TeamMessages;
import org.footbridge.messages.TeamMessages.Acting;
import org.footbridge.messages.ThreadId;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Drafts;
import org.footbridge.platform.FormTokens;
import org.footbridge.tasks.EnteredInError;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.HandedIn;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The team's inbox. Names and words are looked for by POST, so that none stands in an address. */
@Controller
class InboxController {

    private final Authorization authorization;
    private final TeamMessages messages;
    private final InboxQuery inbox;
    private final ThreadQuery query;
    private final Participants participants;
    private final House house;
    private final Drafts drafts;
    private final FormTokens tokens;
    private final Clock clock;

    InboxController(
            Authorization authorization,
            TeamMessages messages,
            InboxQuery inbox,
            ThreadQuery query,
            Participants participants,
            House house,
            Drafts drafts,
            FormTokens tokens,
            Clock clock) {
        this.authorization = authorization;
        this.messages = messages;
        this.inbox = inbox;
        this.query = query;
        this.participants = participants;
        this.house = house;
        this.drafts = drafts;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping("/messages")
    String list(
            @RequestParam @Nullable String show,
            @RequestParam @Nullable String whose,
            @RequestParam @Nullable String sort,
            @RequestParam @Nullable String after,
            Model model) {
        return list(new InboxFilter(show, whose, sort, after), "", model);
    }

    @PostMapping("/messages/search")
    String search(@RequestParam(defaultValue = "") String q, Model model) {
        return list(InboxFilter.everything(), q.replace("\u0000", "").strip(), model);
    }

    private String list(InboxFilter filter, String searched, Model model) {
        authorization.require(Permission.ANSWER_MESSAGES);
        var show = show();
        var now = clock.instant();
        var found = inbox.rows(filter, searched);
        var shown = found.stream().limit(InboxQuery.PAGE).toList();
        model.addAttribute(
                "page",
                new InboxPage(
                        shown.stream().map(row -> row(row, now, show)).toList(),
                        filter.chosenShow(),
                        filter.chosenWhose(),
                        filter.chosenSort(),
                        searched,
                        found.size() > shown.size() && searched.isEmpty()
                                ? filter.href(new InboxFilter.Place(
                                        shown.getLast().position(),
                                        shown.getLast().threadId()))
                                : null));
        return "messages/inbox";
    }

    private static InboxPage.Row row(InboxQuery.Row row, Instant now, Show show) {
        return new InboxPage.Row(
                row.threadId().toString(),
                new ParticipantId(row.participantId()),
                row.fullName(),
                row.topic(),
                row.status().equals("closed") ? "Closed" : row.turn().equals("team") ? "Our turn" : "Their turn",
                row.waitingSince()
                        .map(since -> "waits " + length(Duration.between(since, now)) + ", "
                                + promised(row.dueAt().orElse(since), now, show))
                        .orElse(""),
                mark(row.status(), row.dueAt(), now),
                row.ownerName().orElse("Nobody yet"),
                show.dateTime(row.lastAt()));
    }

    private static Mark mark(String status, Optional<Instant> due, Instant now) {
        return status.equals("closed")
                ? Mark.DONE
                : due.map(at -> at.isBefore(now) ? Mark.NEEDS : Mark.OPEN).orElse(Mark.QUIET);
    }

    private static String promised(Instant due, Instant now, Show show) {
        return due.isBefore(now)
                ? "promised by " + by(due, show) + ", " + length(Duration.between(due, now)) + " ago"
                : "promised by " + by(due, show);
    }

    /** Midnight is the end of the day that was promised, not the beginning of the next. */
    static String by(Instant due, Show show) {
        var promised = show.date(due.minusSeconds(1));
        return promised.equals(show.date(due)) ? show.dateTime(due) : "the end of " + promised;
    }

    /** Days from two days on, hours below, minutes below an hour. */
    private static String length(Duration duration) {
        long minutes = Math.max(duration.toMinutes(), 0);
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes < 48 * 60 ? minutes / 60 + " h" : minutes / (24 * 60) + " days";
    }

    @GetMapping("/messages/{thread}")
    String show(@PathVariable UUID thread, Model model) {
        var id = new ThreadId(thread);
        messages.opened(id);
        return page(
                id,
                drafts.find(draft(id))
                        .map(kept -> kept.getOrDefault("words", ""))
                        .orElse(""),
                Problems.none(),
                model);
    }

    @PostMapping("/messages/{thread}/answers")
    String answer(
            @PathVariable UUID thread,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String newest,
            @RequestParam @Nullable MultipartFile file,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model)
            throws IOException {
        var id = new ThreadId(thread);
        var letter = new Letter(words, HandedIn.bytes(file));
        var came = tokens.once(formToken, () -> switch (messages.answer(id, letter, message(newest))) {
            case Acting.Done _ -> {
                drafts.forget(draft(id));
                yield "redirect:/messages/" + thread;
            }
            case Acting.Moved _ -> "moved";
            case Acting.Flawed(var flaw) -> flaw.name();
            case Acting.Refused(String sentence) -> throw new IllegalStateException(sentence);
        });
        if (came.startsWith("redirect:")) {
            next.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.DONE, "Sent."));
            return came;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var problems = came.equals("moved")
                ? Problems.of(
                        "words",
                        "Something was sent here meanwhile. Look at it above; what you typed is still in the box.")
                : flawed(Letter.Flaw.valueOf(came));
        return page(id, letter.words(), again(problems, letter), model);
    }

    private static Problems again(Problems problems, Letter letter) {
        return letter.file().length > 0 && problems.of("file") == null
                ? problems.and("file", "Nothing was sent. Choose the file again.")
                : problems;
    }

    private static Problems flawed(Letter.Flaw flaw) {
        return switch (flaw) {
            case EMPTY -> Problems.of("words", "Write something first.");
            case TOO_LONG -> Problems.of("words", "A message holds %,d characters.".formatted(Letter.MOST_WORDS));
            case FILE_TOO_LARGE -> Problems.of("file", "The file is larger than 10 MB. Nothing was sent.");
            case FILE_UNKNOWN ->
                Problems.of("file", "This is no PDF, PNG, JPEG or TIFF, whatever its name says. Nothing was sent.");
        };
    }

    private static Optional<MessageId> message(String id) {
        try {
            return Optional.of(new MessageId(UUID.fromString(id)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    @PostMapping("/messages/{thread}/draft")
    ResponseEntity<Void> keep(@PathVariable UUID thread, @RequestParam(defaultValue = "") String words) {
        var id = new ThreadId(thread);
        authorization.require(
                Permission.ANSWER_MESSAGES,
                query.head(id).orElseThrow(NotYours::new).participantId());
        drafts.keep(draft(id), Map.of("words", words));
        return ResponseEntity.noContent().build();
    }

    private static String draft(ThreadId thread) {
        return "messages/" + thread.value();
    }

    @PostMapping("/messages/{thread}/owner")
    String handOver(
            @PathVariable UUID thread,
            @RequestParam @Nullable UUID colleague,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return tokens.once(
                formToken,
                () -> acted(
                        thread,
                        messages.handOver(
                                new ThreadId(thread), new MembershipId(colleague == null ? new UUID(0, 0) : colleague)),
                        "Handed over.",
                        next));
    }

    @PostMapping("/messages/{thread}/closing")
    String close(
            @PathVariable UUID thread,
            @RequestParam(defaultValue = "") String newest,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return tokens.once(
                formToken, () -> acted(thread, messages.close(new ThreadId(thread), message(newest)), "Closed.", next));
    }

    private static String acted(UUID thread, Acting acting, String done, RedirectAttributes next) {
        switch (acting) {
            case Acting.Done _ -> flash(next, Frame.Flash.Kind.DONE, done);
            case Acting.Moved _ ->
                flash(next, Frame.Flash.Kind.PROBLEM, "Something was sent here meanwhile. Look at it first.");
            case Acting.Refused(String sentence) -> flash(next, Frame.Flash.Kind.PROBLEM, sentence);
            case Acting.Flawed _ -> throw new IllegalStateException("Nothing was written here.");
        }
        return "redirect:/messages/" + thread;
    }

    @PostMapping("/messages/{thread}/letters/{message}/error")
    String enteredInError(
            @PathVariable UUID thread,
            @PathVariable UUID message,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return tokens.once(formToken, () -> {
            switch (messages.enteredInError(new MessageId(message), reason)) {
                case EnteredInError.Asking.Done _ ->
                    flash(next, Frame.Flash.Kind.DONE, "The privacy officer is asked to seal it.");
                case EnteredInError.Asking.Refused(String sentence) -> flash(next, Frame.Flash.Kind.PROBLEM, sentence);
            }
            return "redirect:/messages/" + thread;
        });
    }

    private static void flash(RedirectAttributes next, Frame.Flash.Kind kind, String sentence) {
        next.addFlashAttribute("flash", new Frame.Flash(kind, sentence));
    }

    @GetMapping("/people/{person}/messages")
    String ofPerson(@PathVariable UUID person, Model model) {
        return person(new ParticipantId(person), "", "", Problems.none(), model);
    }

    @PostMapping("/people/{person}/messages")
    String begin(
            @PathVariable UUID person,
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "") String words,
            @RequestParam @Nullable MultipartFile file,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var id = new ParticipantId(person);
        var letter = new Letter(words, HandedIn.bytes(file));
        var came = tokens.once(formToken, () -> switch (messages.begin(id, topic, letter)) {
            case Acting.Done(var thread) -> "redirect:/messages/" + thread.value();
            case Acting.Flawed(var flaw) -> flaw.name();
            case Acting.Refused(String sentence) -> "no " + sentence;
            case Acting.Moved _ -> throw new IllegalStateException("A new thread has no other messages.");
        });
        if (came.startsWith("redirect:")) {
            return came;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return person(
                id,
                topic,
                letter.words(),
                again(
                        came.startsWith("no ")
                                ? Problems.of("topic", came.substring(3))
                                : flawed(Letter.Flaw.valueOf(came)),
                        letter),
                model);
    }

    private String person(ParticipantId person, String topic, String typed, Problems problems, Model model) {
        authorization.require(Permission.ANSWER_MESSAGES, person);
        var show = show();
        var now = clock.instant();
        var who = participants.get(person).person();
        model.addAttribute(
                "page",
                new PersonThreadsPage(
                        person,
                        who.givenName() + " " + who.familyName(),
                        messages.reaches(person),
                        topic,
                        typed,
                        query.of(person).stream()
                                .map(head -> new PersonThreadsPage.Row(
                                        head.threadId().value().toString(),
                                        head.topic(),
                                        state(head, now, show),
                                        mark(head.status(), head.dueAt(), now),
                                        show.dateTime(head.lastAt())))
                                .toList(),
                        problems));
        return "messages/person";
    }

    private String page(ThreadId id, String typed, Problems problems, Model model) {
        var head = query.head(id).orElseThrow(NotYours::new);
        var show = show();
        var now = clock.instant();
        var lines = query.lines(id);
        var colleagues = query.named(messages.colleagues(head.participantId()).stream()
                .map(MembershipId::value)
                .toList());
        model.addAttribute(
                "page",
                new TeamThreadPage(
                        id.value().toString(),
                        head.participantId(),
                        head.fullName(),
                        head.topic(),
                        state(head, now, show),
                        mark(head.status(), head.dueAt(), now),
                        !head.closed(),
                        head.ownerName().orElse("Nobody yet"),
                        colleagues.stream()
                                .filter(one -> head.ownerId()
                                        .filter(one.membershipId()::equals)
                                        .isEmpty())
                                .map(one -> new Choice(one.membershipId().toString(), one.fullName()))
                                .toList(),
                        lines.stream().map(line -> line(id, head, line, show)).toList(),
                        lines.isEmpty()
                                ? ""
                                : lines.getLast().messageId().value().toString(),
                        typed,
                        problems));
        return "messages/thread";
    }

    private static String state(ThreadQuery.Head head, Instant now, Show show) {
        if (head.closed()) {
            return "Closed" + head.closedAt().map(at -> " " + show.dateTime(at)).orElse("");
        }
        return head.dueAt().map(due -> "Our turn, " + promised(due, now, show)).orElse("Their turn");
    }

    private static ThreadLine line(ThreadId thread, ThreadQuery.Head head, ThreadQuery.Line line, Show show) {
        boolean team = line.staffId().isPresent();
        boolean own = line.staffId()
                .filter(staff -> staff.equals(Actor.current().person()))
                .isPresent();
        return new ThreadLine(
                line.messageId().value().toString(),
                team,
                team ? line.writer().orElse("") : head.fullName(),
                show.dateTime(line.sentAt()),
                line.words(),
                line.fileId().map(file -> "/messages/files/" + file).orElse(null),
                line.fileId()
                        .map(_ -> "Open the file: %s, %,d kB"
                                .formatted(
                                        MediaType.suffixOf(line.mediaType().orElse(""))
                                                .toUpperCase(Locale.ROOT),
                                        Math.max(1, line.bytes().orElse(0) / 1000)))
                        .orElse(""),
                !team
                        ? ""
                        : line.asked()
                                ? "To be sealed"
                                : line.openedAt()
                                        .map(at -> "Opened on their side " + show.dateTime(at)
                                                + ". Whether it was read, nobody knows.")
                                        .orElse("Not opened on their side yet"),
                own && !line.asked()
                        ? "/messages/" + thread.value() + "/letters/"
                                + line.messageId().value() + "/error"
                        : null);
    }

    private Show show() {
        return new Show(Locale.US, house.zone());
    }
}
