package org.footbridge.notes.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.access.Signatures;
import org.footbridge.access.Signing;
import org.footbridge.episodes.Episode;
import org.footbridge.episodes.Episodes;
import org.footbridge.notes.NoteFormat;
import org.footbridge.notes.NoteId;
import org.footbridge.notes.NoteKind;
import org.footbridge.notes.Notes;
import org.footbridge.notes.OwnPart;
import org.footbridge.notes.Presence;
import org.footbridge.notes.Written;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Drafts;
import org.footbridge.platform.FormTokens;
import org.footbridge.programs.Programs;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Mark;
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

/** One person's notes: the list, one to read, one to write. */
@Controller
class NotesController {

    private final NotesQuery query;
    private final SessionQuery sessions;
    private final Notes notes;
    private final Signatures signatures;
    private final Participants participants;
    private final Episodes episodes;
    private final Programs programs;
    private final Authorization authorization;
    private final FormTokens tokens;
    private final Drafts drafts;

    NotesController(
            NotesQuery query,
            SessionQuery sessions,
            Notes notes,
            Signatures signatures,
            Participants participants,
            Episodes episodes,
            Programs programs,
            Authorization authorization,
            FormTokens tokens,
            Drafts drafts) {
        this.drafts = drafts;
        this.query = query;
        this.sessions = sessions;
        this.notes = notes;
        this.signatures = signatures;
        this.participants = participants;
        this.episodes = episodes;
        this.programs = programs;
        this.authorization = authorization;
        this.tokens = tokens;
    }

    @GetMapping("/people/{participant}/notes")
    String list(@PathVariable UUID participant, Locale locale, Model model) {
        var id = new ParticipantId(participant);
        var show = new Show(locale, ZoneId.of("UTC"));
        model.addAttribute(
                "page",
                new NotesPage(
                        participant.toString(),
                        nameOf(id),
                        authorization.may(Permission.WRITE_CHART, id)
                                && episodes.currentOf(id).isPresent(),
                        authorization.may(Permission.SIGN_CLINICAL, id),
                        query.of(id).stream()
                                .map(line -> new NotesPage.Line(
                                        show.date(line.onDate()),
                                        line.title() + (line.lateEntry() ? " (late entry)" : ""),
                                        "/notes/" + line.noteId(),
                                        line.authorName() + (line.excerpt().isEmpty() ? "" : " · " + line.excerpt()),
                                        mark(line.status()),
                                        words(line.status())))
                                .toList()));
        return "notes/list";
    }

    @GetMapping("/people/{participant}/notes/new")
    String begin(@PathVariable UUID participant, Model model) {
        var id = new ParticipantId(participant);
        authorization.require(Permission.WRITE_CHART, id);
        model.addAttribute("page", beginning(id, ServiceNoteForm.EMPTY, Problems.none()));
        return "notes/write";
    }

    @PostMapping("/people/{participant}/notes")
    String create(
            @PathVariable UUID participant,
            @ModelAttribute ServiceNoteForm form,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            Model model) {
        var id = new ParticipantId(participant);
        authorization.require(Permission.WRITE_CHART, id);
        var stay = episodes.currentOf(id).map(episodes::get).orElseThrow(NotYours::new);
        var note = form.note(zone(stay));
        var problems = form.problems();
        if (problems.any() || note.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", beginning(id, form, problems));
            return "notes/write";
        }
        return tokens.once(
                formToken,
                () -> "redirect:/notes/"
                        + notes.write(stay.episodeId(), note.get()).value());
    }

