package org.footbridge.episodes;

import java.util.List;

/** The parts of a biopsychosocial assessment (DOMAIN 5.2), as data. */
public record AssessmentForm(int version, List<Section> sections) {

    /** @param youngOnly asked only of people under 18 */
    public record Section(String key, String title, boolean youngOnly, List<Field> fields) {}

    /** @param rows how tall its box is */
    public record Field(String key, String ask, int rows) {}

    /** The sections for somebody of that age. */
    public List<Section> sectionsFor(boolean young) {
        return sections.stream()
                .filter(section -> young || !section.youngOnly())
                .toList();
    }
}
