package org.footbridge.people;

import java.util.List;
import java.util.function.Supplier;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;

/**
 * What a module keeps byte for byte with a person and adds to the person's own copy of the record (45 CFR 164.524). Asked
 * as the job that makes the copy, inside its transaction; whose papers, the job says.
 */
public interface OwnPapers {

    /** The newest first. */
    List<Kept> of(ParticipantId person, Words words, Show show);

    /**
     * @param when a day or a moment in words
     * @param part2 whether 42 CFR Part 2 protects it
     * @param suffix ends a neutral file name, without a dot
     * @param content read only when it goes into the copy
     */
    record Kept(String title, String when, boolean part2, String suffix, int bytes, Supplier<byte[]> content) {}
}
