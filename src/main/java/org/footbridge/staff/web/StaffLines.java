package org.footbridge.staff.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.Permission;
import org.footbridge.platform.Role;
import org.footbridge.staff.Credential;
import org.footbridge.staff.CredentialId;
import org.footbridge.staff.Signs;
import org.footbridge.staff.StaffId;
import org.footbridge.staff.Standing;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Show;

/** Says of each staff member what they hold and may sign, in words. */
final class StaffLines {

    private final LocalDate today;
    private final List<Integer> warnDays;
    private final Show show;

    /** @param warnDays days before an end from which it is spoken of, the longest first */
    StaffLines(LocalDate today, List<Integer> warnDays, Show show) {
        this.today = today;
        this.warnDays = warnDays;
        this.show = show;
    }

    /** @param end the next end of what lets them sign, for sorting; empty where nothing ends */
    record Member(StaffPage.Line line, boolean signs, boolean recorded, Optional<LocalDate> end, boolean endsSoon) {}

    List<Member> of(List<StaffQuery.Row> rows) {
        Map<UUID, List<StaffQuery.Row>> people = rows.stream()
                .collect(Collectors.groupingBy(StaffQuery.Row::staffId, LinkedHashMap::new, Collectors.toList()));
        return people.values().stream().map(this::member).toList();
    }

    private Member member(List<StaffQuery.Row> rows) {
        var first = rows.getFirst();
        var held = rows.stream()
                .map(StaffLines::credential)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        var roles = first.roles().stream()
                .map(name -> Role.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
        boolean signs = roles.stream().anyMatch(Permission.SIGN_CLINICAL.roles()::contains);
        var standing = Standing.of(held, first.supervisor().isPresent(), today);
        var end = held.stream()
                .filter(one -> !one.renewed() && one.endedOn().isEmpty())
                .map(Credential::expiresOn)
                .flatMap(Optional::stream)
                .min(LocalDate::compareTo);
        boolean endsSoon = end.filter(day -> daysTo(day) <= warnDays.getFirst()).isPresent();
        var line = new StaffPage.Line(
                first.staffId().toString(),
                first.fullName(),
                first.title(),
                held.stream().filter(one -> !one.renewed()).map(this::line).toList(),
                first.supervisor()
                        .map(name -> "Supervised by " + name
                                + first.supervisedSince()
                                        .map(day -> " since " + show.date(day))
                                        .orElse(""))
                        .orElse(""),
                signing(signs, roles, standing, held, first.supervisor()),
                mark(signs, standing, endsSoon),
                state(signs, standing, end, endsSoon));
        return new Member(line, signs, !(standing instanceof Standing.NothingRecorded), end, endsSoon);
    }

    private static Optional<Credential> credential(StaffQuery.Row row) {
        return row.credentialId()
                .map(id -> new Credential(
                        new CredentialId(id),
                        new StaffId(row.staffId()),
                        row.kind().orElse(""),
                        row.state(),
                        row.number().orElse(""),
                        Signs.valueOf(row.signs().orElse("nothing").toUpperCase(Locale.ROOT)),
                        row.prescribes().orElse(false),
                        row.startsOn(),
                        row.expiresOn(),
                        row.endedOn(),
                        row.endedBecause(),
                        row.renewed().orElse(false)));
    }

    StaffPage.Held line(Credential one) {
        var parts = new ArrayList<String>();
        one.state().ifPresent(parts::add);
        if (!one.number().isEmpty()) {
            parts.add("no. " + one.number());
        }
        parts.add(span(one));
        parts.add(one.signs().label().toLowerCase(Locale.ROOT) + (one.prescribes() ? ", prescribes" : ""));
        boolean open = one.endedOn().isEmpty() && !one.renewed();
        return new StaffPage.Held(
                one.credentialId().value().toString(),
                one.kind(),
                String.join(" · ", parts),
                open,
                open && one.expiresOn().isPresent(),
                one.renewed() ? "Renewed" : state(one),
                one.renewed() || begins(one) ? Mark.QUIET : !one.inForce(today) || near(one) ? Mark.NEEDS : Mark.DONE);
    }

    private boolean begins(Credential one) {
        return one.startsOn().filter(today::isBefore).isPresent();
    }

    private boolean near(Credential one) {
        return one.expiresOn().filter(day -> daysTo(day) <= warnDays.getFirst()).isPresent();
    }

    private String state(Credential one) {
        if (begins(one)) {
            return "Begins on " + one.startsOn().map(show::date).orElse("");
        }
        if (one.endedOn().isPresent() && !one.inForce(today)) {
            return "Ended";
        }
        return near(one) ? one.expiresOn().map(this::ends).orElse("") : "In force";
    }

    private String span(Credential one) {
        if (one.endedOn().isPresent()) {
            return "ended on %s: %s"
                    .formatted(
                            show.date(one.endedOn().get()), one.endedBecause().orElse(""));
        }
        var from = one.startsOn().map(day -> "from " + show.date(day) + " ").orElse("");
        return from + one.expiresOn().map(day -> "until " + show.date(day)).orElse("without an end");
    }

    private static String signing(
            boolean signs,
            Collection<Role> roles,
            Standing standing,
            Collection<Credential> held,
            Optional<String> supervisor) {
        if (roles.isEmpty()) {
            return "Has no sign-in yet.";
        }
        if (!signs) {
            return "Signs nothing clinical in this role.";
        }
        boolean prescriber = roles.contains(Role.PRESCRIBER);
        return switch (standing) {
            case Standing.NothingRecorded _ -> "Signs as the role allows; no license is recorded.";
            case Standing.Alone _ ->
                "Signs notes, plans and assessments alone"
                        + (prescriber && held.stream().anyMatch(Credential::prescribes)
                                ? ", and medication visits."
                                : ".")
                        + supervisor.map(name -> " " + name + " signs too.").orElse("");
            case Standing.Supervised _ ->
                "Signs notes, plans and assessments; " + supervisor.orElse("the supervisor") + " signs too.";
            case Standing.WithoutSupervisor _ -> "Signs nothing until a supervisor is entered.";
            case Standing.NotInForce _ -> "Signs nothing until the license is renewed.";
        };
    }

    private static Mark mark(boolean signs, Standing standing, boolean endsSoon) {
        if (signs && (!standing.lets() || standing instanceof Standing.NothingRecorded)) {
            return Mark.NEEDS;
        }
        return endsSoon ? Mark.NEEDS : signs ? Mark.DONE : Mark.QUIET;
    }

    private String state(boolean signs, Standing standing, Optional<LocalDate> end, boolean endsSoon) {
        if (signs && standing instanceof Standing.NothingRecorded) {
            return "No license recorded";
        }
        if (signs && standing instanceof Standing.WithoutSupervisor) {
            return "No supervisor";
        }
        return endsSoon ? end.map(this::ends).orElse("") : signs ? standing.lets() ? "May sign" : "Not in force" : "";
    }

    /** "Ends in 25 days". */
    private String ends(LocalDate day) {
        long days = daysTo(day);
        if (days < 0) {
            return "Ended on " + show.date(day);
        }
        return days == 0 ? "Ends today" : days == 1 ? "Ends tomorrow" : "Ends in " + days + " days";
    }

    private long daysTo(LocalDate day) {
        return ChronoUnit.DAYS.between(today, day);
    }
}