    /** @param as how to read it: dap, soap, birp or girp */
    @GetMapping("/notes/{note}")
    String show(@PathVariable UUID note, @RequestParam(defaultValue = "dap") String as, Locale locale, Model model) {
        var id = new NoteId(note);
        var format = Arrays.stream(NoteFormat.values())
                .filter(one -> one.name().equalsIgnoreCase(as))
                .findFirst()
                .orElse(NoteFormat.DAP);
        var written = notes.get(id);
        var context = query.context(id);
        var show = new Show(locale, ZoneId.of(context.zone()));
        boolean mine = written.authorId().value().equals(Actor.current().person());
        var sentBack = query.lastSentBack(id);
        var adding = drafts.find(addendumOf(note))
                .map(typed -> typed.getOrDefault("words", ""))
                .orElse("");
        var toward = query.toward(id).stream()
                .map(one -> one.statement()
                        + (one.linkedLater() ? " (linked later, on " + show.date(one.linkedAt()) + ")" : ""))
                .toList();
        model.addAttribute(
                "page",
                new NotePage(
                        note.toString(),
                        written.participantId().value().toString(),
                        context.participantName(),
                        written.title() + (written.lateEntry() || context.afterTheSession() ? " (late entry)" : ""),
                        show.day(written.onDate()) + ", " + show.time(written.startsAt())
                                + written.endsAt()
                                        .map(end -> " – " + show.time(end))
                                        .orElse("")
                                + there(notes.presence(id), written)
                                + " · " + context.authorName(),
                        mark(status(written)),
                        words(status(written)),
                        written.isDraft(),
                        written.isLocked(),
                        mine,
                        query.askedToSeal(id),
                        mine && written.isDraft()
                                ? sentBack.map(NotesQuery.SentBack::comment).orElse(null)
                                : null,
                        written.sessionId()
                                .map(session -> "/sessions/" + session.value())
                                .orElse(null),
                        format
                                .read(new NoteFormat.Fields(
                                        written.kind() == NoteKind.GROUP
                                                ? context.lesson().orElse("")
                                                : written.focus(),
                                        written.kind() == NoteKind.GROUP
                                                ? context.interventions().orElse("")
                                                : written.interventions(),
                                        written.own(),
                                        toward))
                                .stream()
                                .map(section -> new NotePage.Section(section.title(), section.words()))
                                .toList(),
                        format.name(),
                        toward,
                        // What was signed before it was sent back was another text; that one is kept apart.
                        signatures.signaturesOf("note", id).stream()
                                .filter(signed -> sentBack.filter(
                                                back -> !signed.signedAt().isAfter(back.sentAt()))
                                        .isEmpty())
                                .map(signed -> new NotePage.Signed(
                                        signed.signerName(),
                                        signed.meaning().sentence(),
                                        show.dateTime(signed.signedAt())))
                                .toList(),
                        query.addenda(id).stream()
                                .map(addendum -> new NotePage.Section(
                                        addendum.authorName() + ", " + show.dateTime(addendum.writtenAt()),
                                        addendum.words()))
                                .toList(),
                        adding,
                        mine || written.isLocked() ? notes.names(id, adding) : List.of()));
        return "notes/note";
    }

    @GetMapping("/notes/{note}/edit")
    String edit(@PathVariable UUID note, Model model) {
        var written = notes.get(new NoteId(note));
        if (!written.isDraft()
                || !written.authorId().value().equals(Actor.current().person())) {
            return "redirect:/notes/" + note;
        }
        model.addAttribute("page", writing(written, formOf(written), null, Problems.none()));
        return "notes/write";
    }

    @PostMapping("/notes/{note}")
    String revise(
            @PathVariable UUID note,
            @ModelAttribute ServiceNoteForm form,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            Model model) {
        var stands = notes.get(new NoteId(note));
        boolean group = stands.kind() == NoteKind.GROUP;
        var whole = group ? withTimes(form, formOf(stands)) : form;
        var problems = group ? Problems.none() : whole.problems();
        var wanted = whole.note(zone(episodes.get(stands.episodeId()))).map(typed -> typed.keeping(unoffered(stands)));
        if (problems.any() || wanted.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", writing(stands, form, null, problems));
            return "notes/write";
        }
        var changed = new AtomicReference<Notes.@Nullable Changing>();
        var answer = tokens.once(formToken, () -> {
            changed.set(notes.revise(
                    new NoteId(note), Optional.ofNullable(form.version()).orElse(0), wanted.get()));
            return "redirect:/notes/" + note;
        });
        if (changed.get() instanceof Notes.Changing.Conflict conflict) {
            response.setStatus(HttpStatus.CONFLICT.value());
            var own = conflict.stands().own();
            model.addAttribute(
                    "page",
                    writing(
                            conflict.stands(),
                            form,
                            NoteFormat.joined(own.response(), own.progress(), own.risk(), own.plan(), own.ownLine()),
                            Problems.of("", "This note was changed meanwhile. Both texts are below.")));
            return "notes/write";
        }
        if (changed.get() instanceof Notes.Changing.Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", writing(stands, form, null, Problems.of("", refused.sentence())));
            return "notes/write";
        }
        return answer;
    }

