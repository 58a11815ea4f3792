package org.footbridge.measures.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.measures.Instrument;
import org.footbridge.measures.InstrumentId;
import org.footbridge.measures.Instruments;
import org.footbridge.measures.Packs;
import org.footbridge.measures.Question;
import org.footbridge.measures.Score;
import org.footbridge.platform.Drafts;
import org.footbridge.ui.Frame;
import org.footbridge.ui.HandedIn;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The director's instruments: what is here, a site's own file looked at and taken, empty words filled in. */
@Controller
@RequestMapping("/program/instruments")
class InstrumentsController {

    private static final String HOME = "redirect:/program/instruments";

    private final InstrumentsQuery query;
    private final Instruments instruments;
    private final Packs packs;
    private final Drafts drafts;
    private final Authorization authorization;
    private final House house;

    InstrumentsController(
            InstrumentsQuery query,
            Instruments instruments,
            Packs packs,
            Drafts drafts,
            Authorization authorization,
            House house) {
        this.query = query;
        this.instruments = instruments;
        this.packs = packs;
        this.drafts = drafts;
        this.authorization = authorization;
        this.house = house;
    }

    @GetMapping
    String all(
            @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "title") String sort, Model model) {
        return list(q.strip(), InstrumentsQuery.knows(sort) ? sort : "title", List.of(), Problems.none(), model);
    }

    private String list(String search, String sort, List<String> reasons, Problems problems, Model model) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var show = new Show(
                Locale.US, ZoneId.of(house.about().map(House.About::zone).orElse("UTC")));
        model.addAttribute(
                "page",
                new InstrumentsPage(
                        query.all(search, sort).stream()
                                .map(row -> new InstrumentsPage.Row(
                                        row.id().toString(),
                                        row.title(),
                                        row.name(),
                                        row.version(),
                                        row.origin().equals("shipped") ? "Footbridge" : "your own",
                                        ages(row.minimumAge(), row.maximumAge()),
                                        Integer.toString(row.minutes()),
                                        Integer.toString(row.answered()),
                                        show.date(row.installedAt()),
                                        row.current(),
                                        row.wordless()))
                                .toList(),
                        search,
                        sort,
                        reasons,
                        problems));
        return "measures/instruments";
    }

    private static String ages(int from, Optional<Integer> to) {
        return to.map(last -> "%d to %d".formatted(from, last)).orElse("from " + from);
    }

    @PostMapping("/offers")
    String offer(@RequestParam @Nullable MultipartFile file, HttpServletResponse response, Model model)
            throws IOException {
        authorization.require(Permission.MANAGE_PROGRAM);
        if (file == null || file.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return list("", "title", List.of(), Problems.of("file", "Choose the file."), model);
        }
        return switch (packs.offer(HandedIn.bytes(file))) {
            case Packs.Offered(var id) -> "redirect:/program/instruments/offers/" + id;
            case Packs.Refused(var reasons) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield list(
                        "",
                        "title",
                        reasons,
                        Problems.of("file", "The file was not taken. The reasons stand below."),
                        model);
            }
        };
    }

    @GetMapping("/offers/{offer}")
    String look(@PathVariable UUID offer, Model model) {
        model.addAttribute("page", page(packs.preview(offer), offer, Map.of(), Problems.none()));
        return "measures/instrument";
    }

    @PostMapping("/offers/{offer}/taking")
    String take(@PathVariable UUID offer, RedirectAttributes redirect) {
        var id = packs.take(offer);
        redirect.addFlashAttribute("flash", done("Taken. It can be asked from now on."));
        return HOME + "/" + id.value();
    }

    /** Copies what came with a newer Footbridge and is not here yet. */
    @PostMapping("/shipped")
    String shipped(RedirectAttributes redirect) {
        authorization.require(Permission.MANAGE_PROGRAM);
        instruments.copy();
        redirect.addFlashAttribute("flash", done("Everything that comes with Footbridge is here."));
        return HOME;
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model) {
        authorization.require(Permission.MANAGE_PROGRAM);
        model.addAttribute(
                "page",
                page(Packs.preview(here(id)), null, drafts.find(draft(id)).orElse(Map.of()), Problems.none()));
        return "measures/instrument";
    }

    @PostMapping("/{id}/words")
    String fill(
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var instrument = here(id);
        var form = new WordsForm(instrument);
        return switch (packs.fill(instrument.id(), form.words(fields))) {
            case Packs.Filled(var filled) -> {
                drafts.forget(draft(id));
                redirect.addFlashAttribute("flash", done("The words are in. It can be asked from now on."));
                yield HOME + "/" + filled.value();
            }
            case Packs.NotFilled(var sentence) -> {
                drafts.keep(draft(id), typed(fields));
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute(
                        "page",
                        page(
                                Packs.preview(instrument),
                                null,
                                fields,
                                Problems.of(
                                        form.firstEmpty(fields)
                                                .map(name -> "slot-" + name.replace('/', '-'))
                                                .orElse("words"),
                                        sentence + " What you typed is kept.")));
                yield "measures/instrument";
            }
        };
    }

    /** So many words are not typed in one sitting. */
    @PostMapping("/{id}/words/draft")
    ResponseEntity<Void> keep(@PathVariable UUID id, @RequestParam Map<String, String> fields) {
        authorization.require(Permission.MANAGE_PROGRAM);
        drafts.keep(draft(here(id).id().value()), typed(fields));
        return ResponseEntity.noContent().build();
    }

    private static String draft(UUID instrument) {
        return "instrument words/" + instrument;
    }

    private static Map<String, String> typed(Map<String, String> fields) {
        var typed = new HashMap<>(fields);
        typed.keySet().removeIf(name -> name.startsWith("_") || name.equals("formToken"));
        return typed;
    }

    private Instrument here(UUID id) {
        return query.all("", "title").stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .map(row -> instruments.byId(new InstrumentId(row.id())))
                .orElseThrow(NotYours::new);
    }

    private static Frame.Flash done(String sentence) {
        return new Frame.Flash(Frame.Flash.Kind.DONE, sentence);
    }

    private static InstrumentPage page(
            Packs.Preview preview, @Nullable UUID offer, Map<String, String> typed, Problems problems) {
        var instrument = preview.instrument();
        return new InstrumentPage(
                offer == null ? null : offer.toString(),
                offer == null ? instrument.id().value().toString() : null,
                instrument.title(),
                instrument.name().value(),
                instrument.version(),
                instrument.stem(),
                instrument.facts().notice().orElse(null),
                instrument.items().stream()
                        .map(item -> Question.of(
                                item,
                                null,
                                item.enabledBy().isEmpty() ? null : "Only if the answers above ask for it."))
                        .toList(),
                scores(preview),
                StaffWords.facts(instrument),
                new WordsForm(instrument).questions(typed),
                problems);
    }

    private static List<InstrumentPage.Score> scores(Packs.Preview preview) {
        var scores = new ArrayList<InstrumentPage.Score>();
        for (var rule : preview.instrument().facts().scores()) {
            scores.add(new InstrumentPage.Score(
                    rule.label(),
                    "%s to %s".formatted(plain(rule.lowest()), plain(rule.highest())),
                    of(preview.lowest(), rule.key()),
                    of(preview.highest(), rule.key()),
                    rule.bands().stream()
                            .map(band -> "%s to %s %s".formatted(plain(band.from()), plain(band.to()), band.label()))
                            .collect(Collectors.joining(", "))));
        }
        return scores;
    }

    private static String of(List<Score> scores, String key) {
        return scores.stream()
                .filter(score -> score.key().equals(key))
                .findFirst()
                .flatMap(Score::total)
                .map(InstrumentsController::plain)
                .orElse("not scorable");
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
