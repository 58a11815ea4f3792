package org.footbridge.attendance.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.attendance.ArrivalNumbers;
import org.footbridge.attendance.SafetyAnswer;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's arrival number, given and changed by staff, and what they said when they came. */
@Controller
class PersonArrivalController {

    private final ArrivalNumbers numbers;
    private final PersonArrivalQuery query;
    private final LessonsHadQuery names;
    private final Authorization authorization;

    PersonArrivalController(
            ArrivalNumbers numbers, PersonArrivalQuery query, LessonsHadQuery names, Authorization authorization) {
        this.numbers = numbers;
        this.query = query;
        this.names = names;
        this.authorization = authorization;
    }

    @GetMapping("/people/{participant}/arrival")
    String show(@PathVariable UUID participant, Locale locale, Model model) {
        return page(new ParticipantId(participant), Problems.none(), locale, model);
    }

    private String page(ParticipantId id, Problems problems, Locale locale, Model model) {
        authorization.require(Permission.READ_CHART, id);
        var show = new Show(locale, ZoneOffset.UTC);
        model.addAttribute(
                "page",
                new PersonArrivalPage(
                        id,
                        names.nameOf(id),
                        numbers.of(id).orElse(null),
                        query.days(id).stream()
                                .map(day -> new PersonArrivalPage.Day(
                                        show.date(day.onDate()),
                                        line(day),
                                        day.safety().stream()
                                                .map(PersonArrivalController::safety)
                                                .collect(Collectors.joining(", then ")),
                                        day.words().orElse("")))
                                .toList(),
                        problems));
        return "attendance/personArrival";
    }

    private static String line(PersonArrivalQuery.Day day) {
        List<String> words = new ArrayList<>();
        day.mood().ifPresent(one -> words.add("mood " + one));
        day.craving().ifPresent(one -> words.add("craving " + one));
        day.sleepMinutes().ifPresent(one -> words.add("slept " + CheckInWords.hours(one) + " h"));
        day.wantsWord().filter(one -> one).ifPresent(_ -> words.add("asked for a word"));
        return words.isEmpty() ? "nothing else answered" : String.join(" · ", words);
    }

    private static String safety(String answer) {
        return answer.equals("blank")
                ? "not answered"
                : SafetyAnswer.valueOf(answer.toUpperCase(Locale.ROOT)).label();
    }

    /** @param number nothing for one that is drawn */
    @PostMapping("/people/{participant}/arrival-number")
    String give(
            @PathVariable UUID participant,
            @RequestParam(defaultValue = "") String number,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var id = new ParticipantId(participant);
        var giving = number.isBlank() ? numbers.give(id) : numbers.give(id, number);
        if (giving instanceof ArrivalNumbers.Giving.Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(id, Problems.of("number", refused.sentence()), locale, model);
        }
        return "redirect:/people/" + participant + "/arrival";
    }
}
