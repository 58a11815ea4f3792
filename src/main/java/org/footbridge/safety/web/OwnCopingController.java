package org.footbridge.safety.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.KeptCopies;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.people.ContactId;
import org.footbridge.people.NamesForAudiences;
import org.footbridge.people.ParticipantId;
import org.footbridge.plans.WhoReads;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FormTokens;
import org.footbridge.safety.AtStake;
import org.footbridge.safety.Coping;
import org.footbridge.safety.CopingContent;
import org.footbridge.safety.CopingKind;
import org.footbridge.safety.CopingPlans;
import org.footbridge.safety.CopingVersionId;
import org.footbridge.safety.Naloxone;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.footbridge.ui.Told;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own safety plan and relapse plan on the phone; and the shared parts for somebody near. */
@Controller
class OwnCopingController {

    private static final String MINE = "/me/{plan:safety-plan|relapse-plan}";

    private final CopingPlans plans;
    private final CopingQuery query;
    private final KeptCopies copies;
    private final AtStake atStake;
    private final Naloxone naloxone;
    private final WhoReads whoReads;
    private final NamesForAudiences names;
    private final Authorization authorization;
    private final FormTokens tokens;
    private final House house;
    private final WordsOf wordsOf;

    OwnCopingController(
            CopingPlans plans,
            CopingQuery query,
            KeptCopies copies,
            AtStake atStake,
            Naloxone naloxone,
            WhoReads whoReads,
            NamesForAudiences names,
            Authorization authorization,
            FormTokens tokens,
            House house,
            WordsOf wordsOf) {
        this.plans = plans;
        this.query = query;
        this.copies = copies;
        this.atStake = atStake;
        this.naloxone = naloxone;
        this.whoReads = whoReads;
        this.names = names;
        this.authorization = authorization;
        this.tokens = tokens;
        this.house = house;
        this.wordsOf = wordsOf;
    }

    @GetMapping(MINE)
    @Transactional(readOnly = true)
    public String show(@PathVariable String plan, @RequestParam @Nullable String told, Locale locale, Model model) {
        var me = me();
        var kind = kind(plan);
        var words = wordsOf.of(locale);
        var show = show(words);
        var current = plans.current(me, kind);
        model.addAttribute(
                "page",
                new OwnCopingPage(
                        me,
                        kind,
                        words.say("safety.mine." + kind.key()),
                        current.map(one -> CopingViews.of(kind, one.content(), query.steps(me), words, show))
                                .orElse(null),
                        current.map(one -> words.say("safety.writtenOn", show.date(one.writtenAt())))
                                .orElse(""),
                        query.lastReview(me, kind)
                                .map(at -> words.say("safety.reviewedOn", show.date(at)))
                                .orElse(""),
                        true,
                        told == null ? null : told(me, words),
                        kind == CopingKind.SAFETY
                                ? null
                                : naloxone.of(me)
                                        .flatMap(Naloxone.Standing::has)
                                        .map(has -> words.say("safety.naloxone.has." + (has ? "yes" : "no")))
                                        .orElse(null),
                        kind == CopingKind.SAFETY
                                ? copies.mine().stream()
                                        .map(one -> phone(one, words, show))
                                        .toList()
                                : List.of()));
        return "safety/own";
    }

    /** The truth of this hour (CARE 2). */
    private Told told(ParticipantId me, Words words) {
        var reader = whoReads.of(me, words);
        return new Told(
                words.language(),
                words.say("safety.toldNow"),
                reader.later() ? reader.when() : words.say("safety.toldNow.team"),
                words.say("safety.toldNow.dontWait"));
    }

    @GetMapping(MINE + "/edit")
    @Transactional(readOnly = true)
    public String edit(@PathVariable String plan, Locale locale, Model model) {
        var me = me();
        var kind = kind(plan);
        var current = plans.current(me, kind);
        return editing(
                me,
                kind,
                current.map(CopingPlans.Read::content).orElse(CopingContent.empty()),
                current.map(CopingPlans.Read::id),
                null,
                Problems.none(),
                wordsOf.of(locale),
                model);
    }

