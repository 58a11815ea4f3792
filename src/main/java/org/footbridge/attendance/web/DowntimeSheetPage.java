package org.footbridge.attendance.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a downtime sheet says once it is open.
 *
 * @param copy which copy, made by whom, for which device, and what becomes of it; stands on every printed page
 * @param help whom to call besides 988 and 911
 */
public record DowntimeSheetPage(String day, String copy, String help, List<Hour> hours) {

    /** One session. */
    public record Hour(String title, String when, String leaders, List<Line> people) {}

    /**
     * One person.
     *
     * @param number by which they come in at the tablet
     * @param lookFirst the risk pointer; nothing more is said of it on paper
     * @param phone their own number with what they said about calls, or why there is none
     * @param pickUp who may pick them up; only of who is under 18
     */
    public record Line(
            String name,
            @Nullable String number,
            @Nullable String lookFirst,
            String phone,
            List<String> emergency,
            @Nullable List<String> pickUp) {}
}
