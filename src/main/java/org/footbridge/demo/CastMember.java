package org.footbridge.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One made-up person of the demo, as written in {@code demo/cast.json}.
 *
 * @param track day, evening or teen
 * @param stage inquiry, screening, waitlist, offered, active, stepped-down, completed or lost-contact
 * @param startedDaysAgo days since the first day, or since they knocked when nothing has begun
 * @param said things told in groups, in the third person
 * @param phq9 weekly totals, {@code null} for a week without answers
 * @param item9 the ninth item of those weeks; empty means 0
 * @param attendance steady, some gaps, shift, new or stopped
 */
record CastMember(
        String given,
        String family,
        int age,
        String pronouns,
        String track,
        String stage,
        int startedDaysAgo,
        String needs,
        String ownWords,
        String goal,
        String objective,
        List<String> said,
        List<String> plan,
        List<@Nullable Integer> phq9,
        List<@Nullable Integer> gad7,
        @Nullable List<@Nullable Integer> item9,
        @Nullable String attendance,
        @Nullable String strength,
        @Nullable String account,
        @Nullable String wish,
        @Nullable Integer clinicalDays,
        @Nullable Integer authorizedDays,
        @Nullable Integer lapseDaysAgo,
        @Nullable String onBehalf,
        @Nullable String screeningStop,
        @Nullable String shortfall,
        @Nullable Boolean guardian,
        @Nullable Boolean greeter,
        @Nullable Boolean satOutImagery,
        @Nullable Boolean late) {

    boolean hasStay() {
        return !stage.equals("inquiry");
    }

    /** Has been in groups. */
    boolean began() {
        return stage.equals("active")
                || stage.equals("stepped-down")
                || stage.equals("completed")
                || stage.equals("lost-contact");
    }

    boolean isYoung() {
        return age < 18;
    }

    boolean usesSubstances() {
        return needs.matches(".*(alcohol|opioids|cocaine|cannabis).*");
    }

    @Nullable
    Integer ninth(int week) {
        return item9 == null || week >= item9.size() ? Integer.valueOf(0) : item9.get(week);
    }
}
