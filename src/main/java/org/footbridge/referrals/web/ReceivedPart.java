package org.footbridge.referrals.web;

import java.util.List;

/**
 * What a bundle said, sorted by what bears on whether this program fits (CARE 20).
 *
 * @param restricted shown only to the assessing clinician; empty for everybody else
 * @param mayReadRestricted whether this reader would see restricted facts, if any came
 */
public record ReceivedPart(
        String sender,
        String size,
        List<Line> decides,
        List<Group> folded,
        List<Line> restricted,
        boolean mayReadRestricted,
        List<String> notUnderstood) {

    /**
     * One fact; the same fact received several times is one line.
     *
     * @param what empty where the line stands among its kind
     * @param detail dates and status
     */
    public record Line(String what, String text, String detail, boolean confirmed) {}

    /** Facts of one kind, folded. */
    public record Group(String what, int count, List<Line> lines) {}
}
