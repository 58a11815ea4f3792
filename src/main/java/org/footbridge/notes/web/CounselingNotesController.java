package org.footbridge.notes.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.episodes.Episode;
import org.footbridge.episodes.Episodes;
import org.footbridge.notes.CounselingNotes;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.platform.FormTokens;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
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

/** A clinician's own notes apart from the record (45 CFR 164.501; 42 CFR 2.11): written and read by one sign-in. */
@Controller
@RequestMapping("/people/{participant}/counseling-notes")
class CounselingNotesController {

    /** As long as a note of a whole session may become. */
    private static final int LONGEST = 20_000;

    private final CounselingNotes notes;
    private final Participants participants;
    private final Episodes episodes;
    private final House house;
    private final FormTokens tokens;

    CounselingNotesController(
            CounselingNotes notes, Participants participants, Episodes episodes, House house, FormTokens tokens) {
        this.notes = notes;
        this.participants = participants;
        this.episodes = episodes;
        this.house = house;
        this.tokens = tokens;
    }

    @GetMapping
    String show(@PathVariable UUID participant, Locale locale, Model model) {
        return page(new ParticipantId(participant), null, "", Problems.none(), locale, model);
    }

    @PostMapping
    String keep(
            @PathVariable UUID participant,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String words,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            RedirectAttributes next,
            Locale locale,
            Model model) {
        var id = new ParticipantId(participant);
        var regime = regimeOf(id);
        var chosen =
                kinds(regime).stream().filter(one -> one.value().equals(kind)).findFirst();
        var problems = Problems.none();
        if (chosen.isEmpty()) {
            problems = problems.and("kind", "Choose what kind of note it is.");
        }
        if (words.isBlank()) {
            problems = problems.and("words", "The note says nothing yet.");
        } else if (words.length() > LONGEST) {
            problems = problems.and("words", "This is very long. Please keep it as two notes.");
        }
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(id, kind, words, problems, locale, model);
        }
        next.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.DONE, "Kept, for your eyes only."));
        return tokens.once(formToken, () -> {
            notes.write(id, regime, PrivacyClass.valueOf(kind), words.strip());
            return "redirect:/people/" + participant + "/counseling-notes";
        });
    }

    private String page(
            ParticipantId id, @Nullable String kind, String typed, Problems problems, Locale locale, Model model) {
        var mine = notes.ofMineAbout(id);
        var show = new Show(
                locale, house.about().map(about -> ZoneId.of(about.zone())).orElse(ZoneId.of("UTC")));
        model.addAttribute(
                "page",
                new CounselingNotesPage(
                        id.value().toString(),
                        Optional.ofNullable(participants.namesOf(List.of(id)).get(id))
                                .orElseThrow(NotYours::new)
                                .fullName(),
                        mine.stream()
                                .map(one -> new CounselingNotesPage.Line(
                                        show.dateTime(one.writtenAt()),
                                        label(one.privacyClass()),
                                        one.words().lines().toList()))
                                .toList(),
                        kinds(regimeOf(id)),
                        kind,
                        typed,
                        problems));
        return "notes/counseling";
    }

    /** Records are Part 2 unless the stay's program says otherwise (CARE 13). */
    private Regime regimeOf(ParticipantId id) {
        return episodes.currentOf(id).map(episodes::get).map(Episode::regime).orElse(Regime.PART2);
    }

    private static List<Choice> kinds(Regime regime) {
        var psychotherapy = choice(PrivacyClass.PSYCHOTHERAPY);
        return regime == Regime.PART2
                ? List.of(psychotherapy, choice(PrivacyClass.SUD_COUNSELING))
                : List.of(psychotherapy);
    }

    private static Choice choice(PrivacyClass kind) {
        return new Choice(kind.name(), label(kind));
    }

    private static String label(PrivacyClass kind) {
        return kind == PrivacyClass.PSYCHOTHERAPY ? "Psychotherapy note" : "SUD counseling note";
    }
}
