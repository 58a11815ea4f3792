package org.footbridge.demo;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.notes.OwnPart;
import org.footbridge.notes.SharedPart;

/** Puts together what facilitators wrote after each hour: what was done, and what one person made of it. */
final class GroupWords {

    /** @param answers how somebody can take it; the sentence goes on after "In the exercise" */
    private record Lesson(String title, String done, List<String> answers) {}

    private static final List<Lesson> LESSONS = List.of(
            lesson(
                    "Riding out an urge",
                    "Timed a wish to act in the body, minute by minute, and watched it pass.",
                    "noticed the wish in the jaw first",
                    "found that the peak came later than feared",
                    "lost count and began again",
                    "named the wave and let it go by"),
            lesson(
                    "What sets it off",
                    "Drew the chain from the first small thing to the act.",
                    "put the telephone at the start of the chain",
                    "found two links that could be cut",
                    "drew the chain backward and saw hunger in it",
                    "left one link empty on purpose"),
            lesson(
                    "Sleep",
                    "Sorted what helps and harms sleep; each chose one change for the week.",
                    "chose a fixed hour to get up",
                    "gave up the screen after ten",
                    "argued that naps are the only rest there is",
                    "wrote a list of what the night is for"),
            lesson(
                    "Asking for what I need",
                    "Practiced one request in pairs, in three sentences.",
                    "asked for an evening off in one sentence",
                    "asked too softly and tried again",
                    "laughed at the first try and then did it",
                    "practiced the request meant for home"),
            lesson(
                    "Saying no in three sizes",
                    "Practiced four ways of saying no, from soft to firm.",
                    "said no to a drink in the role play",
                    "needed the firm one for a brother",
                    "said no to the exercise, which was the exercise",
                    "found the soft one easier than expected"),
            lesson(
                    "Five senses, this room",
                    "Came back to the room through what can be seen, heard and touched.",
                    "did it with open eyes by the window",
                    "went through the list twice",
                    "liked the stone best",
                    "used it right away when the door banged"),
            lesson(
                    "Thoughts are not facts",
                    "Wrote one hot thought, the evidence for and against, and a fairer one.",
                    "found three facts against the thought",
                    "kept the old thought and believed it a little less",
                    "read the fairer thought aloud",
                    "wrote it down to finish at home"),
            lesson(
                    "The good hour",
                    "Planned one hour of the week that is only good.",
                    "planned an hour with the radio and flour",
                    "put it on Saturday morning",
                    "could not find one and borrowed an idea from the board",
                    "planned to fish"),
            lesson(
                    "Shame out of the corner",
                    "Spoke about what shame says and what one would say to a friend.",
                    "answered shame as if it were a neighbor",
                    "stayed quiet and wrote",
                    "said the sentence out loud once",
                    "cried and stayed"),
            lesson(
                    "Medication, honestly",
                    "Went through what medicines do, what they do not, and what to ask.",
                    "asked about mornings",
                    "told about the dry mouth",
                    "wrote a question for the next visit",
                    "said why stopping felt right then"),
            lesson(
                    "What matters most",
                    "Sorted cards until five were left.",
                    "kept the card that said useful",
                    "threw out success first",
                    "kept family and truth",
                    "held two cards and would not choose"));

    private static final Map<String, Lesson> BY_TITLE =
            LESSONS.stream().collect(Collectors.toMap(Lesson::title, Function.identity()));

    /** How somebody can take any lesson. */
    private static final List<String> ANSWERS = List.of(
            "needed a second try and took it",
            "wrote two lines and kept them",
            "took longer than the others and finished",
            "found an example from the bus",
            "asked to do it again at home",
            "put it in other words for a neighbor",
            "did the first half and sat with the rest",
            "laughed once and went on",
            "said it was harder than it looks",
            "had an example from the morning");

    private static final List<String> SAID = List.of(
            "Told the group that %s.",
            "Said that %s.",
            "Spoke early on: %s.",
            "When asked, told that %s.",
            "Late in the hour: %s.",
            "Wrote it first and then read: %s.",
            "Brought up that %s.");
    private static final List<String> QUIET = List.of(
            "Listened through most of the hour and nodded at the end.",
            "Said little today and stayed with it.",
            "Was tired, said so, and was left in peace.",
            "Spoke once, in one sentence.");
    private static final List<String> ANSWER = List.of(
            "In the exercise, %s.", "With the task, %s.", "When the others worked, %s.", "For the practice, %s.");
    private static final List<String> TOWARD = List.of(
            "A step toward the objective.",
            "Comes nearer to the goal in small pieces.",
            "No step this time, and no step back.",
            "Named what stands in the way.",
            "Tried at home what was learned here.",
            "Keeps the plan and wants to change one part of it.");
    private static final List<String> SAFETY = List.of(
            "Asked about safety: the week was hard and bearable.",
            "Says the bad thoughts came once and went.",
            "Told of a hard night and whom was called.",
            "Asked; told of nothing today.",
            "Left calm, with a way home.",
            "Knows the number and keeps it in the wallet.");

    private GroupWords() {}

    /** @param exercise the longest activity of the lesson */
    static SharedPart shared(String lesson, String exercise) {
        var known = BY_TITLE.get(lesson);
        return new SharedPart(
                lesson,
                known == null
                        ? "Held the lesson as written: the opening words, then “%s”, and a closing round."
                                .formatted(exercise)
                        : known.done(),
                "People listened to each other; the hour began with a round and ended with one word from everybody.");
    }

    static OwnPart own(CastMember who, String lesson, Random chance) {
        var known = BY_TITLE.get(lesson);
        var answers = known == null ? ANSWERS : known.answers();
        var response = chance.nextInt(6) == 0 || who.said().isEmpty()
                ? pick(QUIET, chance)
                : pick(SAID, chance).formatted(pick(who.said(), chance));
        var answer = pick(ANSWER, chance).formatted(pick(answers, chance));
        return new OwnPart(
                response + " " + answer,
                chance.nextInt(3) == 0 ? pick(TOWARD, chance) : "",
                pick(SAFETY, chance),
                who.plan().isEmpty() ? "" : sentence(pick(who.plan(), chance)),
                "",
                java.util.Set.of());
    }

    static OwnPart satOut(CastMember who) {
        return new OwnPart(
                "Chose not to join the imagery and said so before it began: “I would rather keep my eyes open.” Sat by the window and came back for the round.",
                "Knowing what one does not want, and saying it, is what the weeks have been about.",
                "Left calm, with a way home.",
                "Choose the breathing with open eyes next time.",
                "",
                java.util.Set.of());
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1) + ".";
    }

    private static String pick(List<String> from, Random chance) {
        return from.get(chance.nextInt(from.size()));
    }

    private static Lesson lesson(String title, String done, String... answers) {
        return new Lesson(title, done, List.of(answers));
    }
}
