package org.footbridge.medications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.medications.Medications;
import org.footbridge.medications.Outcome;
import org.footbridge.medications.Reconciling;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.platform.FormTokens;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was sent and what is listed, held against what the person says, line by line on one page. */
@Controller
@RequestMapping("/people/{participant}/medications/reconciliation")
class ReconcilingController {

    /** Before the id in a field's name; the words beside a choice have another. */
    private static final String CHOSEN = "is:";

    private static final String WORDS = "words:";

    private final MedicationsQuery query;
    private final Reconciling reconciling;
    private final Medications medications;
    private final Participants participants;
    private final Authorization authorization;
    private final FormTokens tokens;
    private final House house;

    ReconcilingController(
            MedicationsQuery query,
            Reconciling reconciling,
            Medications medications,
            Participants participants,
            Authorization authorization,
            FormTokens tokens,
            House house) {
        this.query = query;
        this.reconciling = reconciling;
        this.medications = medications;
        this.participants = participants;
        this.authorization = authorization;
        this.tokens = tokens;
        this.house = house;
    }

    @GetMapping
    @Transactional(readOnly = true)
    public String show(@PathVariable UUID participant, Model model) {
        return page(participant, Map.of(), Problems.none(), model);
    }

    @PostMapping
    String reconcile(
            @PathVariable UUID participant,
            @RequestParam Map<String, String> fields,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var person = new ParticipantId(participant);
        medications.requireToSay(person);
        boolean mayConfirm = medications.mayConfirm(person);
        var asked = asked(fields);
        if (asked.isEmpty() && !mayConfirm) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(
                    participant, fields, Problems.of("", "Choose for at least one line what the person says."), model);
        }
        var came = new AtomicReference<Reconciling.@Nullable Reconciliation>();
        var answer = tokens.once(formToken, () -> {
            came.set(reconciling.reconcile(person, asked));
            return "redirect:/people/" + participant + "/medications";
        });
        if (came.get() instanceof Reconciling.Reconciliation.Refused(var line, var sentence)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var field = fields.keySet().stream()
                    .filter(key -> key.startsWith(WORDS) && key.endsWith(line.toString()))
                    .findFirst()
                    .orElse("");
            return page(participant, fields, Problems.of(field, sentence), model);
        }
        if (came.get() instanceof Reconciling.Reconciliation.Done(var done)) {
            next.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.DONE, sentence(done, mayConfirm)));
        }
        return answer;
    }

    private static String sentence(Reconciling.Reconciled done, boolean mayConfirm) {
        var lines = done.settled() == 1 ? "1 line" : done.settled() + " lines";
        var already = done.already() == 0
                ? ""
                : " %d had been settled meanwhile and stay as they were.".formatted(done.already());
        if (!mayConfirm) {
            return "Noted what the person says of " + lines + ". The prescriber confirms it." + already;
        }
        return (done.stillOpen() == 0
                        ? "The list is reconciled: " + lines + " settled."
                        : "%s settled, %d still open.".formatted(lines, done.stillOpen()))
                + already;
    }

    /** Lines nobody chose anything for were not asked about. */
    private static List<Reconciling.Asked> asked(Map<String, String> fields) {
        var asked = new ArrayList<Reconciling.Asked>();
        fields.forEach((field, value) -> {
            if (field.startsWith(CHOSEN) && !value.isEmpty()) {
                var key = field.substring(CHOSEN.length());
                var parts = key.split(":", 2);
                asked.add(new Reconciling.Asked(
                        word(Reconciling.Subject.values(), parts[0]),
                        id(parts.length > 1 ? parts[1] : ""),
                        word(Outcome.values(), value),
                        fields.getOrDefault(WORDS + key, "")));
            }
        });
        return asked;
    }

    private static <E extends Enum<E>> E word(E[] all, String name) {
        for (var one : all) {
            if (one.name().equalsIgnoreCase(name)) {
                return one;
            }
        }
        throw new NotYours();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw new NotYours();
        }
    }

    private String page(UUID participant, Map<String, String> typed, Problems problems, Model model) {
        var person = new ParticipantId(participant);
        authorization.require(Permission.READ_CHART, person);
        medications.requireToSay(person);
        boolean restricted = authorization.may(Permission.READ_RESTRICTED_HISTORY, person);
        var words = new MedicationWords(new Show(Locale.US, house.zone()));
        var open = query.open(person, restricted);
        var listed = new ArrayList<ReconcilingPage.Line>();
        query.list(person, restricted).stream()
                .filter(row -> !row.kind().equals("stopped"))
                .sorted(Comparator.comparing(MedicationsQuery.ListedRow::confirmed))
                .map(words::line)
                .map(line -> line("LISTED", line, false))
                .forEach(listed::add);
        query.allergies(person).stream()
                .filter(row -> !row.kind().equals("none_known"))
                .sorted(Comparator.comparing(MedicationsQuery.AllergyRow::confirmed))
                .map(words::line)
                .map(line -> line("LISTED_ALLERGY", line, true))
                .forEach(listed::add);
        model.addAttribute(
                "page",
                new ReconcilingPage(
                        person,
                        Optional.ofNullable(participants.namesOf(Set.of(person)).get(person))
                                .map(Participants.Name::fullName)
                                .orElseThrow(NotYours::new),
                        medications.mayConfirm(person),
                        sent(open, false, words),
                        sent(open, true, words),
                        listed,
                        typed,
                        problems));
        return "medications/reconciling";
    }

    private static List<ReconcilingPage.Line> sent(
            List<MedicationsQuery.FactRow> open, boolean folded, MedicationWords words) {
        return open.stream()
                .filter(row -> row.folded() == folded)
                .map(row -> new ReconcilingPage.Line(
                        row.subject().toUpperCase(Locale.ROOT) + ":" + row.factId(),
                        row.name(),
                        words.sent(row),
                        words.said(
                                row.said(),
                                row.saidAt(),
                                row.saidTo(),
                                row.subject().equals("allergy")),
                        row.subject().equals("allergy")))
                .toList();
    }

    private static ReconcilingPage.Line line(String subject, MedicationsPage.Line line, boolean allergy) {
        return new ReconcilingPage.Line(
                subject + ":" + line.id(),
                line.name(),
                (allergy ? "Allergy · " : "") + line.detail() + " · "
                        + line.state().substring(0, 1).toLowerCase(Locale.ROOT)
                        + line.state().substring(1),
                line.said(),
                allergy);
    }
}
