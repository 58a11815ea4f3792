package org.footbridge.notes.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a session's page shows of the room besides marks and notes.
 *
 * @param activities in their order
 * @param young people under 18, by id
 * @param away when people stepped out, by id; only who did
 * @param handOver whether the reader may hand the session to a colleague
 */
public record RoomNow(
        List<ActivityLine> activities, Map<String, Young> young, Map<String, List<AwayLine>> away, boolean handOver) {

    /** @param marked somebody is marked in it, so that it keeps its name and stays */
    public record ActivityLine(int position, String title, boolean marked) {}

    /**
     * @param mayLeaveWith the pick-up list
     * @param leftWith with whom they left, once somebody said it
     */
    public record Young(List<String> mayLeaveWith, @Nullable String leftWith) {}

    /** @param key names the stretch in a form: the person and the moment */
    public record AwayLine(String words, String key) {}
}
