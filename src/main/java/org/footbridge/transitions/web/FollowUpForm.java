package org.footbridge.transitions.web;

import org.footbridge.transitions.FollowUps.Channel;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/** What came of a contact, as typed. */
public record FollowUpForm(
        @Nullable Boolean reached,
        @Nullable Channel channel,
        @Nullable String howItIs) {

    Problems problems() {
        var problems = Problems.none();
        if (reached == null) {
            problems = problems.and("reached", "Say whether you reached the person.");
        }
        if (channel == null) {
            problems = problems.and("channel", "Say how you tried.");
        }
        return problems;
    }
}