    /** Objectives of an earlier plan, which the form does not offer any more: their links stay. */
    private Set<UUID> unoffered(Written note) {
        var offered =
                objectives(note.participantId()).stream().map(Choice::value).collect(Collectors.toSet());
        return note.own().toward().stream()
                .filter(one -> !offered.contains(one.toString()))
                .collect(Collectors.toSet());
    }

    /** Somebody says this word is no person in this note. */
    @PostMapping("/notes/{note}/kept-words")
    String keepWord(@PathVariable UUID note, @RequestParam String word) {
        notes.keepWord(new NoteId(note), word);
        return "redirect:/notes/" + note;
    }

    @PostMapping("/notes/{note}/signature")
    String sign(@PathVariable UUID note, @RequestParam @Nullable UUID formToken, RedirectAttributes next) {
        return told(note, formToken, next, () -> notes.sign(new NoteId(note)), "Signed.");
    }

    @PostMapping("/notes/{note}/addenda")
    String add(
            @PathVariable UUID note,
            @RequestParam String words,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return told(note, formToken, next, () -> kept(note, words), "Added and signed.");
    }

    /** What is not signed yet, because somebody must be recognized again or it was refused, is not lost. */
    private Notes.Changing kept(UUID note, String words) {
        var changing = notes.addendum(new NoteId(note), words);
        if (changing instanceof Notes.Changing.Done) {
            drafts.forget(addendumOf(note));
        } else {
            drafts.keep(addendumOf(note), Map.of("words", words));
        }
        return changing;
    }

