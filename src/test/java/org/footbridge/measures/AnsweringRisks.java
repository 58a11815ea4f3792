package org.footbridge.measures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.footbridge.Riverside;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FormTokens;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** People who answer a risk item above zero, again and again, in a program that is to be killed. */
@Component
public class AnsweringRisks {

    private static final int PEOPLE = 6;

    private static final List<String> ITEMS =
            List.of("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8");

    /** "Several days". */
    private static final String ABOVE_ZERO = "LA6569-3";

    private final Riverside riverside;
    private final Measures measures;
    private final FormTokens tokens;

    AnsweringRisks(Riverside riverside, Measures measures, FormTokens tokens) {
        this.riverside = riverside;
        this.measures = measures;
        this.tokens = tokens;
    }

    private record Somebody(ParticipantId id, Actor actor) {}

    /**
     * Makes the people.
     *
     * @param told hears of each response as soon as its sender would have
     * @return what is to be run; it never ends
     */
    public Runnable ready(Consumer<UUID> told) {
        var house = riverside.found();
        var people = new ArrayList<Somebody>();
        for (int one = 0; one < PEOPLE; one++) {
            var id = house.amara();
            people.add(new Somebody(id, house.asParticipant(id)));
        }
        return () -> {
            while (true) {
                people.forEach(one -> told.accept(answer(one, UUID.randomUUID())));
            }
        };
    }

    /** As a browser does: the same form is sent again until there is an answer. */
    private UUID answer(Somebody who, UUID form) {
        while (true) {
            try {
                return UUID.fromString(who.actor()
                        .call(() -> tokens.once(
                                form,
                                () -> measures.complete(
                                                who.id(), InstrumentName.PHQ9, answers(), Mode.SELF, Optional.empty())
                                        .response()
                                        .value()
                                        .toString())));
            } catch (DataAccessException | TransactionException away) {
                Thread.onSpinWait();
            }
        }
    }

    private static Answers answers() {
        var answers = Answers.none();
        for (var item : ITEMS) {
            answers = answers.with(item, ABOVE_ZERO);
        }
        return answers;
    }
}
