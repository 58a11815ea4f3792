package org.footbridge.practice.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.people.Contacts;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.practice.Corner;
import org.footbridge.practice.Near;
import org.footbridge.safety.InReach;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Who is in my corner, and whom I can reach in this hour. It never asks for the password again: whom to call must not
 * hide (CARE 7).
 */
@Controller
@RequestMapping("/me/corner")
class CornerController {

    private final OwnPractice own;
    private final Corner corner;
    private final CornerWords cornerWords;
    private final Contacts contacts;
    private final House house;
    private final Clock clock;

    CornerController(
            OwnPractice own, Corner corner, CornerWords cornerWords, Contacts contacts, House house, Clock clock) {
        this.own = own;
        this.corner = corner;
        this.cornerWords = cornerWords;
        this.contacts = contacts;
        this.house = house;
        this.clock = clock;
    }

    @GetMapping
    @Transactional(readOnly = true)
    public String corner(Locale locale, Model model) {
        var me = own.me();
        var words = own.words(locale);
        var people = corner.people();
        var wall = LocalDateTime.ofInstant(clock.instant(), house.zone());
        var now = reachable(people, true, wall, words);
        model.addAttribute(
                "page",
                new CornerPage(
                        Stream.concat(now.stream(), reachable(people, false, wall, words).stream())
                                .toList(),
                        now,
                        words.say(now.isEmpty() ? "safety.reach.none" : "safety.reach.some"),
                        house.about()
                                .filter(_ -> own.somebodyIsThere(me, words))
                                .map(about -> words.say("practice.corner.staffed", about.name()))
                                .orElse(null),
                        CornerDrawing.of(people),
                        Arrays.stream(Near.Ring.values())
                                .map(ring -> ring(ring, people, words))
                                .filter(ring -> !ring.people().isEmpty())
                                .toList(),
                        known(me, people),
                        own.safety(words)));
        return "practice/corner";
    }

    private List<InReach.Somebody> reachable(List<Near> people, boolean now, LocalDateTime wall, Words words) {
        return people.stream()
                .filter(near -> !near.phone().isEmpty() && near.hours().hold(wall) == now)
                .map(near -> cornerWords.somebody(near, words))
                .toList();
    }

    private CornerPage.RingLines ring(Near.Ring ring, List<Near> people, Words words) {
        return new CornerPage.RingLines(
                ring.key(),
                words.say("practice.corner.ring." + ring.key()),
                people.stream()
                        .filter(near -> near.ring() == ring)
                        .map(near -> new CornerPage.Line(
                                at(near.id()),
                                near.name(),
                                CornerWords.goodFor(near, words),
                                near.phone().isEmpty() ? null : cornerWords.hours(near.hours(), words)))
                        .toList());
    }

    private List<CornerPage.Known> known(ParticipantId me, List<Near> people) {
        return contacts.of(me).stream()
                .filter(contact -> people.stream().noneMatch(near -> near.name().equalsIgnoreCase(contact.name())))
                .map(contact -> new CornerPage.Known(
                        "/me/corner/new?contact=" + contact.contactId().value(), contact.name(), contact.relation()))
                .toList();
    }

    /** @param contact somebody the team knows, to begin with; what is kept is the person's own and stays theirs alone */
    @GetMapping("/new")
    @Transactional(readOnly = true)
    public String begin(@RequestParam @Nullable UUID contact, Locale locale, Model model) {
        var me = own.me();
        var known = Optional.ofNullable(contact)
                .flatMap(id -> contacts.of(me).stream()
                        .filter(one -> one.contactId().value().equals(id))
                        .findFirst());
        var form = NearForm.fresh(
                known.map(Contacts.Contact::name).orElse(""),
                known.flatMap(Contacts.Contact::phone).orElse(""));
        return page(Id.fresh(clock.instant()), true, form, null, Problems.none(), own.words(locale), model);
    }

    @GetMapping("/people/{id}")
    @Transactional(readOnly = true)
    public String edit(@PathVariable UUID id, Locale locale, Model model) {
        own.me();
        var near = corner.find(id).orElseThrow(NotYours::new);
        return page(id, false, NearForm.of(near), null, Problems.none(), own.words(locale), model);
    }

    @PostMapping("/people/{id}")
    String keep(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        own.me();
        var words = own.words(locale);
        var form = NearForm.read(sent);
        var problems = form.problems(words);
        if (problems.any()) {
            return refused(id, form, null, problems, HttpStatus.UNPROCESSABLE_CONTENT, words, response, model);
        }
        return switch (corner.keep(form.toNear(id))) {
            case Corner.Keeping.Kept _ -> back(next, words.say("practice.corner.kept"));
            case Corner.Keeping.Full(int most) ->
                refused(
                        id,
                        form,
                        null,
                        Problems.of("", words.say("practice.corner.full", most)),
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        words,
                        response,
                        model);
            case Corner.Keeping.Conflict(var theirs) ->
                refused(
                        id,
                        form.over(theirs.version()),
                        said(theirs, words),
                        Problems.of("", words.say("practice.conflict")),
                        HttpStatus.CONFLICT,
                        words,
                        response,
                        model);
        };
    }

    @PostMapping("/people/{id}/deletion")
    String remove(@PathVariable UUID id, Locale locale, RedirectAttributes next) {
        own.me();
        corner.remove(id);
        return back(next, own.words(locale).say("practice.corner.removed"));
    }

    private static String back(RedirectAttributes next, String said) {
        next.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.DONE, said));
        return "redirect:/me/corner";
    }

    private String said(Near near, Words words) {
        return Stream.of(
                        near.name(),
                        words.say("practice.corner.ring." + near.ring().key()),
                        CornerWords.goodFor(near, words),
                        near.phone(),
                        cornerWords.hours(near.hours(), words))
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + " · " + other)
                .orElseThrow();
    }

    private static String at(UUID id) {
        return "/me/corner/people/" + id;
    }

    private String refused(
            UUID id,
            NearForm form,
            @Nullable String theirs,
            Problems problems,
            HttpStatus status,
            Words words,
            HttpServletResponse response,
            Model model) {
        response.setStatus(status.value());
        return page(id, corner.find(id).isEmpty(), form, theirs, problems, words, model);
    }

    private String page(
            UUID id,
            boolean isNew,
            NearForm form,
            @Nullable String theirs,
            Problems problems,
            Words words,
            Model model) {
        model.addAttribute(
                "page",
                new NearPage(
                        at(id),
                        isNew,
                        form,
                        Arrays.stream(Near.Ring.values())
                                .map(ring -> new Choice(
                                        ring.key(),
                                        words.say("practice.corner.ring." + ring.key()),
                                        words.say("practice.corner.ring." + ring.key() + ".hint")))
                                .toList(),
                        Arrays.stream(Near.Good.values())
                                .map(good -> new Choice(good.key(), words.say("practice.corner.good." + good.key())))
                                .toList(),
                        Arrays.stream(DayOfWeek.values())
                                .map(day -> new Choice(Integer.toString(day.getValue()), CornerWords.day(day, words)))
                                .toList(),
                        theirs,
                        problems,
                        own.safety(words)));
        return "practice/near";
    }
}
