package org.footbridge.people;

import java.util.List;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;

/**
 * What a module adds to a person's own copy of the record beyond what FHIR tells of them. Asked with the person bound
 * as the actor, so that what is theirs alone opens; it stands in this copy and in no other export (CARE 17).
 */
public interface OwnPart {

    /** In the order it is to be read. */
    List<Section> sections(Words words, Show show);

    record Section(String title, List<Item> items) {}

    /** @param when a day or a moment in words; may be empty */
    record Item(String when, String title, List<String> lines) {}
}
