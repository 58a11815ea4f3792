package org.footbridge.alerts;

import java.util.List;
import org.footbridge.people.ParticipantId;
import org.footbridge.programs.ProgramId;

/** Knows the programs whose minutes hold for somebody's alert. */
public interface ProgramsOf {

    /** The programs the person is in, or on the way into. */
    List<ProgramId> of(ParticipantId participant);
}
