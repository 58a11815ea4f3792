package org.footbridge.setup.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.platform.FormTokens;
import org.footbridge.platform.Regime;
import org.footbridge.programs.Mode;
import org.footbridge.programs.NewPlace;
import org.footbridge.programs.NewProgram;
import org.footbridge.programs.NewTrack;
import org.footbridge.programs.PlaceId;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.SlotKind;
import org.footbridge.setup.Caseload;
import org.footbridge.setup.PatternHour;
import org.footbridge.setup.SetUp;
import org.footbridge.ui.Frame;
import org.footbridge.ui.HandedIn;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The short guide after the first sign-in: a place, a program, its week, and the people already in it. */
@Controller
class GuideController {

    private final SetUp setUp;
    private final Caseload caseload;
    private final GuideQuery query;
    private final Authorization authorization;
    private final FormTokens tokens;
    private final Clock clock;

    GuideController(
            SetUp setUp,
            Caseload caseload,
            GuideQuery query,
            Authorization authorization,
            FormTokens tokens,
            Clock clock) {
        this.setUp = setUp;
        this.caseload = caseload;
        this.query = query;
        this.authorization = authorization;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping("/set-up")
    String show(Model model) {
        authorization.require(Permission.MANAGE_PROGRAM);
        return page(model, Map.of(), Problems.none());
    }

    @PostMapping("/set-up/place")
    String place(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String line,
            @RequestParam(defaultValue = "") String city,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String postal,
            @RequestParam @Nullable UUID formToken,
            WebRequest request,
            HttpServletResponse response,
            Model model) {
        authorization.require(Permission.MANAGE_PROGRAM);
        if (name.isBlank() || line.isBlank() || city.isBlank() || !state.strip().matches("[A-Za-z]{2}")) {
            return wrong(
                    response,
                    model,
                    request.getParameterMap(),
                    "name",
                    "Please give a name, street, city, and the state in two letters.");
        }
        return tokens.once(formToken, () -> {
            setUp.place(new NewPlace(
                    name.strip(),
                    line.strip(),
                    city.strip(),
                    state.strip().toUpperCase(Locale.ROOT),
                    postal.strip(),
                    true));
            return "redirect:/set-up";
        });
    }

    @PostMapping("/set-up/program")
    String program(
            @RequestParam(defaultValue = "") String programName,
            @RequestParam(defaultValue = "") String summary,
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "PART2") Regime regime,
            @RequestParam(defaultValue = "18") int youngest,
            @RequestParam(required = false) Optional<Integer> oldest,
            @RequestParam(defaultValue = "12") int weeks,
            @RequestParam @Nullable UUID formToken,
            WebRequest request,
            HttpServletResponse response,
            Model model) {
        authorization.require(Permission.MANAGE_PROGRAM);
        if (programName.isBlank()
                || summary.isBlank()
                || Zones.all().stream().noneMatch(one -> one.value().equals(zone))) {
            return wrong(
                    response,
                    model,
                    request.getParameterMap(),
                    "programName",
                    "Please give a name, a sentence about it, and its time zone.");
        }
        if (weeks < 5
                || weeks > 52
                || youngest < 10
                || youngest > 99
                || oldest.filter(age -> age < youngest).isPresent()) {
            return wrong(
                    response,
                    model,
                    request.getParameterMap(),
                    "weeks",
                    "Weeks are 5 to 52; the oldest age is not below the youngest.");
        }
        return tokens.once(formToken, () -> {
            setUp.program(new NewProgram(
                    programName.strip(),
                    summary.strip(),
                    ZoneId.of(zone),
                    regime,
                    LocalDate.ofInstant(clock.instant(), ZoneId.of(zone)),
                    youngest < 18 ? "young person" : "participant",
                    youngest,
                    oldest,
                    weeks,
                    true));
            return "redirect:/set-up";
        });
    }

    @PostMapping("/set-up/track")
    String track(
            @RequestParam UUID program,
            @RequestParam(required = false) Optional<UUID> place,
            @RequestParam(defaultValue = "") String trackName,
            @RequestParam(defaultValue = "IN_PERSON") Mode mode,
            @RequestParam(defaultValue = "12") int capacity,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate startsOn,
            @RequestParam(defaultValue = "") List<DayOfWeek> days,
            @RequestParam(defaultValue = "") List<String> starts,
            @RequestParam(defaultValue = "") List<String> minutes,
            @RequestParam(defaultValue = "") List<String> titles,
            @RequestParam(defaultValue = "") List<SlotKind> kinds,
            @RequestParam @Nullable UUID formToken,
            WebRequest request,
            HttpServletResponse response,
            Model model) {
        authorization.require(Permission.MANAGE_PROGRAM);
        if (query.programs().stream().noneMatch(one -> one.value().equals(program.toString()))) {
            throw new NotYours();
        }
        var half = halfWritten(starts, minutes, titles);
        if (half.isPresent()) {
            return wrong(response, model, request.getParameterMap(), "trackName", half.get());
        }
        var hours = hours(days, starts, minutes, titles, kinds);
        if (trackName.isBlank() || capacity < 1 || startsOn == null || days.isEmpty() || hours.isEmpty()) {
            return wrong(
                    response,
                    model,
                    request.getParameterMap(),
                    "trackName",
                    "Please give a name, a capacity, the first day, the days, and at least one hour with start, minutes and title.");
        }
        return tokens.once(formToken, () -> {
            setUp.track(
                    new NewTrack(
                            new ProgramId(program),
                            place.map(PlaceId::new),
                            trackName.strip(),
                            mode,
                            capacity,
                            startsOn,
                            true),
                    hours);
            return "redirect:/set-up";
        });
    }