    /** What belongs to the same session and was found out later, or stood in the wrong record: a note of its own. */
    @PostMapping("/notes/{note}/late-entries")
    String addLate(
            @PathVariable UUID note,
            @RequestParam(defaultValue = "") String entry,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        var stands = notes.get(new NoteId(note));
        var session = stands.sessionId().orElseThrow(NotYours::new);
        return tokens.once(formToken, () -> {
            var changing = notes.writeLate(
                    session, stands.participantId(), stands.episodeId(), OwnPart.response(entry.strip()));
            if (changing instanceof Notes.Changing.Done(var late)) {
                return "redirect:/notes/" + late.value();
            }
            if (changing instanceof Notes.Changing.Refused(var sentence)) {
                next.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.PROBLEM, sentence));
            }
            return "redirect:/notes/" + note;
        });
    }

    private static String addendumOf(UUID note) {
        return "note/" + note + "/addendum";
    }

    @PostMapping("/notes/{note}/error")
    String enteredInError(
            @PathVariable UUID note,
            @RequestParam String reason,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return told(
                note,
                formToken,
                next,
                () -> notes.enteredInError(new NoteId(note), reason),
                "The privacy officer is asked to seal it. Write it in the right record as a late entry.");
    }

    private String told(
            UUID note, @Nullable UUID formToken, RedirectAttributes next, Supplier<Notes.Changing> act, String done) {
        var changed = new AtomicReference<Notes.@Nullable Changing>();
        var answer = tokens.once(formToken, () -> {
            changed.set(act.get());
            return changed.get() instanceof Notes.Changing.NeedsSecondFactor
                    ? "redirect:" + Signing.NeedsSecondFactor.WHERE + "?then=/notes/" + note
                    : "redirect:/notes/" + note;
        });
        if (!(changed.get() instanceof Notes.Changing.NeedsSecondFactor)) {
            next.addFlashAttribute(
                    "flash",
                    changed.get() instanceof Notes.Changing.Refused refused
                            ? new Frame.Flash(Frame.Flash.Kind.PROBLEM, refused.sentence())
                            : new Frame.Flash(Frame.Flash.Kind.DONE, done));
        }
        return answer;
    }

    private ServiceNotePage beginning(ParticipantId id, ServiceNoteForm form, Problems problems) {
        return new ServiceNotePage(
                id.value().toString(), nameOf(id), null, false, form, null, null, objectives(id), problems);
    }

    private List<Choice> objectives(ParticipantId id) {
        return sessions.objectives(List.of(id.value())).stream()
                .map(one -> new Choice(one.objectiveId().toString(), one.statement()))
                .toList();
    }

    private ServiceNotePage writing(Written note, ServiceNoteForm form, @Nullable String theirs, Problems problems) {
        return new ServiceNotePage(
                note.participantId().value().toString(),
                nameOf(note.participantId()),
                note.id().value().toString(),
                note.kind() == NoteKind.GROUP,
                withVersion(form, note.version()),
                theirs,
                query.lastSentBack(note.id()).map(NotesQuery.SentBack::comment).orElse(null),
                objectives(note.participantId()),
                problems);
    }

    private ServiceNoteForm formOf(Written note) {
        var zone = zone(episodes.get(note.episodeId()));
        var own = note.own();
        var presence = notes.presence(note.id());
        return new ServiceNoteForm(
                note.version(),
                note.kind(),
                LocalDate.ofInstant(note.startsAt(), zone),
                LocalTime.ofInstant(note.startsAt(), zone),
                note.endsAt().map(end -> LocalTime.ofInstant(end, zone)).orElse(null),
                note.whoWasThere(),
                note.focus(),
                note.interventions(),
                own.response(),
                own.progress(),
                own.risk(),
                own.plan(),
                own.ownLine(),
                presence.roles(),
                presence.disclosure(),
                own.toward());
    }

    private static ServiceNoteForm withVersion(ServiceNoteForm form, int version) {
        return new ServiceNoteForm(
                version,
                form.kind(),
                form.date(),
                form.from(),
                form.to(),
                form.whoWasThere(),
                form.focus(),
                form.interventions(),
                form.response(),
                form.progress(),
                form.risk(),
                form.plan(),
                form.ownLine(),
                form.there(),
                form.disclosure(),
                form.toward());
    }

    private static ServiceNoteForm withTimes(ServiceNoteForm form, ServiceNoteForm stands) {
        return new ServiceNoteForm(
                form.version(),
                stands.kind(),
                stands.date(),
                stands.from(),
                stands.to(),
                form.whoWasThere(),
                form.focus(),
                form.interventions(),
                form.response(),
                form.progress(),
                form.risk(),
                form.plan(),
                form.ownLine(),
                form.there(),
                form.disclosure(),
                form.toward());
    }

    private ZoneId zone(Episode stay) {
        return programs.zoneOf(stay.programId());
    }

    private String nameOf(ParticipantId id) {
        return Optional.ofNullable(participants.namesOf(List.of(id)).get(id))
                .orElseThrow(NotYours::new)
                .fullName();
    }

    private static String there(Presence presence, Written note) {
        var words = Stream.of(presence.inWords(), note.whoWasThere())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        var told = presence.disclosure().isEmpty() ? "" : " · told, and allowed by: " + presence.disclosure();
        return (words.isEmpty() ? "" : " · there: " + words) + told;
    }

    private static String status(Written note) {
        return note.isLocked() ? "signed" : note.isDraft() ? "draft" : "waiting_for_supervisor";
    }

    private static Mark mark(String status) {
        return switch (status) {
            case "signed" -> Mark.DONE;
            case "draft" -> Mark.NEEDS;
            default -> Mark.OPEN;
        };
    }

    private static String words(String status) {
        return switch (status) {
            case "signed" -> "Signed";
            case "draft" -> "Draft";
            default -> "Waits for the supervisor";
        };
    }
}
