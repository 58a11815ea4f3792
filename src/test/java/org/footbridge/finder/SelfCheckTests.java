package org.footbridge.finder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.footbridge.finder.SelfCheck.Advice;
import org.footbridge.finder.SelfCheck.Question;
import org.footbridge.finder.SelfCheck.Verdict;
import org.junit.jupiter.api.Test;

/** Every path through the self-check: eight questions, four ways to answer each. */
class SelfCheckTests {

    private static final List<String> SAID = List.of("yes", "unsure", "no", "");

    @Test
    void every_path_reaches_advice_and_no_danger_is_followed_by_may_fit() {
        int paths = 1 << 16;
        for (int path = 0; path < paths; path++) {
            var fields = path(path);
            var result = SelfCheck.of(fields).result();
            assertThat(result.advice()).as("%s", fields).isNotEmpty();
            boolean firstAllNo = List.of(Question.values()).stream()
                    .filter(Question::comesFirst)
                    .allMatch(one -> fields.get(one.key()).equals("no"));
            assertThat(result.verdict() == Verdict.NOT_THIS_FIRST)
                    .as("%s", fields)
                    .isEqualTo(!firstAllNo);
            assertThat(result.advice().contains(Advice.MAY_FIT))
                    .as("%s", fields)
                    .isEqualTo(firstAllNo && !fields.get("weekly").equals("yes"));
            assertThat(new ArrayList<>(result.advice()))
                    .as("in the order of danger")
                    .isSorted();
        }
    }

    @Test
    void a_question_of_danger_left_open_counts_as_not_sure() {
        var fields = new HashMap<>(path(0xAAAA));
        fields.values().forEach(said -> assertThat(said).isEqualTo("no"));
        assertThat(SelfCheck.of(fields).result().verdict()).isEqualTo(Verdict.MAY_FIT);
        fields.remove("danger");
        assertThat(SelfCheck.of(fields).result().advice()).containsExactly(Advice.DANGER);
    }

    @Test
    void whatever_is_sent_is_read_calmly() {
        var chance = new Random(7);
        for (int round = 0; round < 2000; round++) {
            var fields = new HashMap<String, String>();
            for (var question : Question.values()) {
                fields.put(question.key(), Integer.toString(chance.nextInt(), 36));
            }
            assertThat(SelfCheck.of(fields).result().verdict()).isEqualTo(Verdict.NOT_THIS_FIRST);
        }
    }

    /** Two bits a question: which of the four answers. */
    private static Map<String, String> path(int path) {
        var fields = new HashMap<String, String>();
        for (var question : Question.values()) {
            fields.put(question.key(), SAID.get(path >> 2 * question.ordinal() & 3));
        }
        return fields;
    }
}
