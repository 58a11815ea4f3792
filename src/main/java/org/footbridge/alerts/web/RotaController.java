package org.footbridge.alerts.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.MembershipId;
import org.footbridge.access.Permission;
import org.footbridge.alerts.Devices;
import org.footbridge.alerts.Gateway;
import org.footbridge.alerts.Phones;
import org.footbridge.alerts.Rota;
import org.footbridge.alerts.Shift;
import org.footbridge.alerts.ShiftId;
import org.footbridge.platform.FormTokens;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is on duty; one's own phone; and, for those who may, planning and the gateway. */
@Controller
@RequestMapping("/rota")
class RotaController {

    private static final RotaPage.Planned NOTHING_TYPED = new RotaPage.Planned(null, null, null, null, "1");

    private static final String HERE = "redirect:/rota";

    private final Rota rota;
    private final DutyWeek weeks;
    private final Phones phones;
    private final Gateway gateway;
    private final Devices devices;
    private final RotaQuery query;
    private final Authorization authorization;
    private final House house;
    private final FormTokens tokens;

    RotaController(
            Rota rota,
            DutyWeek weeks,
            Phones phones,
            Gateway gateway,
            Devices devices,
            RotaQuery query,
            Authorization authorization,
            House house,
            FormTokens tokens) {
        this.rota = rota;
        this.weeks = weeks;
        this.phones = phones;
        this.gateway = gateway;
        this.devices = devices;
        this.query = query;
        this.authorization = authorization;
        this.house = house;
        this.tokens = tokens;
    }

    @GetMapping
    @Transactional(readOnly = true)
    public String show(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String starts,
            @RequestParam(defaultValue = "") String ends,
            Model model) {
        var planned = day.isBlank() ? NOTHING_TYPED : new RotaPage.Planned(null, day, starts, ends, "1");
        model.addAttribute("page", page(day(from), planned, Problems.none()));
        return "alerts/rota";
    }

    @PostMapping("/shifts")
    String plan(
            @RequestParam @Nullable UUID member,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String starts,
            @RequestParam(defaultValue = "") String ends,
            @RequestParam(defaultValue = "1") String weeks,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            Model model) {
        authorization.require(Permission.PLAN_ROTA);
        var typed = new RotaPage.Planned(member == null ? null : member.toString(), day, starts, ends, weeks);
        var date = day(day);
        var from = read(LocalTime::parse, starts);
        var until = read(LocalTime::parse, ends);
        var times = read(Integer::valueOf, weeks);
        if (member == null || date.isEmpty() || from.isEmpty() || until.isEmpty() || times.isEmpty()) {
            return again(
                    typed,
                    Problems.of(
                            member == null ? "member" : "day",
                            "Say who, the day, from when to when, and for how many weeks."),
                    response,
                    model);
        }
        return once(
                formToken,
                typed,
                "day",
                () -> rota.plan(
                        new Rota.NewShift(new MembershipId(member), date.get(), from.get(), until.get(), times.get())),
                at(date),
                response,
                model);
    }

    @PostMapping("/shifts/{shift}/end")
    String takeOff(@PathVariable UUID shift, @RequestParam(defaultValue = "") String from) {
        rota.takeOff(new ShiftId(shift));
        return at(day(from));
    }

    /** Back to where the change is seen. */
    private static String at(Optional<LocalDate> day) {
        return day.map(one -> HERE + "?from=" + one).orElse(HERE);
    }

    @PostMapping("/number")
    String number(
            @RequestParam(defaultValue = "") String number,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        if (!phones.save(number)) {
            return again(
                    NOTHING_TYPED,
                    Problems.of("number", "Write a number as it is dialed, such as +1 518 555 0100."),
                    response,
                    model);
        }
        next.addFlashAttribute(
                "flash",
                new Frame.Flash(
                        Frame.Flash.Kind.DONE,
                        number.isBlank() ? "Your number is taken out." : "Your number is kept."));
        return HERE;
    }

    @PostMapping("/rings")
    String ring(@RequestParam @Nullable UUID formToken, HttpServletResponse response, Model model) {
        return once(formToken, NOTHING_TYPED, "number", rota::tryOwnPhone, HERE, response, model);
    }

    @PostMapping("/confirmation")
    String confirm(@RequestParam @Nullable UUID formToken, HttpServletResponse response, Model model) {
        return once(formToken, NOTHING_TYPED, "", rota::confirm, HERE, response, model);
    }

