package org.footbridge.access.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.Accounts;
import org.footbridge.access.House;
import org.footbridge.access.OneTimeCodes;
import org.footbridge.access.Persons;
import org.footbridge.platform.Role;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everybody who can sign in here or was asked to, searched, sorted and paged. Names come from the modules above. */
@Component
class AccountsList {

    private static final int LINES = 50;

    private final Accounts accounts;
    private final OneTimeCodes codes;
    private final List<Persons> persons;
    private final House house;
    private final Clock clock;

    AccountsList(Accounts accounts, OneTimeCodes codes, List<Persons> persons, House house, Clock clock) {
        this.accounts = accounts;
        this.codes = codes;
        this.persons = persons;
        this.house = house;
        this.clock = clock;
    }

    /** Somebody with a login, or only with an invitation. */
    private record Somebody(
            @Nullable UUID membership,
            UUID person,
            String name,
            String signInName,
            Set<Role> roles,
            Instant since,
            Optional<Instant> lastSignedIn,
            Optional<Instant> invitedUntil,
            boolean ended) {

        AccountsFilter.State state() {
            if (ended) {
                return AccountsFilter.State.ENDED;
            }
            return lastSignedIn.isEmpty() ? AccountsFilter.State.NEVER : AccountsFilter.State.ACTIVE;
        }

        boolean staff() {
            return roles.stream().anyMatch(Role::isStaff);
        }
    }

    AccountsPage page(AccountsFilter filter, @Nullable String link, Problems problems) {
        var fitting = everybody().stream()
                .filter(one -> fits(one, filter))
                .sorted(order(filter))
                .toList();
        int pages = Math.max(1, (fitting.size() + LINES - 1) / LINES);
        int page = Math.min(filter.number(), pages);
        var show = new Show(Locale.ENGLISH, house.zone());
        return new AccountsPage(
                new AccountsPage.Looking(
                        filter.q() == null ? "" : filter.q().strip(),
                        filter.wantedRole().map(Role::name).orElse(""),
                        filter.wantedState().map(Enum::name).orElse(""),
                        filter.order().name(),
                        page,
                        pages,
                        AccountsFilter.roles(),
                        AccountsFilter.states(),
                        AccountsFilter.sorts()),
                fitting.size(),
                fitting.stream()
                        .skip((page - 1L) * LINES)
                        .limit(LINES)
                        .map(one -> line(one, show))
                        .toList(),
                show.zoneName(),
                staffRoles(),
                link,
                problems);
    }

    static List<Choice> staffRoles() {
        return Stream.of(Role.values())
                .filter(Role::isStaff)
                .map(role -> new Choice(role.name(), role.label()))
                .toList();
    }

    static String labels(Set<Role> roles) {
        return roles.stream().map(Role::label).sorted().collect(Collectors.joining(", "));
    }

    private List<Somebody> everybody() {
        var members = accounts.members();
        var invited = codes.openInvitations();
        var names = names(Stream.concat(
                        members.stream().map(Accounts.Member::personId),
                        invited.stream().map(OneTimeCodes.Invited::personId))
                .collect(Collectors.toSet()));
        var known = members.stream().map(Accounts.Member::personId).collect(Collectors.toSet());
        List<Somebody> all = new ArrayList<>();
        members.forEach(one -> all.add(new Somebody(
                one.id().value(),
                one.personId(),
                names.getOrDefault(one.personId(), one.signInName()),
                one.signInName(),
                one.roleSet(),
                one.createdAt(),
                one.lastSignedInAt(),
                Optional.empty(),
                one.endedAt().isPresent())));
        invited.stream()
                .filter(one -> !known.contains(one.personId()))
                .forEach(one -> all.add(new Somebody(
                        null,
                        one.personId(),
                        names.getOrDefault(one.personId(), "Somebody"),
                        "",
                        one.roleSet(),
                        one.madeAt(),
                        Optional.empty(),
                        Optional.of(one.expiresAt()),
                        false)));
        return all;
    }

    private Map<UUID, String> names(Set<UUID> people) {
        Map<UUID, String> names = new HashMap<>();
        persons.forEach(one -> names.putAll(one.namesOf(people)));
        return names;
    }

    private static boolean fits(Somebody one, AccountsFilter filter) {
        return (one.name() + " " + one.signInName()).toLowerCase(Locale.ROOT).contains(filter.words())
                && filter.wantedRole().map(one.roles()::contains).orElse(true)
                && filter.wantedState().map(one.state()::equals).orElse(true);
    }

    private static Comparator<Somebody> order(AccountsFilter filter) {
        Comparator<Somebody> byName = Comparator.comparing(Somebody::ended)
                .thenComparing(one -> one.name().toLowerCase(Locale.ROOT))
                .thenComparing(Somebody::person);
        Comparator<Somebody> byLast =
                Comparator.comparing(one -> one.lastSignedIn().orElse(Instant.EPOCH));
        return switch (filter.order()) {
            case NAME -> byName;
            case LAST -> byLast.reversed().thenComparing(byName);
            case LONG_AGO -> byLast.thenComparing(byName);
            case NEWEST -> Comparator.comparing(Somebody::since).reversed().thenComparing(byName);
        };
    }

    private AccountsPage.Line line(Somebody one, Show show) {
        return new AccountsPage.Line(
                one.membership(),
                one.membership() == null && one.staff() ? one.person() : null,
                one.name(),
                one.signInName(),
                labels(one.roles()),
                one.lastSignedIn()
                        .map(at -> "last signed in " + show.dateTime(at))
                        .or(() -> one.invitedUntil().map(until -> invitation(one, until, show)))
                        .orElse("made " + show.date(one.since())),
                one.state() == AccountsFilter.State.NEVER,
                one.ended());
    }

    private String invitation(Somebody one, Instant until, Show show) {
        var what = one.staff() ? "link" : "code";
        return until.isAfter(clock.instant())
                ? "has a %s until %s".formatted(what, show.dateTime(until))
                : "had a %s until %s".formatted(what, show.dateTime(until));
    }
}
