package org.footbridge.plans.web;

import java.util.List;
import org.footbridge.ui.Choice;

/**
 * Certifications of a plan, for staff.
 *
 * @param payers that have a clock here; without one nothing is shown
 * @param payer who pays for the stay by its authorization; empty where none is known
 */
public record CertificationPart(List<Line> lines, List<Choice> payers, String payer, boolean mayCertify) {

    /** @param holds whether it holds today */
    public record Line(String title, String detail, String until, boolean holds, boolean soon) {}

    public boolean any() {
        return !lines.isEmpty() || (mayCertify && !payers.isEmpty());
    }
}