    @PostMapping("/gateway")
    String gateway(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String token,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        return switch (gateway.set(said(address), said(token))) {
            case Gateway.Setting.Set() -> {
                next.addFlashAttribute(
                        "flash",
                        new Frame.Flash(
                                Frame.Flash.Kind.DONE,
                                address.isBlank()
                                        ? "No gateway rings any more."
                                        : "The gateway is kept. Ring your own phone to try it."));
                yield HERE;
            }
            case Gateway.Setting.Refused(var sentence) ->
                again(NOTHING_TYPED, Problems.of("address", sentence), response, model);
        };
    }

    private String once(
            @Nullable UUID formToken,
            RotaPage.Planned typed,
            String field,
            Supplier<Rota.Acting> act,
            String then,
            HttpServletResponse response,
            Model model) {
        var refused = new AtomicReference<@Nullable String>();
        var answer = tokens.once(formToken, () -> {
            if (act.get() instanceof Rota.Refused(var sentence)) {
                refused.set(sentence);
            }
            return then;
        });
        var sentence = refused.get();
        return sentence == null ? answer : again(typed, Problems.of(field, sentence), response, model);
    }

    private String again(RotaPage.Planned typed, Problems problems, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", page(day(typed.day() == null ? "" : typed.day()), typed, problems));
        return "alerts/rota";
    }

    /** @param from the first day shown; today where none is asked for */
    private RotaPage page(Optional<LocalDate> from, RotaPage.Planned typed, Problems problems) {
        authorization.require(Permission.OPEN_STAFF_HOME);
        var wall = house.zone();
        var show = new Show(Locale.US, wall);
        var now = query.now();
        var team = query.team();
        var names = RotaQuery.names(team);
        boolean plans = authorization.may(Permission.PLAN_ROTA);
        return new RotaPage(
                show.zoneName(),
                rota.isStaffedNow(),
                now(rota.onDuty(), names),
                weeks.from(from.orElseGet(() -> LocalDate.ofInstant(now, wall)), now, names, plans),
                own(show),
                plans,
                plans
                        ? team.stream()
                                .filter(RotaQuery.Member::eligible)
                                .map(one ->
                                        new Choice(one.membershipId().value().toString(), one.fullName()))
                                .toList()
                        : List.of(),
                typed,
                authorization.may(Permission.MANAGE_PROGRAM) ? gateway.shown() : null,
                problems);
    }

    private static String now(List<Shift> onDuty, Map<MembershipId, String> names) {
        if (onDuty.isEmpty()) {
            return "Nobody is on duty. An alert raised now goes to the supervisors and the director at once, and whoever writes to us is told that nobody reads it before the next staffed hour.";
        }
        var who = onDuty.stream()
                .map(shift -> names.getOrDefault(shift.membershipId(), ""))
                .collect(Collectors.joining(", "));
        return onDuty.stream().anyMatch(shift -> shift.confirmedAt().isPresent())
                ? who + " on duty, phone confirmed."
                : who
                        + " on duty, phone not confirmed yet: until it is, the hour counts as unstaffed, and an alert goes to the supervisors and the director too.";
    }

    private RotaPage.Own own(Show show) {
        var wall = house.zone();
        var shift = rota.ownNow();
        var trial = query.lastTrial();
        boolean confirmed = shift.flatMap(Shift::confirmedAt).isPresent();
        boolean rang = shift.isPresent()
                && trial.flatMap(RotaQuery.Trial::sentAt)
                        .filter(at -> !at.isBefore(shift.get().span(wall).from().minus(Rota.BEFORE_THE_SHIFT)))
                        .isPresent();
        return new RotaPage.Own(
                phones.own().orElse(""),
                shift.map(one -> "%s, %s – %s"
                                .formatted(show.day(one.day()), show.time(one.starts()), show.time(one.ends())))
                        .orElse(null),
                confirmed,
                trial.map(one -> trial(one, show)).orElse(null),
                rang && !confirmed,
                devices.ownCount());
    }

    private static String trial(RotaQuery.Trial trial, Show show) {
        return trial.sentAt()
                .map(at -> "Rung at " + show.dateTime(at) + ".")
                .orElseGet(() -> "Asked for at " + show.dateTime(trial.writtenAt()) + ", not through yet"
                        + trial.lastProblem()
                                .map(problem -> " (" + problem + ", tried " + trial.attempts() + ")")
                                .orElse("")
                        + ". Load this page again in a moment.");
    }

    private static Optional<String> said(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }

    /** A day some pages away at most: an address can be typed. */
    private static Optional<LocalDate> day(String text) {
        return read(LocalDate::parse, text).filter(day -> day.getYear() > 2000 && day.getYear() < 2200);
    }

    private static <T> Optional<T> read(Function<String, T> how, String text) {
        try {
            return Optional.of(how.apply(text.strip()));
        } catch (DateTimeParseException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }
}
