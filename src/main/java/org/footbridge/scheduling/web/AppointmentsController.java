package org.footbridge.scheduling.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.episodes.Episode;
import org.footbridge.episodes.Episodes;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.platform.FormTokens;
import org.footbridge.programs.Mode;
import org.footbridge.scheduling.AppointmentId;
import org.footbridge.scheduling.Appointments;
import org.footbridge.scheduling.NewAppointment;
import org.footbridge.scheduling.SeatStatus;
import org.footbridge.scheduling.Timetable;
import org.footbridge.staff.StaffId;
import org.footbridge.staff.StaffMembers;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One person's timetable and appointments. */
@Controller
class AppointmentsController {

    private final Timetable timetable;
    private final Appointments appointments;
    private final Participants participants;
    private final Episodes episodes;
    private final StaffMembers staff;
    private final GroupsQuery query;
    private final Authorization authorization;
    private final FormTokens tokens;
    private final Clock clock;

    AppointmentsController(
            Timetable timetable,
            Appointments appointments,
            Participants participants,
            Episodes episodes,
            StaffMembers staff,
            GroupsQuery query,
            Authorization authorization,
            FormTokens tokens,
            Clock clock) {
        this.timetable = timetable;
        this.appointments = appointments;
        this.participants = participants;
        this.episodes = episodes;
        this.staff = staff;
        this.query = query;
        this.authorization = authorization;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping("/people/{participant}/appointments")
    String show(@PathVariable UUID participant, Locale locale, Model model) {
        model.addAttribute("page", page(participant, BookingForm.EMPTY, Problems.none(), locale));
        return "scheduling/appointments";
    }

    @PostMapping("/people/{participant}/appointments")
    String book(
            @PathVariable UUID participant,
            @ModelAttribute BookingForm form,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var problems = form.problems();
        var kind = form.kind();
        var date = form.date();
        var time = form.time();
        var minutes = form.minutes();
        if (problems.any() || kind == null || date == null || time == null || minutes == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", page(participant, form, problems, locale));
            return "scheduling/appointments";
        }
        var id = new ParticipantId(participant);
        return tokens.once(formToken, () -> {
            var stay = episodes.currentOf(id).flatMap(episodes::find);
            var with = Optional.ofNullable(form.staff()).map(StaffId::new);
            appointments.book(new NewAppointment(
                    id,
                    stay.map(Episode::episodeId),
                    stay.map(Episode::programId),
                    with,
                    Optional.ofNullable(form.withWhom()).map(String::strip).filter(one -> !one.isEmpty()),
                    kind,
                    kind.label(),
                    date.atTime(time).atZone(ZoneId.of(query.zone())).toInstant(),
                    minutes,
                    Optional.ofNullable(form.mode()).orElse(Mode.IN_PERSON),
                    Optional.ofNullable(form.place()).orElse("")));
            return "redirect:/people/" + participant + "/appointments";
        });
    }

    @PostMapping("/appointments/{appointment}/cancellation")
    String cancel(
            @PathVariable UUID appointment,
            @RequestParam String reason,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        var id = new AppointmentId(appointment);
        var participant = appointments.get(id).participantId().value();
        return tokens.once(formToken, () -> {
            if (appointments.cancel(id, reason) instanceof Appointments.Changing.Refused refused) {
                next.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.PROBLEM, refused.sentence()));
            }
            return "redirect:/people/" + participant + "/appointments";
        });
    }

    private AppointmentsPage page(UUID participant, BookingForm form, Problems problems, Locale locale) {
        var id = new ParticipantId(participant);
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of(query.zone()));
        var items = timetable.of(id, today.minusWeeks(1), today.plusWeeks(4));
        var name =
                Optional.ofNullable(participants.namesOf(List.of(id)).get(id)).orElseThrow(NotYours::new);
        var days = items.stream()
                .collect(Collectors.groupingBy(Timetable.Item::onDate, TreeMap::new, Collectors.toList()));
        return new AppointmentsPage(
                participant.toString(),
                name.fullName(),
                days.entrySet().stream()
                        .map(day -> new AppointmentsPage.Day(
                                new Show(locale, ZoneId.of("UTC")).day(day.getKey()),
                                day.getValue().stream()
                                        .map(item -> line(item, locale))
                                        .toList()))
                        .toList(),
                staff.all().stream()
                        .map(one -> new Choice(one.staffId().value().toString(), one.signedName() + ", " + one.title()))
                        .toList(),
                form,
                problems);
    }

    private AppointmentsPage.Line line(Timetable.Item item, Locale locale) {
        var show = new Show(locale, item.wall());
        boolean over = item.status() != SeatStatus.BOOKED && item.status() != SeatStatus.ARRIVED;
        return new AppointmentsPage.Line(
                show.times(item.startsAt(), item.endsAt()),
                item.title(),
                item.session() && authorization.may(Permission.RUN_GROUPS) ? "/sessions/" + item.id() : null,
                item.with().orElse("")
                        + item.place().map(place -> " · " + place).orElse("")
                        + item.cancelReason().map(reason -> " · " + reason).orElse(""),
                over ? (item.status() == SeatStatus.FULFILLED ? Mark.DONE : Mark.QUIET) : Mark.OPEN,
                switch (item.status()) {
                    case BOOKED -> "Planned";
                    case ARRIVED -> "Here";
                    case FULFILLED -> "Took place";
                    case NO_SHOW -> "We missed them";
                    case CANCELLED -> "Cancelled";
                },
                item.session() || over ? null : "/appointments/" + item.id() + "/cancellation");
    }
}
