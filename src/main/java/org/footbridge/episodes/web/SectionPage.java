package org.footbridge.episodes.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.episodes.Statement;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.jspecify.annotations.Nullable;

/**
 * One section of an assessment to write in.
 *
 * @param draft whether this is what the writer typed last and did not save
 * @param conflict whether somebody else saved meanwhile; then each field shows both
 */
public record SectionPage(
        WayInHead head,
        String key,
        String title,
        int version,
        boolean draft,
        boolean conflict,
        List<Field> fields,
        @Nullable String next)
        implements Shows {

    public static final List<Choice> INFORMANTS = Arrays.stream(Statement.Informant.values())
            .map(one -> new Choice(one.name(), one.label()))
            .toList();

    /** One thing asked; several people may have said something about it. */
    public record Field(String ask, int rows, List<Line> lines, List<String> others) {}

    /** @param name of the text's input; the informant's is {@code who-} with the same rest */
    public record Line(String name, String who, String text, String informant) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return head.participantsShown();
    }
}
