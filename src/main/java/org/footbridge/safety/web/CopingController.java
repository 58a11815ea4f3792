package org.footbridge.safety.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.consents.ConsentAuthority;
import org.footbridge.people.ContactId;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FormTokens;
import org.footbridge.safety.Coping;
import org.footbridge.safety.CopingContent;
import org.footbridge.safety.CopingKind;
import org.footbridge.safety.CopingPlans;
import org.footbridge.safety.CopingVersionId;
import org.footbridge.safety.CopyWay;
import org.footbridge.safety.Naloxone;
import org.footbridge.safety.SharedWith;
import org.footbridge.staff.StaffMembers;
import org.footbridge.tasks.EnteredInError;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person's safety plan and relapse plan, for staff: read, written together, gone through, handed over. */
@Controller
@RequestMapping("/people/{participant}/{plan:safety-plan|relapse-plan}")
class CopingController {

    /** How long a reviewed safety plan lets an unchanged answer wait for the day (CARE 3). */
    private static final Duration FRESH = Duration.ofDays(14);

    private final CopingPlans plans;
    private final CopingQuery query;
    private final SharedWith sharedWith;
    private final RelapseParts relapse;
    private final Naloxone naloxone;
    private final ConsentAuthority authority;
    private final Participants participants;
    private final StaffMembers staff;
    private final Authorization authorization;
    private final FormTokens tokens;
    private final House house;
    private final Clock clock;
    private final Words words;

    CopingController(
            CopingPlans plans,
            CopingQuery query,
            SharedWith sharedWith,
            RelapseParts relapse,
            Naloxone naloxone,
            ConsentAuthority authority,
            Participants participants,
            StaffMembers staff,
            Authorization authorization,
            FormTokens tokens,
            House house,
            Clock clock,
            WordsOf words) {
        this.plans = plans;
        this.query = query;
        this.sharedWith = sharedWith;
        this.relapse = relapse;
        this.naloxone = naloxone;
        this.authority = authority;
        this.participants = participants;
        this.staff = staff;
        this.authorization = authorization;
        this.tokens = tokens;
        this.house = house;
        this.clock = clock;
        this.words = words.of(WordsOf.ENGLISH);
    }

    @GetMapping
    @Transactional(readOnly = true)
    public String show(
            @PathVariable UUID participant,
            @PathVariable String plan,
            @RequestParam @Nullable Integer version,
            Model model) {
        var person = new ParticipantId(participant);
        var kind = kind(plan);
        var all = plans.versions(person, kind);
        var shown = all.stream()
                .filter(one -> version == null || one.number() == version)
                .findFirst();
        if (version != null && shown.isEmpty()) {
            throw new NotYours();
        }
        model.addAttribute("page", page(person, kind, all, shown));
        return "safety/plan";
    }

    private CopingPage page(
            ParticipantId person, CopingKind kind, List<CopingPlans.Read> all, Optional<CopingPlans.Read> shown) {
        var show = show();
        var names = staff.all().stream()
                .collect(Collectors.toMap(one -> one.staffId().value(), StaffMembers.Name::signedName));
        var reviews = query.reviews(person, kind);
        var before = shown.flatMap(one ->
                all.stream().filter(other -> other.number() == one.number() - 1).findFirst());
        return new CopingPage(
                person,
                nameOf(person),
                kind,
                shown.map(one -> CopingViews.of(kind, one.content(), query.steps(person), words, show))
                        .orElse(null),
                shown.map(one -> one.id().value().toString()).orElse(null),
                shown.map(one -> "Version %d, %s, %s"
                                .formatted(
                                        one.number(),
                                        show.dateTime(one.writtenAt()),
                                        one.writtenBy()
                                                .map(by -> Objects.requireNonNullElse(names.get(by), "staff"))
                                                .orElse("from the person's phone")))
                        .orElse(""),
                reviews.stream()
                        .findFirst()
                        .map(one -> "Gone through together on " + show.date(one.reviewedAt()))
                        .orElse("Not gone through together yet"),
                reviews.stream()
                        .findFirst()
                        .filter(one -> one.reviewedAt().plus(FRESH).isAfter(clock.instant()))
                        .isPresent(),
                shown.flatMap(one -> one.content().reviewOn()).map(show::date).orElse(null),
                reviews.stream()
                        .map(one -> show.dateTime(one.reviewedAt()) + ", " + one.by()
                                + (one.words().isBlank() ? "" : ": " + one.words()))
                        .toList(),
                query.copies(person, kind).stream()
                        .map(one -> "%s, version %d, %s, by %s%s"
                                .formatted(
                                        show.dateTime(one.givenAt()),
                                        one.number(),
                                        one.way().label().toLowerCase(Locale.US),
                                        one.by(),
                                        one.contact()
                                                .map(name -> ", to " + name + " (shared parts)")
                                                .orElse("")))
                        .toList(),
                shown.map(one -> one.content().whatChanged()).orElse(""),
                shown.flatMap(one -> before.map(
                                old -> CopingViews.changes(one.content().since(old.content()), words)))
                        .orElse(List.of()),
                all.stream()
                        .map(one -> new Choice(
                                Integer.toString(one.number()),
                                "Version %d, %s".formatted(one.number(), show.date(one.writtenAt()))))
                        .toList(),
                shown.equals(all.stream().findFirst()),
                sharedWith.contacts(person, kind).stream()
                        .map(one -> new Choice(one.contactId().value().toString(), one.name() + ", " + one.relation()))
                        .toList(),
                authority(person, kind),
                authorization.may(Permission.WRITE_CHART, person),
                shown.flatMap(CopingPlans.Read::writtenBy)
                        .filter(by -> by.equals(Actor.current().person()))
                        .isPresent(),
                kind == CopingKind.RELAPSE ? relapse.of(person, show) : null);
    }

