package org.footbridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.journeys.Browser.Size;
import org.junit.jupiter.api.Test;

/** Every page on which progress is watched and acted on, from all sides: wide, narrow, light and dark. */
class WatchingPagesJourney extends Journey {

    private final List<String> wrong = new ArrayList<>();

    @Test
    void the_pages_of_alerts_and_of_who_is_on_duty_are_for_everybody() {
        Page desk = enter("supervisor", Size.DESK);
        see(desk, "rota", "/rota");
        desk.navigate("/rota");
        go(desk, desk.locator("nav[aria-label=Weeks] a[rel=next]"));
        assertThat(desk.locator(".week-day").count()).isEqualTo(7);
        look(desk, "rota-next");
        see(desk, "alerts", "/alerts");
        desk.navigate("/alerts");
        see(desk, "alert", desk.locator("main a[href^='/alerts/']").first().getAttribute("href"));
        Page director = enter("director", Size.DESK);
        see(director, "rota-director", "/rota");
        see(director, "staff-signing", "/staff/signing");
        see(director, "translations", "/program/translations");
        see(director, "translations-safety", "/program/translations/safety-words");
        see(director, "instruments", "/program/instruments");
        director.navigate("/program/instruments");
        see(
                director,
                "instrument",
                director.locator("main a[href*='/program/instruments/']")
                        .first()
                        .getAttribute("href"));
        director.navigate("/program");
        var track = director.locator("main a[href*='/program/tracks/']").first().getAttribute("href");
        see(director, "track-measures", track.replaceFirst("(/program/tracks/[^/]+).*", "$1/measures"));
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_pages_about_a_person_are_for_everybody() {
        Page desk = enter("therapist", Size.DESK);
        desk.navigate("/people");
        follow(desk, "Mara Quintana");
        var person = desk.url().replaceFirst(".*(/people/[^/?#]+).*", "$1");
        var pages = new LinkedHashMap<String, String>();
        pages.put("person-measures", "/measures");
        for (var form : List.of("PHQ9", "GAD7")) {
            pages.put("person-measures-" + form, "/measures/" + form);
        }
        pages.put("person-safety-plan", "/safety-plan");
        pages.put("person-safety-plan-edit", "/safety-plan/edit");
        pages.put("person-relapse-plan", "/relapse-plan");
        pages.put("person-relapse-plan-edit", "/relapse-plan/edit");
        pages.put("person-flag", "/alerts/new");
        pages.put("person-papers", "/papers");
        pages.put("person-hours", "/hours");
        pages.put("person-counseling-notes", "/counseling-notes");
        pages.forEach((name, path) -> see(desk, name, person + path));
        desk.navigate(person);
        var more = desk.locator("a[href*='/authorizations'], a[href$='/plan']");
        var others = new LinkedHashMap<String, String>();
        for (var link : more.all()) {
            var href = link.getAttribute("href");
            others.putIfAbsent("person-" + href.replaceFirst(".*/", ""), href);
        }
        assertThat(others).isNotEmpty();
        others.forEach((name, path) -> see(desk, name, path));
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_persons_own_pages_are_for_everybody() {
        Page phone = enter("participant", Size.PHONE);
        for (var own : Map.of(
                        "own-safety-plan", "/me/safety-plan",
                        "own-safety-plan-edit", "/me/safety-plan/edit",
                        "own-relapse-plan", "/me/relapse-plan",
                        "own-plan", "/me/plan",
                        "own-stuck", "/me/plan/stuck",
                        "own-milestones", "/me/plan/milestones",
                        "own-progress", "/me/progress",
                        "own-help", "/me/help")
                .entrySet()) {
            see(phone, own.getKey(), own.getValue());
        }
        assertThat(wrong).isEmpty();
    }

    /** What is wrong with each page is said at once, not one a run. */
    private void see(Page page, String name, String path) {
        page.navigate(path);
        try {
            lookFromAllSides(page, "watching-" + name);
        } catch (AssertionError found) {
            wrong.add(path + ": " + found.getMessage());
            page.setViewportSize(
                    name.startsWith("own-") ? Size.PHONE.width() : Size.DESK.width(),
                    name.startsWith("own-") ? Size.PHONE.height() : Size.DESK.height());
        }
    }
}
