package org.footbridge.history;

import java.util.List;

/** What was sent and not taken over, what it pointed to outside, and what is taken over with a doubt. */
public record Leftovers(
        List<Received.NotTakenOver> notTakenOver, List<Received.Unresolved> unresolved, List<Received.Doubt> doubts) {}
