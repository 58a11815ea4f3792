package org.footbridge.messages.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.history.MediaType;
import org.footbridge.messages.Letter;
import org.footbridge.messages.OwnMessages;
import org.footbridge.messages.OwnMessages.Sending;
import org.footbridge.messages.ThreadId;
import org.footbridge.people.ParticipantId;
import org.footbridge.plans.WhoReads;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Drafts;
import org.footbridge.platform.FormTokens;
import org.footbridge.ui.HandedIn;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.footbridge.ui.Told;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A participant writes to the team from the phone and reads what it answers. */
@Controller
@RequestMapping("/me/messages")
class OwnMessagesController {

    private static final String HERE = "/me/messages";

    private final Authorization authorization;
    private final OwnMessages messages;
    private final ThreadQuery query;
    private final WhoReads whoReads;
    private final SafetyWords safety;
    private final House house;
    private final Drafts drafts;
    private final FormTokens tokens;
    private final WordsOf wordsOf;

    OwnMessagesController(
            Authorization authorization,
            OwnMessages messages,
            ThreadQuery query,
            WhoReads whoReads,
            SafetyWords safety,
            House house,
            Drafts drafts,
            FormTokens tokens,
            WordsOf wordsOf) {
        this.authorization = authorization;
        this.messages = messages;
        this.query = query;
        this.whoReads = whoReads;
        this.safety = safety;
        this.house = house;
        this.drafts = drafts;
        this.tokens = tokens;
        this.wordsOf = wordsOf;
    }

    /** With a login of one's own, never at a shared tablet. */
    private ParticipantId me() {
        authorization.require(Permission.OWN_RECORD);
        if (Actor.current().account() == null) {
            throw new NotYours();
        }
        return new ParticipantId(Objects.requireNonNull(Actor.current().person()));
    }

    @GetMapping
    String list(Locale locale, Model model) {
        var me = me();
        var words = wordsOf.of(locale);
        var show = show(words);
        model.addAttribute(
                "page",
                new OwnListPage(
                        me,
                        messages.promise(me)
                                .map(promise -> words.say("messages.promise", promise.hours()))
                                .orElse(""),
                        query.of(me).stream()
                                .map(head -> new OwnListPage.Row(
                                        HERE + "/" + head.threadId().value(),
                                        head.topic(),
                                        show.dateTime(head.lastAt()),
                                        standing(head, words),
                                        head.unopened() ? Mark.NEEDS : head.closed() ? Mark.DONE : Mark.OPEN))
                                .toList()));
        return "messages/own";
    }

    private static String standing(ThreadQuery.Head head, Words words) {
        return words.say(
                head.unopened()
                        ? "messages.short.new"
                        : head.closed()
                                ? "messages.short.closed"
                                : head.turn().equals("team") ? "messages.short.waits" : "messages.short.answered");
    }

    @GetMapping("/new")
    String begin(Locale locale, Model model) {
        var me = me();
        var kept = drafts.find(draft(null)).orElse(Map.of());
        return page(
                me,
                null,
                kept.getOrDefault("topic", ""),
                kept.getOrDefault("words", ""),
                null,
                Problems.none(),
                wordsOf.of(locale),
                model);
    }

    @GetMapping("/{thread}")
    String show(@PathVariable UUID thread, @RequestParam(defaultValue = "") String told, Locale locale, Model model) {
        var me = me();
        var id = new ThreadId(thread);
        messages.opened(me, id);
        var words = wordsOf.of(locale);
        var kept = drafts.find(draft(id)).orElse(Map.of());
        return page(
                me,
                id,
                "",
                kept.getOrDefault("words", ""),
                told.equals("yes") ? told(me, "messages.safety.told", words) : null,
                Problems.none(),
                words,
                model);
    }