    /** An hour somebody began to write is never left out in silence. */
    private static Optional<String> halfWritten(List<String> starts, List<String> minutes, List<String> titles) {
        return IntStream.range(0, Math.min(starts.size(), Math.min(minutes.size(), titles.size())))
                .filter(i -> {
                    boolean begun = !starts.get(i).isBlank()
                            || !minutes.get(i).isBlank()
                            || !titles.get(i).isBlank();
                    return begun && !isWhole(starts.get(i), minutes.get(i), titles.get(i));
                })
                .mapToObj(i -> "Hour %d needs a start, from 10 to 480 minutes, and what it is.".formatted(i + 1))
                .findFirst();
    }

    private static boolean isWhole(String start, String minutes, String title) {
        return start.matches("([01]\\d|2[0-3]):[0-5]\\d")
                && minutes.matches("[1-9]\\d{1,2}")
                && Integer.parseInt(minutes) <= 480
                && !title.isBlank();
    }

    /** Each hour on each chosen day; rows left empty are no hours. */
    private static List<PatternHour> hours(
            List<DayOfWeek> days,
            List<String> starts,
            List<String> minutes,
            List<String> titles,
            List<SlotKind> kinds) {
        List<PatternHour> hours = new ArrayList<>();
        for (int i = 0;
                i < Math.min(Math.min(starts.size(), minutes.size()), Math.min(titles.size(), kinds.size()));
                i++) {
            if (isWhole(starts.get(i), minutes.get(i), titles.get(i))) {
                for (var day : days) {
                    hours.add(new PatternHour(
                            day,
                            LocalTime.parse(starts.get(i)),
                            Integer.parseInt(minutes.get(i)),
                            titles.get(i).strip(),
                            kinds.get(i)));
                }
            }
        }
        return hours;
    }

    @GetMapping("/set-up/caseload/people.xlsx")
    ResponseEntity<byte[]> template() {
        authorization.require(Permission.MANAGE_PROGRAM);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("people.xlsx")
                                .build()
                                .toString())
                .contentType(
                        MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .body(caseload.template());
    }

    @PostMapping("/set-up/caseload")
    String read(
            @RequestParam MultipartFile file, HttpServletResponse response, RedirectAttributes redirect, Model model)
            throws IOException {
        authorization.require(Permission.MANAGE_PROGRAM);
        return answer(caseload.read("people", HandedIn.bytes(file)), response, redirect, model);
    }

    @PostMapping("/set-up/caseload/{file}/good-rows")
    String takeGoodRows(
            @PathVariable UUID file, HttpServletResponse response, RedirectAttributes redirect, Model model) {
        authorization.require(Permission.MANAGE_PROGRAM);
        return answer(caseload.takeGoodRows(file), response, redirect, model);
    }

    private String answer(
            Caseload.Reading reading, HttpServletResponse response, RedirectAttributes redirect, Model model) {
        return switch (reading) {
            case Caseload.Taken(int people) -> {
                redirect.addFlashAttribute(
                        "flash",
                        new Frame.Flash(
                                Frame.Flash.Kind.DONE,
                                people == 1 ? "One person is taken over." : people + " people are taken over."));
                yield "redirect:/set-up";
            }
            case Caseload.Unreadable(var sentence) -> wrong(response, model, "file", sentence);
            case Caseload.NotYet notYet -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("page", new CaseloadPage(notYet.file(), notYet.good(), notYet.problems()));
                yield "setup/caseload";
            }
        };
    }

    private String wrong(HttpServletResponse response, Model model, String field, String sentence) {
        return wrong(response, model, Map.of(), field, sentence);
    }

    /** Shows the page again with what was typed. */
    private String wrong(
            HttpServletResponse response, Model model, Map<String, String[]> typed, String field, String sentence) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var values = new HashMap<String, List<String>>();
        typed.forEach((name, all) -> values.put(name, List.of(all)));
        return page(model, values, Problems.of(field, sentence));
    }

    private String page(Model model, Map<String, List<String>> typed, Problems problems) {
        model.addAttribute(
                "page",
                new GuidePage(
                        query.places(),
                        query.programs(),
                        query.tracks(),
                        query.people(),
                        Zones.all(),
                        Arrays.asList(SlotKind.values()),
                        Arrays.asList(Mode.values()),
                        typed,
                        problems));
        return "setup/guide";
    }
}
