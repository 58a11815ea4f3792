package org.footbridge.portal.web;

import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.CalendarFeedId;
import org.footbridge.access.CalendarFeeds;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Open;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Installation;
import org.footbridge.ui.Show;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Times in the participant's own calendar app: when, and nothing of what or where (CARE 16). */
@Controller
class CalendarController {

    private final CalendarFeeds feeds;
    private final MeQuery query;
    private final Authorization authorization;
    private final House house;
    private final Installation installation;
    private final WordsOf wordsOf;
    private final Clock clock;

    CalendarController(
            CalendarFeeds feeds,
            MeQuery query,
            Authorization authorization,
            House house,
            Installation installation,
            WordsOf wordsOf,
            Clock clock) {
        this.feeds = feeds;
        this.query = query;
        this.authorization = authorization;
        this.house = house;
        this.installation = installation;
        this.wordsOf = wordsOf;
        this.clock = clock;
    }

    @GetMapping("/me/calendar")
    String show(Locale locale, Model model) {
        return page(null, locale, model);
    }

    /** The address is shown once, here; nothing can show it again. */
    @PostMapping("/me/calendar")
    String make(Locale locale, Model model) {
        var secret = feeds.make();
        return secret.isEmpty()
                ? "redirect:/me/calendar"
                : page(installation.url() + "/calendar/" + secret.get() + ".ics", locale, model);
    }

    @PostMapping("/me/calendar/{feed}/end")
    String end(@PathVariable UUID feed) {
        feeds.end(new CalendarFeedId(feed));
        return "redirect:/me/calendar";
    }

    private String page(@Nullable String address, Locale locale, Model model) {
        authorization.require(Permission.OWN_RECORD);
        var me = new ParticipantId(Objects.requireNonNull(Actor.current().person()));
        var words = wordsOf.of(locale);
        var show = new Show(words.locale(), house.zone());
        model.addAttribute(
                "page",
                new CalendarPage(
                        me,
                        event(locale),
                        address,
                        feeds.mine().stream()
                                .map(one -> new CalendarPage.FeedLine(
                                        one.id().toString(),
                                        words.say("portal.calendar.since", show.dateTime(one.madeAt())),
                                        one.lastReadAt()
                                                .map(at -> words.say("portal.calendar.read", show.dateTime(at)))
                                                .orElse(words.say("portal.calendar.unread"))))
                                .toList()));
        return "portal/calendar";
    }

    /** The site's neutral name where it has one. */
    private String event(Locale locale) {
        return house.about()
                .map(House.About::neutralName)
                .filter(name -> !name.isBlank())
                .orElseGet(() -> wordsOf.of(locale).say("portal.calendar.event"));
    }

    /** For the calendar app. An ended or guessed address is not there at all. */
    @Open
    @GetMapping("/calendar/{secret:[A-Za-z0-9_-]{20,80}}.ics")
    @ResponseBody
    ResponseEntity<String> read(@PathVariable String secret, Locale locale) {
        var reader = feeds.reading(secret).orElseThrow(NotYours::new);
        var text = reader.call(() -> BusyTimes.calendar(
                new ParticipantId(Objects.requireNonNull(reader.person())),
                query.busy(new ParticipantId(Objects.requireNonNull(reader.person()))),
                event(locale),
                clock.instant()));
        return ResponseEntity.status(HttpStatus.OK)
                .header(HttpHeaders.CONTENT_TYPE, "text/calendar; charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"calendar.ics\"")
                .header("X-Robots-Tag", "noindex")
                .body(text);
    }
}
