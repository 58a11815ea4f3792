package org.footbridge.referrals.web;

import java.util.List;
import org.footbridge.ui.WeekDay;

/**
 * The first page of an organization.
 *
 * @param weeks one drawn week for each track that has published hours
 */
public record WelcomePage(
        String slug, String name, String phone, String hours, List<ProgramFacts> programs, List<Week> weeks) {

    /** What a program is, in numbers; every line is ready to be read. */
    public record ProgramFacts(String name, String summary, String ages, String weeks) {}

    /** @param about hours a week, and where */
    public record Week(String name, String about, List<WeekDay> days) {}
}