    /** Under 18 the page says who may consent and see, or that nobody has recorded it (CARE 14). */
    private @Nullable String authority(ParticipantId person, CopingKind kind) {
        if (!authority.isMinor(person, LocalDate.ofInstant(clock.instant(), house.zone()))) {
            return null;
        }
        var service = kind == CopingKind.SAFETY
                ? ConsentAuthority.Service.MENTAL_HEALTH
                : ConsentAuthority.Service.SUBSTANCE_USE;
        return authority.of(person).stream()
                .filter(one -> one.service() == service)
                .findFirst()
                .map(one -> "May consent: %s. May see: %s."
                        .formatted(
                                one.mayConsent().label().toLowerCase(Locale.US),
                                one.maySee().label().toLowerCase(Locale.US)))
                .orElse(ConsentAuthority.MISSING);
    }

    @GetMapping("/edit")
    @Transactional(readOnly = true)
    public String edit(@PathVariable UUID participant, @PathVariable String plan, Model model) {
        var person = new ParticipantId(participant);
        var kind = kind(plan);
        authorization.require(Permission.WRITE_CHART, person);
        var current = plans.current(person, kind);
        return editing(
                person,
                kind,
                current.map(CopingPlans.Read::content)
                        .map(content -> new CopingContent(content.lines(), content.shared(), content.reviewOn(), ""))
                        .orElse(CopingContent.empty()),
                current.map(CopingPlans.Read::id),
                null,
                Problems.none(),
                model);
    }

