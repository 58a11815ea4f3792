package org.footbridge.portal.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.Permission;
import org.footbridge.attendance.OtherTimes;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.practice.OnThePhone;
import org.footbridge.scheduling.OwnSession;
import org.footbridge.scheduling.SessionId;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The participant's home on the phone. */
@Controller
class MeController {

    /** So many stand in the message files, from portal.kind.0; each day has one, the same for everybody. */
    private static final int KIND_SENTENCES = 14;

    private final MeQuery query;
    private final AskedNow askedNow;
    private final OtherTimes otherTimes;
    private final Authorization authorization;
    private final House house;
    private final WordsOf wordsOf;
    private final OnThePhone practice;
    private final NewToRead messages;

    MeController(
            MeQuery query,
            AskedNow askedNow,
            OtherTimes otherTimes,
            Authorization authorization,
            House house,
            WordsOf wordsOf,
            OnThePhone practice,
            NewToRead messages) {
        this.query = query;
        this.askedNow = askedNow;
        this.otherTimes = otherTimes;
        this.authorization = authorization;
        this.house = house;
        this.wordsOf = wordsOf;
        this.practice = practice;
        this.messages = messages;
    }

    @GetMapping("/me")
    @Transactional(readOnly = true)
    public String home(Locale locale, Model model) {
        authorization.require(Permission.OWN_RECORD);
        var me = new ParticipantId(Objects.requireNonNull(Actor.current().person()));
        var self = query.self(me);
        var zone = self.zone()
                .or(() -> house.about().map(House.About::zone))
                .map(ZoneId::of)
                .orElse(ZoneId.of("UTC"));
        model.addAttribute("page", page(me, self, new Show(locale, zone), zone, wordsOf.of(locale)));
        model.addAttribute("homework", practice.homework(me, wordsOf.of(locale)));
        model.addAttribute("newToRead", messages.waits(me));
        return "portal/me";
    }

    /** Help with the sign-in still there; the same numbers stand at /help without one. */
    @GetMapping("/me/help")
    @Transactional(readOnly = true)
    public String help() {
        authorization.require(Permission.OWN_RECORD);
        return "portal/help";
    }

    private MePage page(ParticipantId me, MeQuery.Self self, Show show, ZoneId zone, Words words) {
        var now = query.now();
        var today = LocalDate.ofInstant(now, zone);
        var coming = query.coming(me);
        var asked = askedNow.of(me, query.asked(me));
        return new MePage(
                me.value(),
                words.say("portal.greeting." + partOfDay(LocalTime.ofInstant(now, zone)), self.called()),
                show.day(today),
                words.say("portal.kind." + (today.getDayOfYear() % KIND_SENTENCES)),
                stage(self, today, words),
                welcome(self, today, words),
                coming.stream()
                        .filter(one -> LocalDate.ofInstant(one.startsAt(), zone).equals(today))
                        .map(one -> line(me, one, true, show, words))
                        .toList(),
                later(me, coming, today, zone, show, words),
                (coming.stream().anyMatch(MeQuery.Coming::absenceSaid) || otherTimes.missedLately())
                        && !otherTimes.open().isEmpty(),
                asked(asked.offered(), show, words),
                asked.waits() ? words.say("portal.asked.later") : null,
                checkIn(me, self, today, words));
    }

    private static List<MePage.ComingDay> later(
            ParticipantId me, List<MeQuery.Coming> coming, LocalDate today, ZoneId zone, Show show, Words words) {
        return coming.stream()
                .filter(one -> LocalDate.ofInstant(one.startsAt(), zone).isAfter(today))
                .collect(Collectors.groupingBy(
                        one -> LocalDate.ofInstant(one.startsAt(), zone), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(day -> day(
                        show.day(day.getKey()),
                        day.getValue().stream()
                                .map(one -> line(me, one, false, show, words))
                                .toList()))
                .toList();
    }

    private static MePage.ComingDay day(String day, List<MePage.ComingLine> lines) {
        boolean same = lines.stream().map(MePage.ComingLine::how).distinct().count() == 1;
        return new MePage.ComingDay(day, same ? lines.getFirst().how() : "", lines);
    }

    private @Nullable String checkIn(ParticipantId me, MeQuery.Self self, LocalDate today, Words words) {
        boolean running = self.status()
                .filter(one -> one.equals("active") || one.equals("onhold"))
                .isPresent();
        return running ? words.say(query.checkedIn(me, today) ? "portal.checkIn.had" : "portal.checkIn") : null;
    }

    private static List<MePage.AskedLine> asked(List<MeQuery.Asked> offered, Show show, Words words) {
        return offered.stream()
                .map(one -> new MePage.AskedLine(
                        "/me/measures/" + one.assignmentId(),
                        words.say(one.begun() ? "portal.asked.goOn" : "portal.asked.begin"),
                        one.dueOn()
                                .map(due -> words.say("portal.asked.until", show.date(due)))
                                .orElse("")))
                .toList();
    }

    private static MePage.ComingLine line(ParticipantId me, MeQuery.Coming one, boolean today, Show show, Words words) {
        var session = one.sessionId().map(id -> "/me/sessions/" + OwnSession.link(new SessionId(id), me));
        var how = one.mode().equals("virtual")
                ? words.say("portal.how.virtual")
                : one.place().isEmpty() ? words.say("portal.how.inPerson") : one.place();
        return new MePage.ComingLine(
                show.times(one.startsAt(), one.endsAt()),
                one.title(),
                how,
                session.filter(_ -> today && !one.mode().equals("in_person"))
                        .map(at -> at + "/joining")
                        .orElse(null),
                session.map(at -> at + "/absence").orElse(null),
                one.absenceSaid());
    }

    private static @Nullable String stage(MeQuery.Self self, LocalDate today, Words words) {
        var status = self.status().orElse("");
        return switch (status) {
            case "planned", "waitlist" -> words.say("portal.stage." + status);
            case "active" ->
                self.admittedOn().filter(day -> !day.isAfter(today)).isPresent()
                        ? null
                        : words.say("portal.stage.soon");
            case "finished" -> words.say("portal.stage.finished");
            default -> null;
        };
    }

    /** The orientation pack stands on the home until the first week is over. */
    private static @Nullable String welcome(MeQuery.Self self, LocalDate today, Words words) {
        boolean firstWeek = self.status().filter("active"::equals).isPresent()
                && self.admittedOn()
                        .filter(day -> day.plusDays(7).isAfter(today))
                        .isPresent();
        return firstWeek
                ? self.greeter()
                        .map(name -> words.say("portal.welcome.greeter", name))
                        .orElse(words.say("portal.welcome"))
                : null;
    }

    private static String partOfDay(LocalTime time) {
        return time.getHour() < 12 ? "morning" : time.getHour() < 17 ? "afternoon" : "evening";
    }
}
