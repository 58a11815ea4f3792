package org.footbridge.today.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Role;
import org.footbridge.today.web.TodayPage.AlertLine;
import org.footbridge.today.web.TodayPage.Line;
import org.footbridge.today.web.TodayPage.SessionLine;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The staff home. */
@Controller
class TodayController {

    private final TodayQuery query;
    private final Authorization authorization;
    private final House house;
    private final LicenseLines licenses;
    private final MedicationLines medications;
    private final MeasureLines measures;
    private final UnsignedLines unsigned;
    private final SupervisorLines supervising;
    private final AuthorizationLines allowed;
    private final DutyLines duties;
    private final MessageLines messages;
    private final CommunityLines community;
    private final BirthdayLines birthdays;

    TodayController(
            TodayQuery query,
            Authorization authorization,
            House house,
            LicenseLines licenses,
            MedicationLines medications,
            MeasureLines measures,
            UnsignedLines unsigned,
            SupervisorLines supervising,
            AuthorizationLines allowed,
            DutyLines duties,
            MessageLines messages,
            CommunityLines community,
            BirthdayLines birthdays) {
        this.query = query;
        this.authorization = authorization;
        this.house = house;
        this.licenses = licenses;
        this.medications = medications;
        this.measures = measures;
        this.unsigned = unsigned;
        this.supervising = supervising;
        this.allowed = allowed;
        this.duties = duties;
        this.messages = messages;
        this.community = community;
        this.birthdays = birthdays;
    }

    @GetMapping("/today")
    @Transactional(readOnly = true)
    public String show(Model model) {
        authorization.require(Permission.OPEN_STAFF_HOME);
        var zone = house.about().map(about -> ZoneId.of(about.zone())).orElse(ZoneId.of("UTC"));
        model.addAttribute("page", page(new Show(Locale.US, zone), zone));
        return "today/today";
    }

    private TodayPage page(Show show, ZoneId zone) {
        var now = query.now();
        var today = LocalDate.ofInstant(now, zone);
        var staff = Actor.current().person() == null
                ? new UUID(0, 0)
                : Actor.current().person();
        boolean clinical = authorization.may(Permission.RUN_GROUPS);
        boolean intake = Actor.current().has(Role.INTAKE) || Actor.current().has(Role.DIRECTOR);
        var reachable = authorization.reachable(Permission.SEE_PERSON);
        Set<ParticipantId> shown = new HashSet<>();

        var alerts = query.alerts(authorization.reachable(Permission.ACT_ON_ALERT));
        alerts.forEach(one -> one.participantId().map(ParticipantId::new).ifPresent(shown::add));
        boolean supervises = clinical && Actor.current().has(Role.SUPERVISOR);
        var sessions = clinical ? query.sessions(today, staff, supervises) : List.<TodayQuery.SessionRow>of();
        var notes = clinical ? unsigned.of(staff, show, zone) : List.<UnsignedLines.Found>of();
        notes.forEach(one -> one.participantId().map(ParticipantId::new).ifPresent(shown::add));
        var tasks = query.tasks(reachable, today.plusDays(2).atStartOfDay(zone).toInstant());
        tasks.forEach(one -> one.participantId().map(ParticipantId::new).ifPresent(shown::add));
        var away = clinical ? query.away(reachable, today, staff) : List.<TodayQuery.AwayRow>of();
        away.forEach(one -> shown.add(new ParticipantId(one.participantId())));
        var referrals = intake ? query.referrals() : List.<TodayQuery.ReferralRow>of();
        referrals.forEach(one -> shown.add(new ParticipantId(one.participantId())));
        var unseen = clinical ? query.unseen(reachable, today) : List.<TodayQuery.UnseenRow>of();
        unseen.forEach(one -> shown.add(new ParticipantId(one.participantId())));
        var turning =
                clinical || intake ? birthdays.of(reachable, staff, intake, show) : List.<BirthdayLines.Found>of();
        turning.forEach(one -> shown.add(new ParticipantId(one.participantId())));
        var runningOut = allowed.of(reachable, today, staff);
        runningOut.forEach(one -> shown.add(one.person()));

        boolean prescribes = Actor.current().has(Role.PRESCRIBER);
        var visits =
                prescribes ? medications.visits(today, zone, staff, reachable, show) : List.<MedicationLines.Found>of();
        visits.forEach(one -> shown.add(new ParticipantId(one.participantId())));
        var unreconciled = prescribes
                ? medications.unreconciled(authorization.reachable(Permission.CONFIRM_MEDICATIONS), show)
                : List.<MedicationLines.Found>of();
        unreconciled.forEach(one -> shown.add(new ParticipantId(one.participantId())));

        var measured = clinical
                ? measures.of(reachable, today, zone, staff, show)
                : new MeasureLines.Found(List.of(), List.of(), List.of());
        shown.addAll(measured.people());

        return new TodayPage(
                show.day(today),
                greeting(LocalTime.ofInstant(now, zone)),
                alerts.stream().map(one -> line(one, now)).toList(),
                sessions.stream()
                        .filter(TodayQuery.SessionRow::mine)
                        .map(one -> line(one, now, show))
                        .toList(),
                sessions.stream()
                        .filter(one -> !one.mine())
                        .map(one -> line(one, now, show))
                        .toList(),
                notes.stream().map(UnsignedLines.Found::line).toList(),
                Stream.of(
                                messages.late(now).stream(),
                                community.waiting().stream(),
                                turning.stream().map(BirthdayLines.Found::line),
                                away.stream().map(one -> line(one, show)),
                                tasks.stream().map(one -> line(one, now, show)))
                        .flatMap(lines -> lines)
                        .toList(),
                referrals.stream().map(one -> line(one, now)).toList(),
                unseen.stream()
                        .map(one -> new Line(
                                one.who(),
                                "last here " + show.date(one.lastSeen()),
                                "/people/" + one.participantId(),
                                "Reach out",
                                Mark.NEEDS))
                        .toList(),
                runningOut.stream().map(AuthorizationLines.Found::line).toList(),
                licenses.of(today, staff),
                visits.stream().map(MedicationLines.Found::line).toList(),
                unreconciled.stream().map(MedicationLines.Found::line).toList(),
                measured.scores(),
                measured.unanswered(),
                supervises ? supervising.waiting(reachable, staff, show) : List.of(),
                authorization.may(Permission.HAND_OVER_GROUPS) ? supervising.covers(show) : List.of(),
                duties.of(today, zone, show),
                clinical,
                intake,
                authorization.may(Permission.MANAGE_PROGRAM) && query.noProgramYet(),
                shown);
    }

