package org.footbridge.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.demo.Stays.Stay;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Time;
import org.footbridge.practice.Entries;
import org.footbridge.practice.EntryId;
import org.footbridge.practice.Homework;
import org.footbridge.practice.Homework.Answer;
import org.footbridge.practice.Sharing;
import org.footbridge.practice.Tools;
import org.springframework.stereotype.Component;

/** What happens between groups: Mara's own pages, most of them hers alone, and who said that they tried something. */
@Component
class Practicing {

    /** Who says what came of the ten minutes at home; everybody else says nothing, which is fine. */
    private static final Map<String, List<Answer>> SAID = Map.of(
            "Mara", List.of(Answer.USED, Answer.A_LITTLE, Answer.NOT_THIS_TIME, Answer.USED),
            "Renata", List.of(Answer.A_LITTLE),
            "Gareth", List.of(Answer.USED, Answer.NOT_THIS_TIME));

    private static final int WEEKS = 3;

    private final Entries entries;
    private final Sharing sharing;
    private final Homework homework;
    private final Tools tools;
    private final OwnLogin logins;

    Practicing(Entries entries, Sharing sharing, Homework homework, Tools tools, OwnLogin logins) {
        this.entries = entries;
        this.sharing = sharing;
        this.homework = homework;
        this.tools = tools;
        this.logins = logins;
    }

    void practice(DemoHouse house, List<Stay> all) {
        var mara = logins.of(house, all, "Mara");
        all.stream().filter(stay -> SAID.containsKey(stay.who().given())).forEach(stay -> say(house, stay));
        write(
                house,
                mara,
                16,
                "3:05",
                "journal",
                Map.of("text", "Awake again. The refrigerator hums in B flat. Wrote this instead of scrolling."));
        write(
                house,
                mara,
                12,
                "22:40",
                "gratitude",
                Map.of(
                        "good",
                        "Coffee that was still hot\nThe bus driver waited\nClean sheets",
                        "why",
                        "I put the sheets on in the morning, for me."));
        write(
                house,
                mara,
                9,
                "23:15",
                "thought-record",
                Map.of(
                        "situation", "My supervisor said: we need to talk tomorrow.",
                        "feeling", "Afraid",
                        "strength", "80",
                        "thought", "They are going to let me go.",
                        "belief", "70",
                        "pattern", "worst,mind-reading",
                        "against", "Last time it was about the schedule.",
                        "balanced", "I don’t know yet what it is about. I can ask.",
                        "balanced-belief", "60",
                        "strength-after", "40"));
        write(house, mara, 6, "2:20", "journal", Map.of("text", "A night for nobody’s eyes."));
        write(
                house,
                mara,
                4,
                "21:50",
                "day-planner",
                Map.of("morning", "Sleep until ten\nEggs", "evening", "Group\nCall Ana", "kind", "The long playlist"));
        write(
                house,
                mara,
                2,
                "22:10",
                "diary-card",
                Map.of(
                        "joy",
                        "2",
                        "sadness",
                        "3",
                        "fear",
                        "2",
                        "shame",
                        "1",
                        "craving",
                        "4",
                        "used",
                        "no",
                        "medicine",
                        "taken",
                        "skills",
                        "waited,body",
                        "useful",
                        "5"));
        share(
                house,
                mara,
                10,
                write(
                        house,
                        mara,
                        10,
                        "20:30",
                        "boundary",
                        Map.of(
                                "who", "My brother-in-law",
                                "happens", "He pours for everybody without asking.",
                                "say", "When you fill my glass, I feel cornered. I’d like to pour my own.",
                                "when", "Before dinner, in the kitchen")));
        share(
                house,
                mara,
                1,
                write(
                        house,
                        mara,
                        1,
                        "21:40",
                        "urge-log",
                        Map.of(
                                "pull", "a drink on the way home",
                                "before", "The gas station by the depot, payday",
                                "strength", "8",
                                "did", "waited,called",
                                "after", "3",
                                "then", "Ana talked about her garden until it was over.")));
    }

    private void say(DemoHouse house, Stay stay) {
        var answers = SAID.getOrDefault(stay.who().given(), List.of());
        int said = 0;
        for (int ago = 7 * WEEKS; ago > 0; ago--) {
            var night =
                    house.at(house.today().minusDays(ago), LocalTime.of(23, 50)).plus(Duration.ofHours(1));
            if (night.isAfter(house.now())) {
                continue;
            }
            for (var open : Time.at(night, () -> asJob(house, () -> homework.open(stay.participant())))) {
                if (open.asks() && open.endedAt().isAfter(night.minus(Duration.ofHours(14)))) {
                    var answer = answers.get(said++ % answers.size());
                    if (said % 3 != 0) {
                        Time.at(
                                night,
                                () -> asJob(house, () -> {
                                    homework.answer(stay.participant(), open.sessionId(), answer);
                                    return answer;
                                }));
                    }
                }
            }
        }
    }

    private EntryId write(DemoHouse house, Actor who, int daysAgo, String time, String tool, Map<String, String> said) {
        var at = house.at(house.today().minusDays(daysAgo), LocalTime.parse(time.length() == 4 ? "0" + time : time));
        var id = new EntryId(UUID.nameUUIDFromBytes(
                (house.organization().value() + tool + daysAgo).getBytes(StandardCharsets.UTF_8)));
        Time.at(at, () -> who.call(() -> entries.save(id, tools.find(tool).orElseThrow(), 0, said)));
        return id;
    }

    private void share(DemoHouse house, Actor who, int daysAgo, EntryId id) {
        var at = house.at(house.today().minusDays(daysAgo), LocalTime.of(21, 55));
        Time.at(at, () -> who.call(() -> sharing.choose(id, Sharing.Way.NOW, true, Optional.of(false))));
    }

    private static <T> T asJob(DemoHouse house, ScopedValue.CallableOp<T, RuntimeException> work) {
        return Actor.job(house.organization(), "demo").call(work);
    }
}
