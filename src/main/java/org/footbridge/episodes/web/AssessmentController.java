package org.footbridge.episodes.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.episodes.Answer;
import org.footbridge.episodes.Assessment;
import org.footbridge.episodes.AssessmentForm;
import org.footbridge.episodes.Assessments;
import org.footbridge.episodes.Episode;
import org.footbridge.episodes.Saved;
import org.footbridge.episodes.Signed;
import org.footbridge.episodes.Statement;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Drafts;
import org.footbridge.tasks.EnteredInError;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The assessment: section by section, kept while it is typed, signed by a clinician. */
@Controller
class AssessmentController {

    private final WayIn wayIn;
    private final Assessments assessments;
    private final Acting acting;
    private final Drafts drafts;

    AssessmentController(WayIn wayIn, Assessments assessments, Acting acting, Drafts drafts) {
        this.wayIn = wayIn;
        this.assessments = assessments;
        this.acting = acting;
        this.drafts = drafts;
    }

    @GetMapping("/episodes/{episode}/assessment")
    String show(@PathVariable UUID episode, Model model) {
        var stay = wayIn.require(episode, Permission.READ_CHART);
        var head = wayIn.head(stay, "assessment");
        var show = new Show(Locale.US, head.zone());
        var latest = assessments.latest(stay.episodeId());
        boolean mayWrite = wayIn.may(Permission.WRITE_CHART, stay);
        model.addAttribute(
                "page",
                latest.map(one -> new AssessmentPage(
                                head,
                                true,
                                mayWrite,
                                (int) sections(one).stream()
                                        .filter(section -> one.filled(section) > 0)
                                        .count(),
                                sections(one).stream()
                                        .map(section -> section(one, section))
                                        .toList(),
                                one.signedAt().isPresent() ? List.of() : assessments.missing(one.id()),
                                one.signedAt()
                                        .map(at -> new AssessmentPage.Signature(
                                                one.signerName().orElse(""), show.dateTime(at)))
                                        .orElse(null),
                                drafts.find("addendum/" + one.id().value())
                                        .map(fields -> fields.getOrDefault("words", ""))
                                        .orElse(""),
                                assessments.addendaOf(one.id()).stream()
                                        .map(addendum -> new AssessmentPage.Addendum(
                                                addendum.content(),
                                                addendum.signerName(),
                                                show.dateTime(addendum.signedAt())))
                                        .toList(),
                                assessments
                                        .authorOf(one.id())
                                        .filter(author ->
                                                author.equals(Actor.current().person()))
                                        .isPresent()))
                        .orElseGet(() -> new AssessmentPage(
                                head, false, mayWrite, 0, List.of(), List.of(), null, "", List.of(), false)));
        return "episodes/assessment";
    }

    @PostMapping("/episodes/{episode}/assessment")
    String begin(@PathVariable UUID episode, @RequestParam @Nullable UUID formToken, RedirectAttributes flash) {
        var stay = wayIn.require(episode, Permission.WRITE_CHART);
        return acting.act(formToken, here(episode), here(episode), "The assessment is begun.", flash, () -> {
            assessments.begin(stay.episodeId());
            return new Answer.Done();
        });
    }

    @GetMapping("/episodes/{episode}/assessment/{section}")
    String write(@PathVariable UUID episode, @PathVariable String section, Model model) {
        var stay = wayIn.require(episode, Permission.WRITE_CHART);
        var assessment = latest(stay);
        var draft = drafts.find(Assessments.draftOf(assessment.id(), section));
        return page(stay, assessment, section, draft.orElse(null), false, model);
    }

