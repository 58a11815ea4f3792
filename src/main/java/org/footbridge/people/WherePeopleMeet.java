package org.footbridge.people;

import java.util.List;

/**
 * Where two people meet already when somebody decides to keep them apart, as other modules know it. Asked for the clinician
 * who looks at the pair; it tells no more than that clinician may know anyhow.
 */
public interface WherePeopleMeet {

    List<Place> bothIn(ParticipantId one, ParticipantId other);

    /**
     * @param sentence where it is and what happens there from now on
     * @param href where to do something about it
     */
    record Place(String sentence, String href) {}
}