    private static AlertLine line(TodayQuery.AlertRow row, Instant now) {
        return new AlertLine(
                row.alertId().toString(),
                row.who(),
                "since " + ago(row.raisedAt(), now),
                row.urgency().equals("now"),
                row.acknowledgedAt().isPresent());
    }

    private static SessionLine line(TodayQuery.SessionRow row, Instant now, Show show) {
        boolean ongoing = !now.isBefore(row.startsAt()) && now.isBefore(row.endsAt());
        boolean closed = row.status().equals("closed");
        boolean over = !closed && !now.isBefore(row.endsAt());
        return new SessionLine(
                row.sessionId().toString(),
                row.title(),
                row.trackName(),
                show.time(row.startsAt()),
                more(row),
                closed
                        ? "Closed"
                        : over
                                ? "Over, not closed"
                                : row.came() > 0 ? row.came() + " of " + row.due() + " in" : row.due() + " due",
                closed ? Mark.DONE : over || row.words() > 0 ? Mark.NEEDS : Mark.OPEN,
                ongoing);
    }

    private static String more(TodayQuery.SessionRow row) {
        var cannot = row.cannot() == 0 ? "" : row.cannot() + " said they can’t come";
        var words = row.words() == 0 ? "" : row.words() == 1 ? "1 needs a word" : row.words() + " need a word";
        return Stream.of(cannot, words).filter(one -> !one.isEmpty()).collect(Collectors.joining(", "));
    }

    private static Line line(TodayQuery.TaskRow row, Instant now, Show show) {
        boolean late = row.dueAt().isBefore(now);
        return new Line(
                row.title(),
                row.who().orElse(""),
                row.link(),
                (late ? "was due " : "due ") + show.dateTime(row.dueAt()),
                late ? Mark.NEEDS : Mark.OPEN);
    }

    private static Line line(TodayQuery.AwayRow row, Show show) {
        return new Line(
                "Can’t come: " + row.who(),
                row.title() + ", " + show.dateTime(row.startsAt()),
                "/sessions/" + row.sessionId(),
                "Said beforehand",
                Mark.OPEN);
    }

    private static Line line(TodayQuery.ReferralRow row, Instant now) {
        return new Line(
                row.who(),
                row.source().replace('_', ' '),
                "/intake/referrals/" + row.referralId(),
                row.danger() ? "Said: in danger now" : "waits " + ago(row.receivedAt(), now),
                row.danger() ? Mark.SAFETY : Mark.NEEDS);
    }

    private static String greeting(LocalTime time) {
        return time.getHour() < 12 ? "Good morning" : time.getHour() < 17 ? "Good afternoon" : "Good evening";
    }

    private static String ago(Instant then, Instant now) {
        var passed = then.isAfter(now) ? Duration.ZERO : Duration.between(then, now);
        if (passed.toMinutes() < 90) {
            return passed.toMinutes() + " min";
        }
        return passed.toHours() < 48 ? passed.toHours() + " h" : passed.toDays() + " days";
    }
}