    @PostMapping("/episodes/{episode}/assessment/{section}")
    String save(
            @PathVariable UUID episode,
            @PathVariable String section,
            @RequestParam int version,
            @RequestParam Map<String, String> fields,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        var stay = wayIn.require(episode, Permission.WRITE_CHART);
        var assessment = latest(stay);
        var saved = new Saved[1];
        var next = nextOf(assessment, section);
        var led = acting.act(
                formToken,
                here(episode),
                next == null ? here(episode) : here(episode) + "/" + next,
                "Saved.",
                flash,
                () -> {
                    saved[0] = assessments.saveSection(
                            assessment.id(), section, version, read(of(assessment, section), fields));
                    return saved[0] instanceof Saved.Signed
                            ? new Answer.Refused(List.of("It is signed; what is missing goes into an addendum."))
                            : new Answer.Done();
                });
        if (saved[0] instanceof Saved.Conflict) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return page(stay, latest(stay), section, fields, true, model);
        }
        return led;
    }

    /** What is typed is kept while it is typed; the page sends it by itself. */
    @PostMapping("/episodes/{episode}/assessment/{section}/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@PathVariable UUID episode, @PathVariable String section, @RequestParam Map<String, String> fields) {
        var stay = wayIn.require(episode, Permission.WRITE_CHART);
        fields.keySet().removeIf(name -> !name.startsWith("said-") && !name.startsWith("who-"));
        drafts.keep(Assessments.draftOf(latest(stay).id(), section), fields);
    }

    @PostMapping("/episodes/{episode}/assessment/signature")
    String sign(@PathVariable UUID episode, @RequestParam @Nullable UUID formToken, RedirectAttributes flash) {
        var stay = wayIn.require(episode, Permission.SIGN_CLINICAL);
        return acting.sign(
                formToken,
                here(episode),
                here(episode),
                "Signed. From now on it is only added to.",
                flash,
                () -> assessments.sign(latest(stay).id()));
    }

    @PostMapping("/episodes/{episode}/assessment/addenda")
    String addend(
            @PathVariable UUID episode,
            @RequestParam(defaultValue = "") String words,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes flash) {
        var stay = wayIn.require(episode, Permission.SIGN_CLINICAL);
        var assessment = latest(stay);
        var draft = "addendum/" + assessment.id().value();
        drafts.keep(draft, Map.of("words", words));
        return acting.sign(formToken, here(episode), here(episode), "The addendum is signed.", flash, () -> {
            var signed = assessments.addend(assessment.id(), words);
            if (signed instanceof Signed.Done) {
                drafts.forget(draft);
            }
            return signed;
        });
    }

    /** The signer says that it stands in the wrong record. */
    @PostMapping("/episodes/{episode}/assessment/error")
    String enteredInError(
            @PathVariable UUID episode,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes flash) {
        var stay = wayIn.require(episode, Permission.WRITE_CHART);
        return acting.act(
                formToken,
                here(episode),
                here(episode),
                "The privacy officer is asked to seal it.",
                flash,
                () -> switch (assessments.enteredInError(latest(stay).id(), reason)) {
                    case EnteredInError.Asking.Done _ -> new Answer.Done();
                    case EnteredInError.Asking.Refused(String sentence) -> new Answer.Refused(List.of(sentence));
                });
    }

    private static String here(UUID episode) {
        return "/episodes/" + episode + "/assessment";
    }

    private Assessment latest(Episode stay) {
        return assessments.latest(stay.episodeId()).orElseThrow(NotYours::new);
    }

    private List<AssessmentForm.Section> sections(Assessment assessment) {
        return assessment.form().sectionsFor(assessments.isForYoung(assessment));
    }

    private AssessmentForm.Section of(Assessment assessment, String key) {
        return sections(assessment).stream()
                .filter(section -> section.key().equals(key))
                .findFirst()
                .orElseThrow(NotYours::new);
    }

    private @Nullable String nextOf(Assessment assessment, String key) {
        var keys =
                sections(assessment).stream().map(AssessmentForm.Section::key).toList();
        int at = keys.indexOf(key);
        return at >= 0 && at + 1 < keys.size() ? keys.get(at + 1) : null;
    }

    private static AssessmentPage.Section section(Assessment assessment, AssessmentForm.Section section) {
        int filled = assessment.filled(section);
        int fields = section.fields().size();
        return new AssessmentPage.Section(
                section.key(),
                section.title(),
                filled,
                fields,
                filled == 0 ? Mark.QUIET : filled < fields ? Mark.OPEN : Mark.DONE,
                section.fields().stream()
                        .flatMap(field -> assessment.statementsOf(section.key()).stream()
                                .filter(said -> said.field().equals(field.key()))
                                .map(said -> new AssessmentPage.Said(
                                        field.ask(),
                                        said.text(),
                                        said.informant().label())))
                        .toList());
    }

    /** Inputs are named by field and line: {@code said-risk-0} with {@code who-risk-0}. */
    private static List<Statement> read(AssessmentForm.Section section, Map<String, String> fields) {
        var said = new ArrayList<Statement>();
        for (var field : section.fields()) {
            for (int line = 0; fields.containsKey("said-" + field.key() + "-" + line); line++) {
                said.add(new Statement(
                        field.key(),
                        fields.getOrDefault("said-" + field.key() + "-" + line, ""),
                        informant(fields.getOrDefault("who-" + field.key() + "-" + line, ""))));
            }
        }
        return said;
    }

    private static Statement.Informant informant(String word) {
        for (var one : Statement.Informant.values()) {
            if (one.name().equals(word)) {
                return one;
            }
        }
        return Statement.Informant.PARTICIPANT;
    }

    private String page(
            Episode stay,
            Assessment assessment,
            String key,
            @Nullable Map<String, String> typed,
            boolean conflict,
            Model model) {
        if (assessment.signedAt().isPresent()) {
            return "redirect:" + here(stay.episodeId().value());
        }
        var section = of(assessment, key);
        var stands = assessment.statementsOf(key);
        var shown = typed == null ? stands : read(section, typed);
        model.addAttribute(
                "page",
                new SectionPage(
                        wayIn.head(stay, "assessment"),
                        key,
                        section.title(),
                        assessment.versionOf(key),
                        typed != null && !conflict,
                        conflict,
                        section.fields().stream()
                                .map(field -> field(field, shown, conflict ? stands : List.of()))
                                .toList(),
                        nextOf(assessment, key)));
        return "episodes/section";
    }

    private static SectionPage.Field field(AssessmentForm.Field field, List<Statement> shown, List<Statement> others) {
        var lines = new ArrayList<SectionPage.Line>();
        shown.stream()
                .filter(said -> said.field().equals(field.key()))
                .forEach(said -> lines.add(
                        line(field, lines.size(), said.text(), said.informant().name())));
        lines.add(line(field, lines.size(), "", lines.isEmpty() ? "PARTICIPANT" : "PARENT"));
        return new SectionPage.Field(
                field.ask(),
                field.rows(),
                lines,
                others.stream()
                        .filter(said -> said.field().equals(field.key()))
                        .map(said -> said.text() + " (" + said.informant().label() + ")")
                        .toList());
    }

    private static SectionPage.Line line(AssessmentForm.Field field, int number, String text, String informant) {
        return new SectionPage.Line(
                "said-" + field.key() + "-" + number, "who-" + field.key() + "-" + number, text, informant);
    }
}
