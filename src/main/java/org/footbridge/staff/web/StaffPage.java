package org.footbridge.staff.web;

import java.util.List;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;

/**
 * Everybody who works here, with what lets them sign and until when.
 *
 * @param words of a name that was looked for
 * @param show which of them: everybody, whose end is near, or of whom no license is recorded
 */
public record StaffPage(
        String words,
        String show,
        String sort,
        List<Choice> shows,
        List<Choice> sorts,
        List<Line> lines,
        boolean mayKeep) {

    /** @param signs a sentence: what this person may sign */
    public record Line(
            String id,
            String name,
            String title,
            List<Held> held,
            String supervisor,
            String signs,
            Mark mark,
            String state) {}

    /**
     * One credential.
     *
     * @param open whether it can still be ended
     * @param renewable whether it has an end that can be moved
     */
    public record Held(
            String id, String kind, String detail, boolean open, boolean renewable, String state, Mark mark) {}
}
