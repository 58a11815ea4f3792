package org.footbridge.measures;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Regime;
import org.footbridge.programs.ProgramId;

/** Knows the stay an answer belongs to. Without one the answer hangs on the person, under the stricter law. */
public interface OpenStay {

    /** @param regime of the stay's program */
    record Stay(UUID episode, Regime regime, ProgramId programId) {}

    /** The stay open at that moment. */
    Optional<Stay> at(ParticipantId participant, Instant moment);

    /** The program of each of these stays that whoever asks may see. */
    Map<UUID, ProgramId> programs(Collection<UUID> episodes);
}
