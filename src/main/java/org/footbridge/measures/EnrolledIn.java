package org.footbridge.measures;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.footbridge.people.ParticipantId;
import org.footbridge.programs.TrackId;

/** Knows who is in which track; a track's schedule asks them. */
public interface EnrolledIn {

    record Enrolled(ParticipantId participant, UUID episode, LocalDate since) {}

    List<Enrolled> on(TrackId track, LocalDate day);
}
