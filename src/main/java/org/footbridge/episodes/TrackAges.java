package org.footbridge.episodes;

import java.time.LocalDate;
import java.util.Optional;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.TrackId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether a track is for somebody of that age: the program's own ages, and, whatever those say, nobody under 18 in one
 * room with an adult participant (CARE 14). A birth date nobody knows hinders nothing here; admission asks for it.
 */
@Component
class TrackAges {

    private static final int ADULT = 18;

    private final Sql sql;

    TrackAges(Sql sql) {
        this.sql = sql;
    }

    private record Ages(String program, int youngest, Optional<Integer> oldest, int years) {}

    /** Why the person is too young or too old for the track on that day, as a sentence for staff. */
    @Transactional(readOnly = true)
    Optional<String> hindrance(Episode episode, TrackId track, LocalDate on) {
        return ages(episode, track, on)
                .flatMap(ages -> ages.years() < ages.youngest()
                                || ages.oldest()
                                        .filter(oldest -> ages.years() > oldest)
                                        .isPresent()
                        ? Optional.of("%s is for people %s; on that day the person is %d."
                                .formatted(
                                        ages.program(),
                                        ages.oldest()
                                                .map(oldest -> "from %d to %d".formatted(ages.youngest(), oldest))
                                                .orElse("of %d and older".formatted(ages.youngest())),
                                        ages.years()))
                        : Optional.empty())
                .or(() -> mixes(episode, track, on)
                        ? Optional.of("Somebody under 18 and an adult would share this track. That is never done.")
                        : Optional.empty());
    }

    private Optional<Ages> ages(Episode episode, TrackId track, LocalDate on) {
        return sql.sql("""
                        select program.name as program, program.youngest_age as youngest, program.oldest_age as oldest,
                               extract(year from age(:on::date, person.birth_date))::int as years
                          from programs.v_tracks track
                          join programs.v_programs program
                            on program.organization_id = track.organization_id and program.program_id = track.program_id
                          join people.v_names person
                            on person.organization_id = track.organization_id and person.participant_id = :participant
                         where track.organization_id = :organization and track.track_id = :track
                           and person.birth_date is not null
                        """)
                .param("organization", Actor.current().organization())
                .param("track", track)
                .param("participant", episode.participantId())
                .param("on", on)
                .optional(Ages.class);
    }

    private boolean mixes(Episode episode, TrackId track, LocalDate on) {
        return sql.sql("""
                        with beside as (
                            select participant_id from episodes.enrollment
                             where organization_id = :organization and track_id = :track and episode_id <> :episode
                               and (ends_on is null or ends_on >= :on)
                            union
                            select offer.participant_id from episodes.offer
                              join episodes.episode on episode.organization_id = offer.organization_id
                                                   and episode.id = offer.episode_id
                             where offer.organization_id = :organization and offer.track_id = :track
                               and offer.episode_id <> :episode and (offer.answer is null or offer.answer = 'accepted')
                               and episode.status in ('planned', 'waitlist'))
                        select exists (
                            select from beside
                              join people.v_names other
                                on other.organization_id = :organization and other.participant_id = beside.participant_id
                              join people.v_names person
                                on person.organization_id = :organization and person.participant_id = :participant
                             where (other.birth_date > :adultIfBornBy) <> (person.birth_date > :adultIfBornBy))
                        """)
                .param("organization", Actor.current().organization())
                .param("track", track)
                .param("episode", episode.episodeId())
                .param("participant", episode.participantId())
                .param("on", on)
                .param("adultIfBornBy", on.minusYears(ADULT))
                .single(Boolean.class);
    }
}
