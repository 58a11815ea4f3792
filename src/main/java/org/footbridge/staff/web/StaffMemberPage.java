package org.footbridge.staff.web;

import java.util.List;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;

/**
 * One staff member's credentials and supervision.
 *
 * @param held all there ever were, renewed and ended ones too
 * @param mayKeep whether the reader records, renews and ends
 * @param own whether the reader looks at themselves
 */
public record StaffMemberPage(
        StaffPage.Line line,
        List<StaffPage.Held> held,
        List<String> supervisions,
        boolean supervised,
        boolean mayKeep,
        boolean own,
        List<Choice> kinds,
        List<Choice> signs,
        List<Choice> colleagues,
        CredentialForm form,
        Problems problems) {

    public String at() {
        return "/staff/" + line.id();
    }
}
