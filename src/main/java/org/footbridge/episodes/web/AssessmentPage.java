package org.footbridge.episodes.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.platform.Id;
import org.footbridge.ui.Mark;
import org.jspecify.annotations.Nullable;

/** All sections of an assessment, with how far each has come; whole to read once it is signed. Mine: the reader signed it. */
public record AssessmentPage(
        WayInHead head,
        boolean begun,
        boolean mayWrite,
        int filledSections,
        List<Section> sections,
        List<String> missing,
        @Nullable Signature signature,
        String addendumDraft,
        List<Addendum> addenda,
        boolean mine)
        implements Shows {

    public record Section(String key, String title, int filled, int fields, Mark mark, List<Said> statements) {}

    public record Said(String ask, String text, String informant) {}

    public record Signature(String name, String time) {}

    public record Addendum(String words, String name, String time) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return head.participantsShown();
    }
}