    @PostMapping
    String write(
            @PathVariable UUID participant,
            @PathVariable String plan,
            @RequestParam Map<String, String> fields,
            HttpServletResponse response,
            Model model) {
        var person = new ParticipantId(participant);
        var kind = kind(plan);
        var filled = CopingForm.read(kind, fields, words);
        if (filled.problems().any()) {
            authorization.require(Permission.WRITE_CHART, person);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return editing(person, kind, filled.content(), filled.read(), null, filled.problems(), model);
        }
        return switch (plans.write(person, kind, filled.read(), filled.content(), fields.containsKey("together"))) {
            case Coping.Done _, Coping.Unchanged _ -> "redirect:/people/" + participant + "/" + plan;
            case Coping.Conflict(var theirs) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield editing(
                        person,
                        kind,
                        filled.content(),
                        Optional.of(theirs.id()),
                        CopingViews.of(kind, theirs.content(), Map.of(), words, show()),
                        Problems.of("", words.say("safety.refused.conflict")),
                        model);
            }
            case Coping.Refused(var reason) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield editing(
                        person,
                        kind,
                        filled.content(),
                        filled.read(),
                        null,
                        Problems.of(kind.parts().getFirst().key(), words.say("safety.refused." + reason)),
                        model);
            }
        };
    }

    private String editing(
            ParticipantId person,
            CopingKind kind,
            CopingContent content,
            Optional<CopingVersionId> read,
            @Nullable CopingView theirs,
            Problems problems,
            Model model) {
        model.addAttribute(
                "page",
                new CopingEditPage(
                        person,
                        nameOf(person),
                        kind,
                        "/people/" + person.value() + "/" + kind.path(),
                        CopingForm.fields(kind, content, read, true, problems, words),
                        theirs,
                        "",
                        "",
                        false));
        return "safety/edit";
    }

    @PostMapping("/reviews")
    String review(
            @PathVariable UUID participant,
            @PathVariable String plan,
            @RequestParam(defaultValue = "") String words,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return told(
                participant,
                plan,
                formToken,
                next,
                () -> plans.review(new ParticipantId(participant), kind(plan), words),
                "Kept: gone through together today.");
    }

    @PostMapping("/steps/{line}")
    String step(
            @PathVariable UUID participant,
            @PathVariable String plan,
            @PathVariable UUID line,
            @RequestParam(defaultValue = "true") String done,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return told(
                participant,
                plan,
                formToken,
                next,
                () -> plans.step(new ParticipantId(participant), kind(plan), line, done.equals("true"), ""),
                done.equals("true") ? "Kept: done." : "Kept: still to do.");
    }

    @PostMapping("/copies")
    String give(
            @PathVariable UUID participant,
            @PathVariable String plan,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        var how = Arrays.stream(CopyWay.values())
                .filter(one -> one.name().equalsIgnoreCase(way))
                .findFirst();
        return told(
                participant,
                plan,
                formToken,
                next,
                () -> how.isEmpty()
                        ? new Coping.Refused("way")
                        : plans.give(new ParticipantId(participant), kind(plan), how.get(), contact(contact)),
                "Kept: a copy was given.");
    }

    private static Optional<ContactId> contact(String id) {
        try {
            return id.isEmpty() ? Optional.empty() : Optional.of(new ContactId(UUID.fromString(id)));
        } catch (IllegalArgumentException unknown) {
            throw new NotYours();
        }
    }

    @PostMapping("/naloxone")
    String naloxone(
            @PathVariable UUID participant,
            @PathVariable String plan,
            @RequestParam(defaultValue = "") String has,
            @RequestParam(defaultValue = "") String offered,
            @RequestParam(defaultValue = "") String knowsHow,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return told(
                participant,
                plan,
                formToken,
                next,
                () -> naloxone.record(new ParticipantId(participant), asked(has), asked(offered), asked(knowsHow)),
                "Kept: naloxone.");
    }

    private static Optional<Boolean> asked(String answer) {
        return switch (answer) {
            case "yes" -> Optional.of(true);
            case "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    @PostMapping("/versions/{version}/error")
    String error(
            @PathVariable UUID participant,
            @PathVariable String plan,
            @PathVariable UUID version,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return tokens.once(formToken, () -> {
            var asking = plans.enteredInError(
                    new ParticipantId(participant), kind(plan), new CopingVersionId(version), reason);
            next.addFlashAttribute(
                    "flash",
                    asking instanceof EnteredInError.Asking.Refused(var sentence)
                            ? new Frame.Flash(Frame.Flash.Kind.PROBLEM, sentence)
                            : new Frame.Flash(Frame.Flash.Kind.DONE, "The privacy officer is asked to seal it."));
            return "redirect:/people/" + participant + "/" + plan;
        });
    }

    private String told(
            UUID participant,
            String plan,
            @Nullable UUID formToken,
            RedirectAttributes next,
            java.util.function.Supplier<Coping> act,
            String done) {
        authorization.require(Permission.WRITE_CHART, new ParticipantId(participant));
        return tokens.once(formToken, () -> {
            next.addFlashAttribute(
                    "flash",
                    act.get() instanceof Coping.Refused(var reason)
                            ? new Frame.Flash(Frame.Flash.Kind.PROBLEM, words.say("safety.refused." + reason))
                            : new Frame.Flash(Frame.Flash.Kind.DONE, done));
            return "redirect:/people/" + participant + "/" + plan;
        });
    }

    private static CopingKind kind(String path) {
        return CopingKind.at(path).orElseThrow(NotYours::new);
    }

    private Show show() {
        return new Show(Locale.US, house.zone());
    }

    private String nameOf(ParticipantId person) {
        return Optional.ofNullable(participants.namesOf(Set.of(person)).get(person))
                .map(Participants.Name::fullName)
                .orElseThrow(NotYours::new);
    }
}