    @PostMapping
    String send(
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "") String words,
            @RequestParam @Nullable MultipartFile file,
            @RequestParam @Nullable String safetyAtStake,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var me = me();
        var letter = letter(words, file);
        var came = tokens.once(formToken, () -> outcome(messages.begin(me, topic, letter, said(safetyAtStake)), null));
        return answered(me, null, topic, letter, came, said(safetyAtStake), locale, response, model);
    }

    @PostMapping("/{thread}")
    String reply(
            @PathVariable UUID thread,
            @RequestParam(defaultValue = "") String words,
            @RequestParam @Nullable MultipartFile file,
            @RequestParam @Nullable String safetyAtStake,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            Model model)
            throws IOException {
        var me = me();
        var id = new ThreadId(thread);
        var letter = letter(words, file);
        var came = tokens.once(formToken, () -> outcome(messages.reply(me, id, letter, said(safetyAtStake)), id));
        return answered(me, id, "", letter, came, said(safetyAtStake), locale, response, model);
    }

    /** What is kept while somebody types; whether safety is at stake is answered anew when it is sent. */
    @PostMapping("/draft")
    ResponseEntity<Void> keepNew(
            @RequestParam(defaultValue = "") String topic, @RequestParam(defaultValue = "") String words) {
        me();
        drafts.keep(draft(null), Map.of("topic", topic, "words", words));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{thread}/draft")
    ResponseEntity<Void> keep(@PathVariable UUID thread, @RequestParam(defaultValue = "") String words) {
        me();
        if (query.head(new ThreadId(thread)).isEmpty()) {
            throw new NotYours();
        }
        drafts.keep(draft(new ThreadId(thread)), Map.of("words", words));
        return ResponseEntity.noContent().build();
    }

    private static String draft(@Nullable ThreadId thread) {
        return "messages/" + (thread == null ? "new" : thread.value());
    }

    private static Letter letter(String words, @Nullable MultipartFile file) throws IOException {
        return new Letter(words, HandedIn.bytes(file));
    }

    private static Optional<Boolean> said(@Nullable String safetyAtStake) {
        return Optional.ofNullable(safetyAtStake)
                .filter(one -> one.equals("yes") || one.equals("no"))
                .map("yes"::equals);
    }

    /** What a repeat of the same form gets again. */
    private String outcome(Sending sending, @Nullable ThreadId thread) {
        return switch (sending) {
            case Sending.Sent(var id, boolean told) -> {
                drafts.forget(draft(thread));
                yield "redirect:" + HERE + "/" + id.value() + (told ? "?told=yes" : "");
            }
            case Sending.AskAtStake _ -> "ask";
            case Sending.NoTeam _ -> "nobody";
            case Sending.Flawed(var flaw) -> flaw.name();
        };
    }

    private String answered(
            ParticipantId me,
            @Nullable ThreadId thread,
            String topic,
            Letter letter,
            String came,
            Optional<Boolean> atStake,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        if (came.startsWith("redirect:")) {
            return came;
        }
        var words = wordsOf.of(locale);
        var problems =
                switch (came) {
                    case "ask" -> Problems.of("safetyAtStake", safety.in(words).say("messages.safety.first"));
                    case "nobody" -> Problems.of("", words.say("messages.nobody"));
                    default -> flawed(Letter.Flaw.valueOf(came), topic, thread == null, words);
                };
        if (letter.file().length > 0 && problems.of("file") == null) {
            problems = problems.and("file", words.say("messages.file.again"));
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var told = atStake.orElse(false) ? told(me, "messages.safety.toldUnsent", words) : null;
        return page(me, thread, topic, letter.words(), told, problems, words, model);
    }

    private static Problems flawed(Letter.Flaw flaw, String topic, boolean begins, Words words) {
        if (begins && topic.isBlank()) {
            return Problems.of("topic", words.say("messages.topic.blank"));
        }
        if (begins && topic.strip().length() > Letter.MOST_TOPIC) {
            return Problems.of("topic", words.say("messages.topic.long", Letter.MOST_TOPIC));
        }
        return switch (flaw) {
            case EMPTY -> Problems.of("words", words.say("messages.words.blank"));
            case TOO_LONG -> Problems.of("words", words.say("messages.words.long", Letter.MOST_WORDS));
            case FILE_TOO_LARGE -> Problems.of("file", words.say("messages.file.large"));
            case FILE_UNKNOWN -> Problems.of("file", words.say("messages.file.unknown"));
        };
    }

    private String page(
            ParticipantId me,
            @Nullable ThreadId thread,
            String topic,
            String typed,
            @Nullable Told told,
            Problems problems,
            Words words,
            Model model) {
        var show = show(words);
        var promise = messages.promise(me);
        Optional<ThreadQuery.Head> head = thread == null
                ? Optional.empty()
                : Optional.of(query.head(thread).orElseThrow(NotYours::new));
        model.addAttribute(
                "page",
                new OwnThreadPage(
                        me,
                        thread == null ? HERE : HERE + "/" + thread.value(),
                        head.map(ThreadQuery.Head::topic).orElse(topic),
                        thread == null,
                        head.map(one -> state(one, show, words)).orElse(""),
                        thread == null
                                ? List.of()
                                : query.lines(thread).stream()
                                        .map(line -> line(line, show, words))
                                        .toList(),
                        promise.isEmpty()
                                ? ""
                                : house.about()
                                        .map(about -> words.say("messages.reader", about.name()))
                                        .orElse(words.say("messages.readerUnnamed")),
                        promise.map(one -> words.say(
                                        "messages.when", one.hours(), DueWords.by(one.dueAt(), words, house.zone())))
                                .orElse(""),
                        typed,
                        told,
                        problems));
        return "messages/ownThread";
    }

    private Told told(ParticipantId me, String title, Words words) {
        var said = safety.in(words);
        var reader = whoReads.of(me, said);
        return new Told(
                said.language(),
                said.say(title),
                reader.later() ? reader.when() : said.say("messages.safety.team"),
                said.say("messages.safety.dontWait"));
    }

    private String state(ThreadQuery.Head head, Show show, Words words) {
        if (head.closed()) {
            return words.say(
                    "messages.state.closed", head.closedAt().map(show::dateTime).orElse(""));
        }
        return head.dueAt()
                .map(due -> words.say("messages.state.waits", DueWords.by(due, words, house.zone())))
                .orElse(words.say("messages.state.answered"));
    }

    private static ThreadLine line(ThreadQuery.Line line, Show show, Words words) {
        boolean mine = line.staffId().isEmpty();
        return new ThreadLine(
                line.messageId().value().toString(),
                mine,
                mine ? words.say("messages.you") : line.writer().orElse(""),
                show.dateTime(line.sentAt()),
                line.words(),
                line.fileId().map(id -> HERE + "/files/" + id).orElse(null),
                line.fileId()
                        .map(_ -> words.say(
                                "messages.file.open",
                                MediaType.suffixOf(line.mediaType().orElse("")).toUpperCase(Locale.ROOT),
                                Math.max(1, line.bytes().orElse(0) / 1000)))
                        .orElse(""),
                !mine
                        ? ""
                        : line.openedAt()
                                .map(at -> words.say("messages.receipt.opened", show.dateTime(at)))
                                .orElse(words.say("messages.receipt.not")),
                null);
    }

    private Show show(Words words) {
        return new Show(words.locale(), house.zone());
    }
}
