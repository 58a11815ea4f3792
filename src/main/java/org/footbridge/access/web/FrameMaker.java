package org.footbridge.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.HelpWords;
import org.footbridge.access.House;
import org.footbridge.access.NavBadge;
import org.footbridge.access.Permission;
import org.footbridge.access.WhoIs;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Installation;
import org.footbridge.platform.Organizations;
import org.footbridge.platform.Role;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Makes the frame around a page: who is signed in, where one can go, whom to call. One transaction for all of it; where
 * nobody is signed in, one before it asks whose number help shows.
 */
@Component
class FrameMaker {

    private final WordsOf words;
    private final Installation installation;
    private final Organizations organizations;
    private final Authorization authorization;
    private final Optional<House> house;
    private final List<WhoIs> names;
    private final List<NavBadge> badges;
    private final OwnAddresses addresses;
    private final HelpWords help;
    private final TransactionTemplate reading;

    FrameMaker(
            WordsOf words,
            Installation installation,
            Organizations organizations,
            Authorization authorization,
            Optional<House> house,
            List<WhoIs> names,
            List<NavBadge> badges,
            OwnAddresses addresses,
            HelpWords help,
            PlatformTransactionManager transactions) {
        this.words = words;
        this.installation = installation;
        this.organizations = organizations;
        this.authorization = authorization;
        this.house = house;
        this.names = names;
        this.badges = badges;
        this.addresses = addresses;
        this.help = help;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    Frame frame(HttpServletRequest request) {
        var alone = Actor.bound().isPresent() ? Optional.<House.About>empty() : theOnlyHouse();
        return reading.execute(_ -> frame(request, alone));
    }

    /** Its number opens without a sign-in too (CARE 7). Where there are several, nobody knows whose it would be. */
    private Optional<House.About> theOnlyHouse() {
        return organizations
                .only()
                .flatMap(one -> Actor.visitor(one).call(() -> reading.execute(_ -> house.flatMap(House::about))));
    }

    private Frame frame(HttpServletRequest request, Optional<House.About> alone) {
        var said = help.around(words.of(RequestContextUtils.getLocale(request)));
        var actor = Actor.bound();
        var about = actor.flatMap(_ -> house.flatMap(House::about));
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new Frame(
                actor.map(FrameMaker::place).orElse(Frame.Place.PLAIN),
                said.locale(),
                said,
                csrf == null ? "_csrf" : csrf.getParameterName(),
                csrf == null ? "" : csrf.getToken(),
                actor.flatMap(this::signedIn).orElse(null),
                actor.map(one -> nav(one, said, request.getRequestURI())).orElse(List.of()),
                installation.demo(),
                about.or(() -> alone)
                        .map(one -> new Frame.Help(one.name(), one.phone(), one.staffedHours()))
                        .orElse(null),
                about.map(House.About::name).orElse(null),
                actor.map(one -> organizations.slugOf(one.organization())).orElse(null),
                flash(request),
                request.getRequestURI(),
                request.getAttribute(Frame.ONE_LANGUAGE) == null);
    }

    private static Frame.Place place(Actor actor) {
        return switch (actor.kind()) {
            case STAFF -> Frame.Place.STAFF;
            case PARTICIPANT -> Frame.Place.PARTICIPANT;
            case CONTACT -> Frame.Place.FAMILY;
            case VISITOR -> Frame.Place.PUBLIC;
            case CLIENT, JOB -> Frame.Place.PLAIN;
        };
    }

    private Optional<Frame.SignedIn> signedIn(Actor actor) {
        return names.stream()
                .map(one -> one.called(actor))
                .flatMap(Optional::stream)
                .findFirst()
                .map(called -> new Frame.SignedIn(called.name(), line(actor, called)));
    }

    private static String line(Actor actor, WhoIs.Called called) {
        return called.line().isEmpty() && actor.isStaff()
                ? actor.roles().stream().map(Role::label).sorted().collect(Collectors.joining(", "))
                : called.line();
    }

    private Frame.@Nullable Flash flash(HttpServletRequest request) {
        Map<String, ?> handedOver = RequestContextUtils.getInputFlashMap(request);
        return handedOver == null ? null : (Frame.Flash) handedOver.get("flash");
    }

    private List<Frame.NavItem> nav(Actor actor, Words said, String path) {
        List<Way> ways =
                switch (actor.kind()) {
                    case STAFF -> STAFF;
                    case PARTICIPANT -> PARTICIPANT;
                    case CONTACT -> FAMILY;
                    case VISITOR, CLIENT, JOB -> List.of();
                };
        List<Frame.NavItem> items = new ArrayList<>();
        var current = ways.stream()
                .map(Way::href)
                .filter(href -> path.equals(href) || path.startsWith(href + "/"))
                .max(Comparator.comparing(String::length))
                .orElse("");
        for (var way : ways) {
            if (addresses.has(way.href()) && (way.permission() == null || authorization.may(way.permission()))) {
                items.add(new Frame.NavItem(
                        said.say(way.words()),
                        way.href(),
                        way.icon(),
                        way.href().equals(current),
                        waiting(way)));
            }
        }
        return items;
    }

    private int waiting(Way way) {
        return badges.stream()
                .filter(badge -> badge.href().equals(way.href()))
                .mapToInt(NavBadge::waiting)
                .sum();
    }

    /** @param permission asked before the way is shown; the page asks again by itself */
    private record Way(
            String words,
            String href,
            String icon,
            @Nullable Permission permission) {}

    private static final List<Way> STAFF = List.of(
            new Way("access.nav.today", "/today", "today", Permission.OPEN_STAFF_HOME),
            new Way("access.nav.people", "/people", "people", Permission.OPEN_STAFF_HOME),
            new Way("access.nav.groups", "/groups", "groups", Permission.RUN_GROUPS),
            new Way("access.nav.intake", "/intake", "intake", Permission.OPEN_INTAKE),
            new Way("access.nav.messages", "/messages", "message", Permission.ANSWER_MESSAGES),
            new Way("access.nav.community", "/community", "family", Permission.READ_COMMUNITY),
            new Way("access.nav.tasks", "/tasks", "check", Permission.OPEN_STAFF_HOME),
            new Way("access.nav.program", "/program", "program", Permission.MANAGE_PROGRAM),
            new Way("access.nav.staff", "/staff", "people-add", Permission.SEE_CREDENTIALS),
            new Way("access.nav.accounts", "/accounts", "settings", Permission.MANAGE_ACCOUNTS),
            new Way("access.nav.outbox", "/outbox", "message", Permission.SEE_OUTBOX),
            new Way("access.nav.privacy", "/privacy", "lock", Permission.OPEN_PRIVACY_DESK));

    private static final List<Way> PARTICIPANT = List.of(
            new Way("access.nav.me", "/me", "today", null),
            new Way("access.nav.practice", "/me/practice", "practice", null),
            new Way("access.nav.progress", "/me/progress", "progress", null),
            new Way("access.nav.plan", "/me/plan", "plan", null));

    private static final List<Way> FAMILY = List.of(
            new Way("access.nav.family", "/family", "family", null),
            new Way("access.nav.learn", "/family/learn", "note", null),
            new Way("access.nav.write", "/family/letters", "message", null));
}
