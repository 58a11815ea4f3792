package org.footbridge.access.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.Accounts;
import org.footbridge.access.Authorization;
import org.footbridge.access.Ground;
import org.footbridge.access.House;
import org.footbridge.access.Permission;
import org.footbridge.access.Persons;
import org.footbridge.audit.Act;
import org.footbridge.audit.AuditLog;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The log of access to records, for the privacy officer (45 CFR 164.312(b), 164.308(a)(1)(ii)(D)). */
@Controller
class AccessLogController {

    private static final int LINES = 50;

    private final AuditLog log;
    private final AccessLogQuery query;
    private final Authorization authorization;
    private final Accounts accounts;
    private final List<Persons> persons;
    private final House house;

    AccessLogController(
            AuditLog log,
            AccessLogQuery query,
            Authorization authorization,
            Accounts accounts,
            List<Persons> persons,
            House house) {
        this.log = log;
        this.query = query;
        this.authorization = authorization;
        this.accounts = accounts;
        this.persons = persons;
        this.house = house;
    }

    private record AnyPerson(UUID value) implements Id {}

    /** What stands in the address: ids and days, no name. */
    private record Filter(
            @Nullable UUID person,
            @Nullable UUID member,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable UUID before) {

        String older(UUID last) {
            var address = UriComponentsBuilder.fromPath("/privacy/log");
            Map<String, Object> parts = new HashMap<>();
            parts.put("person", person);
            parts.put("member", member);
            parts.put("from", from);
            parts.put("until", until);
            parts.put("before", last);
            parts.entrySet().stream()
                    .filter(part -> part.getValue() != null)
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(part -> address.queryParam(part.getKey(), part.getValue()));
            return address.toUriString();
        }
    }

    @GetMapping("/privacy/log")
    String index(
            @RequestParam(required = false) @Nullable UUID person,
            @RequestParam(required = false) @Nullable UUID member,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until,
            @RequestParam(required = false) @Nullable UUID before,
            Model model) {
        authorization.require(Permission.READ_AUDIT);
        model.addAttribute("page", page(new Filter(person, member, from, until, before), "", List.of(), false));
        return "access/accessLog";
    }

    /** Looks for the person first; by POST, so that no name stands in an address. */
    @PostMapping("/privacy/log/find")
    String find(@RequestParam(defaultValue = "") String q, Model model) {
        authorization.require(Permission.READ_AUDIT);
        var found = q.isBlank()
                ? List.<Choice>of()
                : persons.stream()
                        .flatMap(one -> one.find(q).entrySet().stream())
                        .map(one -> new Choice(one.getKey().toString(), one.getValue()))
                        .sorted(Comparator.comparing(Choice::label))
                        .toList();
        model.addAttribute("page", page(new Filter(null, null, null, null, null), q.strip(), found, true));
        return "access/accessLog";
    }

    @GetMapping("/privacy/log/find")
    String again() {
        return "redirect:/privacy/log";
    }

    private AccessLogPage page(Filter filter, String words, List<Choice> found, boolean looked) {
        var zone = house.zone();
        var entries = looked ? List.<AuditLog.Entry>of() : entries(filter, zone);
        var lines = entries.subList(0, Math.min(LINES, entries.size()));
        var members = accounts.members();
        var personOf = members.stream().collect(Collectors.toMap(one -> one.id().value(), Accounts.Member::personId));
        var names = names(filter, lines, personOf);
        Set<Id> shown = new HashSet<>();
        lines.forEach(line -> line.participants().forEach(id -> shown.add(new AnyPerson(id))));
        found.forEach(one -> shown.add(new AnyPerson(UUID.fromString(one.value()))));
        return new AccessLogPage(
                words,
                filter.person() == null
                        ? null
                        : new Choice(filter.person().toString(), names.getOrDefault(filter.person(), "Somebody")),
                found,
                looked,
                members.stream()
                        .filter(Accounts.Member::isStaff)
                        .map(one -> new Choice(
                                one.id().value().toString(), names.getOrDefault(one.personId(), one.signInName())))
                        .sorted(Comparator.comparing(Choice::label))
                        .toList(),
                filter.member() == null ? "" : filter.member().toString(),
                filter.from() == null ? "" : filter.from().toString(),
                filter.until() == null ? "" : filter.until().toString(),
                new Show(Locale.ENGLISH, zone).zoneName(),
                lines(filter, lines, names, personOf, zone),
                entries.size() > LINES ? filter.older(lines.getLast().id()) : null,
                List.copyOf(shown));
    }