    @PostMapping(MINE)
    String write(
            @PathVariable String plan,
            @RequestParam Map<String, String> fields,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var me = me();
        var kind = kind(plan);
        var words = wordsOf.of(locale);
        var filled = CopingForm.read(kind, fields, words);
        var problems = filled.problems();
        var said = AtStake.said(fields.get("safetyAtStake"));
        if (whoReads.of(me, words).later() && said.isEmpty()) {
            problems = problems.and("safetyAtStake", words.say("safety.atStakeFirst"));
        }
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return editing(me, kind, filled.content(), filled.read(), null, problems, words, model);
        }
        return switch (atStake.write(me, said.orElse(false), kind, filled.read(), filled.content())) {
            case Coping.Done _, Coping.Unchanged _ -> "redirect:/me/" + plan + (said.orElse(false) ? "?told=yes" : "");
            case Coping.Conflict(var theirs) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield editing(
                        me,
                        kind,
                        filled.content(),
                        Optional.of(theirs.id()),
                        CopingViews.of(kind, theirs.content(), Map.of(), words, show(words)),
                        Problems.of("", words.say("safety.refused.conflict")),
                        words,
                        model);
            }
            case Coping.Refused(var reason) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield editing(
                        me,
                        kind,
                        filled.content(),
                        filled.read(),
                        null,
                        Problems.of(kind.parts().getFirst().key(), words.say("safety.refused." + reason)),
                        words,
                        model);
            }
        };
    }

    private String editing(
            ParticipantId me,
            CopingKind kind,
            CopingContent content,
            Optional<CopingVersionId> read,
            @Nullable CopingView theirs,
            Problems problems,
            Words words,
            Model model) {
        var reader = whoReads.of(me, words);
        model.addAttribute(
                "page",
                new CopingEditPage(
                        me,
                        "",
                        kind,
                        "/me/" + kind.path(),
                        CopingForm.fields(kind, content, read, true, problems, words),
                        theirs,
                        reader.who(),
                        reader.when(),
                        reader.later()));
        return "safety/ownEdit";
    }

    @PostMapping(MINE + "/steps/{line}")
    String step(
            @PathVariable String plan,
            @PathVariable UUID line,
            @RequestParam(defaultValue = "true") String done,
            @RequestParam @Nullable UUID formToken) {
        var me = me();
        return tokens.once(formToken, () -> {
            plans.step(me, kind(plan), line, done.equals("true"), "");
            return "redirect:/me/" + plan;
        });
    }

    /** Not there at all unless parts are shared with the bound contact now. */
    @GetMapping("/family/people/{person}/{plan:safety-plan|relapse-plan}")
    @Transactional(readOnly = true)
    public String shared(@PathVariable UUID person, @PathVariable String plan, Locale locale, Model model) {
        authorization.require(Permission.FAMILY_VIEW);
        var kind = kind(plan);
        var words = wordsOf.of(locale);
        var show = show(words);
        var about = new ParticipantId(person);
        var contact = new ContactId(Objects.requireNonNull(Actor.current().person()));
        var read = plans.sharedWith(about, kind, contact).orElseThrow(NotYours::new);
        model.addAttribute(
                "page",
                new OwnCopingPage(
                        about,
                        kind,
                        words.say("safety.of." + kind.key(), names.called(about, NamesForAudiences.Audience.FAMILY)),
                        CopingViews.of(kind, read.content(), Map.of(), words, show),
                        words.say("safety.writtenOn", show.date(read.writtenAt())),
                        "",
                        false,
                        null,
                        null,
                        List.of()));
        return "safety/family";
    }

    private static OwnCopingPage.PhoneLine phone(KeptCopies.Kept one, Words words, Show show) {
        return new OwnCopingPage.PhoneLine(
                one.id().toString(),
                words.say("safety.keep.since", show.date(one.keptAt())),
                one.removedAt()
                        .map(at -> words.say("safety.keep.gone", show.date(at)))
                        .or(() -> one.removalAskedAt().map(_ -> words.say("safety.keep.asked")))
                        .orElseGet(() -> words.say("safety.keep.seen", show.dateTime(one.lastSeenAt()))),
                one.removedAt().isEmpty() && one.removalAskedAt().isEmpty());
    }

    private ParticipantId me() {
        authorization.require(Permission.OWN_RECORD);
        return new ParticipantId(Objects.requireNonNull(Actor.current().person()));
    }

    private static CopingKind kind(String path) {
        return CopingKind.at(path).orElseThrow(NotYours::new);
    }

    private Show show(Words words) {
        return new Show(words.locale(), house.zone());
    }
}
