package org.footbridge.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.footbridge.demo.Stays.Stay;
import org.footbridge.measures.Answers;
import org.footbridge.measures.Instrument;
import org.footbridge.measures.InstrumentName;
import org.footbridge.measures.Instruments;
import org.footbridge.measures.Measures;
import org.footbridge.measures.Mode;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Time;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets people answer week by week what the cast says they answered. */
@Component
class Courses {

    private final Instruments instruments;
    private final Measures measures;
    private final Endings endings;

    Courses(Instruments instruments, Measures measures, Endings endings) {
        this.instruments = instruments;
        this.measures = measures;
        this.endings = endings;
    }

    void answer(DemoHouse house, List<Stay> stays) {
        var phq9 = instrument(house, InstrumentName.PHQ9);
        var gad7 = instrument(house, InstrumentName.GAD7);
        var phqA = instrument(house, new InstrumentName("PHQA"));
        for (var stay : stays) {
            if (!stay.who().began()) {
                continue;
            }
            for (int week = 0;
                    week < Math.max(stay.who().phq9().size(), stay.who().gad7().size());
                    week++) {
                var day = stay.firstDay().plusWeeks(week).plusDays(1);
                if (day.isAfter(house.today().minusDays(1))) {
                    break;
                }
                answer(
                        house,
                        stay,
                        phq9,
                        day,
                        value(stay.who().phq9(), week),
                        stay.who().ninth(week));
                endings.actOnAlerts(house, stay, day);
                // The GAD-7 is made for adults; young people answer the PHQ-A (CARE 26).
                answer(
                        house,
                        stay,
                        stay.who().isYoung() ? phqA : gad7,
                        day,
                        value(stay.who().gad7(), week),
                        null);
            }
        }
    }

    private void answer(
            DemoHouse house,
            Stay stay,
            Instrument instrument,
            LocalDate day,
            @Nullable Integer total,
            @Nullable Integer ninth) {
        if (total == null) {
            return;
        }
        var answers = Spread.over(instrument, total, ninth == null ? 0 : ninth);
        Time.at(
                house.at(day, LocalTime.of(20, 40)),
                () -> Actor.job(house.organization(), "demo")
                        .call(() -> measures.complete(
                                stay.participant(),
                                instrument.name(),
                                answers,
                                Mode.SELF,
                                stay.episode().map(episode -> episode.value()))));
    }

    private Instrument instrument(DemoHouse house, InstrumentName name) {
        return Actor.job(house.organization(), "demo")
                .call(() -> instruments.current(name))
                .orElseThrow();
    }

    private static @Nullable Integer value(List<@Nullable Integer> totals, int week) {
        return week < totals.size() ? totals.get(week) : null;
    }

    /** A set of answers that adds up to a total, the ninth item of the PHQ-9 as told, no to what else asks of danger. */
    static final class Spread {

        private Spread() {}

        static Answers over(Instrument instrument, int total, int ninth) {
            var counted = instrument.facts().main().counts();
            var scored = instrument.items().stream()
                    .filter(item -> counted.isEmpty() ? item.scored() : counted.contains(item.linkId()))
                    .toList();
            boolean hasNinth = scored.size() == 9;
            int free = hasNinth ? 8 : scored.size();
            int left = hasNinth ? total - ninth : total;
            var answers = Answers.none();
            for (int index = 0; index < free; index++) {
                int still = free - index;
                int value = Math.min(3, Math.ceilDiv(left, still));
                answers = answers.with(scored.get(index).linkId(), code(scored.get(index), value));
                left -= value;
            }
            if (hasNinth) {
                answers = answers.with(scored.get(8).linkId(), code(scored.get(8), ninth));
            }
            for (var item : instrument.items()) {
                if (!scored.contains(item) && instrument.asksOfDanger(item)) {
                    answers = answers.with(item.linkId(), code(item, 0));
                }
            }
            return answers;
        }

        private static String code(Instrument.Item item, int value) {
            return item.options().stream()
                    .filter(option -> option.weight()
                            .filter(weight -> weight.intValue() == value)
                            .isPresent())
                    .findFirst()
                    .orElseThrow()
                    .code();
        }
    }
}
