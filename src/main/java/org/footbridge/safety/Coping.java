package org.footbridge.safety;

/** What came of a wish to change or keep something of a coping plan. */
public sealed interface Coping permits Coping.Done, Coping.Unchanged, Coping.Conflict, Coping.Refused {

    record Done() implements Coping {}

    /** Nothing was different, so there is no new version. */
    record Unchanged() implements Coping {}

    /** Somebody else wrote since: both texts are shown, neither is lost. */
    record Conflict(CopingPlans.Read theirs) implements Coping {}

    /** @param reason a message key behind {@code safety.refused.} */
    record Refused(String reason) implements Coping {}
}
