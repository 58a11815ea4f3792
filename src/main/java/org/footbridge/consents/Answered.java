package org.footbridge.consents;

import org.footbridge.access.Signing;

/** What came of answering a form. */
public sealed interface Answered {

    record Kept(ConsentId id) implements Answered {}

    record NeedsSecondFactor(Signing.NeedsSecondFactor why) implements Answered {}

    /** @param sentence what is missing, for the page */
    record Refused(String sentence) implements Answered {}
}
