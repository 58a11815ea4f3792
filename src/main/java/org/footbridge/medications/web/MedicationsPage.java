package org.footbridge.medications.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.medications.Prescribed;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * What a person takes and cannot take.
 *
 * @param mayConfirm whether the reader settles, starts, changes and stops
 * @param maySay whether the reader notes what the person says
 * @param reconciled when and by whom the whole list was last settled
 * @param toConfirm how many lines wait for who may prescribe
 * @param earlier what was sent and is over, folded
 */
public record MedicationsPage(
        ParticipantId participant,
        String name,
        boolean mayConfirm,
        boolean maySay,
        String reconciled,
        int toConfirm,
        List<Line> taken,
        List<Line> stopped,
        List<Line> allergies,
        @Nullable String noneKnown,
        List<String> earlier,
        List<VisitLine> visits,
        TakenForm form,
        Problems problems)
        implements Shows {

    /**
     * One medicine or allergy.
     *
     * @param row the statement that counts
     * @param detail how it is taken, what for, by whom, since when
     * @param said what the person says, noted by somebody who may not settle it
     */
    public record Line(
            String id, String row, String name, String detail, String said, boolean moud, Mark mark, String state) {}

    /** @param mine whether the reader recorded it and may say that it was entered in error */
    public record VisitLine(String id, String day, String detail, boolean mine) {}

    public String at() {
        return "/people/" + participant.value() + "/medications";
    }

    public List<Line> moud() {
        return taken.stream().filter(Line::moud).toList();
    }

    public List<Line> others() {
        return taken.stream().filter(line -> !line.moud()).toList();
    }

    public List<Choice> prescribed() {
        return Arrays.stream(Prescribed.values())
                .map(one -> new Choice(one.name(), one.label()))
                .toList();
    }

    public List<Choice> kinds() {
        var noted = new Choice("taken", mayConfirm ? "Is taken already" : "The person says they take it");
        return mayConfirm ? List.of(noted, new Choice("started", "Is started now")) : List.of(noted);
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
