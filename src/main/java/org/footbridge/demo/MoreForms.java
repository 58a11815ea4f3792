package org.footbridge.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.footbridge.demo.Stays.Stay;
import org.footbridge.measures.Answers;
import org.footbridge.measures.Instrument;
import org.footbridge.measures.InstrumentName;
import org.footbridge.measures.Instruments;
import org.footbridge.measures.Measures;
import org.footbridge.measures.Mode;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Time;
import org.springframework.stereotype.Component;

/**
 * What else people answered, each form where it belongs: PCL-5 where something happened, AUDIT-C and BAM-R where somebody
 * drank or used, our own short forms here and there. No course is straight, and weeks are missing.
 */
@Component
class MoreForms {

    private static final int SKIPPED = -1;

    private static final List<Integer> PCL5 = List.of(52, 55, 49, SKIPPED, 50, 41, 38, 40);
    private static final List<Integer> CRAVING = List.of(8, 9, 6, 7, SKIPPED, 5, 6, 3);
    private static final List<Integer> BELONGING = List.of(3, 5, 4, SKIPPED, 7, 6, 9, 8);
    private static final List<Integer> SESSION = List.of(12, SKIPPED, 9, 14);
    private static final List<Integer> ALCOHOL = List.of(9, 7, 11, 8);
    /** Risk factors and what helps, by days and grades, two weeks apart. */
    private static final List<List<Integer>> BAMR = List.of(List.of(9, 4), List.of(5, 8), List.of(7, 9));

    private final Instruments instruments;
    private final Measures measures;

    MoreForms(Instruments instruments, Measures measures) {
        this.instruments = instruments;
        this.measures = measures;
    }

    void answer(DemoHouse house, List<Stay> stays) {
        var forms = Actor.job(house.organization(), "demo")
                .call(() -> Map.of(
                        "PCL5WEEK", form("PCL5WEEK"),
                        "AUDITC", form("AUDITC"),
                        "BAMR", form("BAMR"),
                        "CRAVING", form("CRAVING"),
                        "BELONGING", form("BELONGING"),
                        "SESSION", form("SESSION")));
        int nth = 0;
        for (var stay : stays) {
            if (!stay.who().began()) {
                continue;
            }
            nth++;
            if (!stay.who().isYoung()) {
                clinical(house, stay, forms, nth);
            }
            if (nth % 4 == 0) {
                weekly(house, stay, form(forms, "BELONGING"), BELONGING, nth);
            }
            if (nth % 6 == 0) {
                weekly(house, stay, form(forms, "SESSION"), SESSION, nth);
            }
        }
    }

    private void clinical(DemoHouse house, Stay stay, Map<String, Instrument> forms, int nth) {
        if (stay.who().needs().contains("trauma")) {
            weekly(house, stay, form(forms, "PCL5WEEK"), PCL5, 0);
        }
        if (stay.who().needs().contains("alcohol")) {
            give(
                    house,
                    stay,
                    stay.firstDay(),
                    sum(form(forms, "AUDITC"), ALCOHOL.get(nth % ALCOHOL.size())),
                    form(forms, "AUDITC"));
        }
        if (stay.who().usesSubstances()) {
            weekly(house, stay, form(forms, "CRAVING"), CRAVING, nth);
            for (int time = 0; time < BAMR.size(); time++) {
                give(
                        house,
                        stay,
                        stay.firstDay().plusWeeks(2L + 2L * time),
                        days(form(forms, "BAMR"), BAMR.get(time)),
                        form(forms, "BAMR"));
            }
        }
    }

    /** @param nth so that not everybody says the same */
    private void weekly(DemoHouse house, Stay stay, Instrument form, List<Integer> totals, int nth) {
        for (int week = 0; week < totals.size(); week++) {
            int total = totals.get(week);
            if (total != SKIPPED) {
                int highest = form.facts().main().highest().intValue();
                give(
                        house,
                        stay,
                        stay.firstDay().plusWeeks(week).plusDays(2),
                        sum(form, Math.min(highest, total + nth % 3)),
                        form);
            }
        }
    }

    private void give(DemoHouse house, Stay stay, LocalDate day, Answers answers, Instrument form) {
        if (day.isAfter(house.today().minusDays(1))) {
            return;
        }
        Time.at(
                house.at(day, LocalTime.of(20, 10)),
                () -> Actor.job(house.organization(), "demo")
                        .call(() -> measures.complete(
                                stay.participant(),
                                form.name(),
                                answers,
                                Mode.SELF,
                                stay.episode().map(episode -> episode.value()))));
    }

    private static Instrument form(Map<String, Instrument> forms, String name) {
        return Objects.requireNonNull(forms.get(name));
    }

    private Instrument form(String name) {
        return instruments.current(new InstrumentName(name)).orElseThrow();
    }

    /** Answers that add up to a sum, as even as they can be. */
    private static Answers sum(Instrument form, int total) {
        var items = form.items().stream().filter(Instrument.Item::scored).toList();
        var answers = Answers.none();
        int left = total;
        for (int index = 0; index < items.size(); index++) {
            int value = Math.min(4, Math.ceilDiv(left, items.size() - index));
            answers = answers.with(items.get(index).linkId(), weighing(items.get(index), value));
            left -= value;
        }
        return answers;
    }

    private static String weighing(Instrument.Item item, int value) {
        return item.options().stream()
                .filter(option -> option.weight()
                        .map(weight -> weight.intValue() == value)
                        .orElse(false))
                .map(Instrument.Option::code)
                .findFirst()
                .orElseThrow();
    }

    /** No day of use in the last thirty; bad days as many as told, and days with what helps. */
    private static Answers days(Instrument form, List<Integer> riskAndHelp) {
        var answers = Answers.none();
        for (var item : form.items()) {
            answers = switch (item.linkId()) {
                case "4", "6" -> answers.with(item.linkId(), "0");
                case "2", "3", "11" -> answers.with(item.linkId(), Integer.toString(riskAndHelp.getFirst()));
                case "10", "13", "16" -> answers.with(item.linkId(), Integer.toString(riskAndHelp.getLast()));
                case "1", "8", "9", "12", "14", "15", "17" ->
                    answers.with(
                            item.linkId(),
                            item.options()
                                    .get(Math.min(item.options().size() - 1, riskAndHelp.getFirst() / 4))
                                    .code());
                default -> answers;
            };
        }
        return answers;
    }
}
