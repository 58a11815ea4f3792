package org.footbridge.safety.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.safety.CopingKind;
import org.jspecify.annotations.Nullable;

/**
 * Writing a coping plan together, or alone on the phone.
 *
 * @param theirs what somebody else wrote meanwhile, beside one's own text; null without a conflict
 * @param reader who reads what is written on the phone, and when
 * @param atStake whether it is asked first if safety is at stake before somebody reads it
 */
public record CopingEditPage(
        ParticipantId participant,
        String name,
        CopingKind kind,
        String at,
        CopingFields fields,
        @Nullable CopingView theirs,
        String reader,
        String when,
        boolean atStake)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
