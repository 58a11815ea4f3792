package org.footbridge.consents.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.jspecify.annotations.Nullable;

/** A copy on paper: the exact words, who signed, and whether it was taken back. */
public record ConsentCopyPage(
        ParticipantId participant,
        String name,
        String id,
        String title,
        String version,
        List<String> paragraphs,
        boolean signed,
        String signer,
        String when,
        boolean onPaper,
        @Nullable String revoked,
        @Nullable String notice,
        boolean mayBeRevoked)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
