package org.footbridge.safety.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.safety.CopingKind;
import org.footbridge.ui.Told;
import org.jspecify.annotations.Nullable;

/**
 * A coping plan on the phone: the person's own, or the shared parts for somebody near.
 *
 * @param view null before anything is written
 * @param title with a name only for somebody near
 * @param mayWrite whether it is the person's own
 * @param naloxone how it stands with naloxone; null where nobody asked, or beside a safety plan
 * @param told what is said after the person said that safety is at stake; null else
 * @param phones the person's phones that keep it
 */
public record OwnCopingPage(
        ParticipantId participant,
        CopingKind kind,
        String title,
        @Nullable CopingView view,
        String written,
        String reviewed,
        boolean mayWrite,
        @Nullable Told told,
        @Nullable String naloxone,
        List<PhoneLine> phones)
        implements Shows {

    /**
     * @param kept since when
     * @param seen how it stands with that phone
     * @param mayAsk whether the copy can still be taken away
     */
    public record PhoneLine(String id, String kept, String seen, boolean mayAsk) {}

    public String at() {
        return "/me/" + kind.path();
    }

    public boolean safety() {
        return kind == CopingKind.SAFETY;
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