    private List<AuditLog.Entry> entries(Filter filter, ZoneId zone) {
        return log.entries(
                new AuditLog.Wanted(
                        Optional.ofNullable(filter.person()),
                        Optional.ofNullable(filter.member()),
                        Optional.ofNullable(filter.from())
                                .map(day -> day.atStartOfDay(zone).toInstant()),
                        Optional.ofNullable(filter.until())
                                .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()),
                        Optional.ofNullable(filter.before())),
                LINES + 1);
    }

    private Map<UUID, String> names(Filter filter, List<AuditLog.Entry> lines, Map<UUID, UUID> personOf) {
        Set<UUID> ids = new HashSet<>(personOf.values());
        lines.forEach(line -> ids.addAll(line.participants()));
        Optional.ofNullable(filter.person()).ifPresent(ids::add);
        Map<UUID, String> names = new HashMap<>();
        persons.forEach(one -> names.putAll(one.namesOf(ids)));
        return names;
    }

    private List<AccessLogPage.Line> lines(
            Filter filter,
            List<AuditLog.Entry> entries,
            Map<UUID, String> names,
            Map<UUID, UUID> personOf,
            ZoneId zone) {
        var show = new Show(Locale.ENGLISH, zone);
        var looks = entries.stream()
                .flatMap(one -> look(one, filter.person()).stream())
                .toList();
        var grounds = query.grounds(looks);
        var asked = looks.stream().map(AccessLogQuery.Look::entry).collect(Collectors.toSet());
        return entries.stream()
                .map(one -> new AccessLogPage.Line(
                        show.dateTime(one.at()),
                        who(one, names, personOf),
                        what(one),
                        people(one, names),
                        why(one, grounds.getOrDefault(one.id(), List.of())),
                        asked.contains(one.id())
                                && one.actorKind().equals("staff")
                                && grounds.getOrDefault(one.id(), List.of()).stream()
                                        .allMatch(ground -> ground == Ground.BREAK_GLASS)))
                .toList();
    }

    /** The reason is that of the person looked for, or of the only one an entry is about. */
    private static Optional<AccessLogQuery.Look> look(AuditLog.Entry entry, @Nullable UUID person) {
        var about = person != null
                ? Optional.of(person)
                : entry.participants().stream()
                        .findFirst()
                        .filter(_ -> entry.participants().size() == 1);
        return about.filter(_ -> entry.membershipId().isPresent())
                .map(one ->
                        new AccessLogQuery.Look(entry.id(), entry.membershipId().orElseThrow(), one, entry.at()));
    }

    private static String who(AuditLog.Entry one, Map<UUID, String> names, Map<UUID, UUID> personOf) {
        return one.membershipId().map(personOf::get).map(names::get).orElseGet(() -> switch (one.actorKind()) {
            case "job" -> "Footbridge itself: " + one.actorName();
            case "client" -> "Program: " + one.actorName();
            case "visitor" -> "Somebody on the public page";
            default -> "Somebody";
        });
    }

    private static String what(AuditLog.Entry one) {
        return act(one.act()) + " " + one.subject().replace("/", ", ").replace('_', ' ');
    }

    private static String act(Act act) {
        return switch (act) {
            case CREATE -> "wrote";
            case UPDATE -> "changed";
            case SIGN -> "signed";
            case COSIGN -> "co-signed";
            case ADDEND -> "added to";
            case SEAL_AS_ERROR -> "sealed as entered in error:";
            case DELETE_OWN -> "deleted their own";
            case VIEW -> "looked at";
            case PRINT -> "printed";
            case EXPORT -> "exported";
            case DISCLOSE -> "disclosed";
            case REFUSED -> "was refused:";
            case SIGN_IN -> "came in:";
            case SIGN_IN_FAILED -> "could not come in:";
            case SIGN_OUT -> "signed out:";
            case BREAK_GLASS -> "opened in need:";
            case CONFIGURE -> "set";
            case MERGE -> "joined";
        };
    }

    private static List<String> people(AuditLog.Entry one, Map<UUID, String> names) {
        return List.copyOf(one.participants().stream()
                .map(id -> names.getOrDefault(id, "Somebody"))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String why(AuditLog.Entry one, List<Ground> grounds) {
        return Stream.concat(
                        grounds.stream().map(AccessLogController::ground),
                        Stream.of(one.purpose()).filter(words -> !words.isEmpty()))
                .collect(Collectors.joining("; "));
    }

    private static String ground(Ground ground) {
        return switch (ground) {
            case INTAKE -> "intake";
            case ENROLLMENT -> "their track";
            case ASSIGNMENT -> "assigned to them";
            case OVERSIGHT -> "oversight";
            case COVER -> "covering";
            case CONSENT -> "consent";
            case LEGAL_AUTHORITY -> "legal authority";
            case BREAK_GLASS -> "opened in need";
        };
    }
}
