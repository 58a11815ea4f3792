package org.footbridge.episodes;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.footbridge.people.KeepApart;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.TrackId;
import org.footbridge.staff.StaffId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether somebody would meet in a track whom they must not meet: who is in it, who is about to be, who leads it. */
@Component
class KeptApart {

    private final Sql sql;
    private final KeepApart keepApart;

    KeptApart(Sql sql, KeepApart keepApart) {
        this.sql = sql;
        this.keepApart = keepApart;
    }

    @Transactional(readOnly = true)
    boolean in(TrackId track, LocalDate from, Episode episode) {
        return keepApart.conflicts(episode.participantId(), peopleIn(track, from, episode), staffOf(track, from));
    }

    private List<ParticipantId> peopleIn(TrackId track, LocalDate from, Episode except) {
        return sql
                .sql("""
                        select participant_id
                          from episodes.enrollment
                         where organization_id = :organization and track_id = :track and (ends_on is null or ends_on >= :from)
                           and episode_id <> :except
                        union
                        select offer.participant_id
                          from episodes.offer
                          join episodes.episode on episode.organization_id = offer.organization_id and episode.id = offer.episode_id
                         where offer.organization_id = :organization and offer.track_id = :track and offer.episode_id <> :except
                           and (offer.answer is null or offer.answer = 'accepted') and episode.status in ('planned', 'waitlist')
                        """)
                .param("organization", Actor.current().organization())
                .param("track", track)
                .param("from", from)
                .param("except", except.episodeId())
                .list(UUID.class)
                .stream()
                .map(ParticipantId::new)
                .toList();
    }

    private List<StaffId> staffOf(TrackId track, LocalDate from) {
        return sql
                .sql("""
                        select distinct staff_id
                          from programs.v_slots
                         cross join lateral unnest(array [facilitator_id, cofacilitator_id]) as staff_id
                         where organization_id = :organization and track_id = :track and staff_id is not null
                           and (ends_on is null or ends_on >= :from)
                        """)
                .param("organization", Actor.current().organization())
                .param("track", track)
                .param("from", from)
                .list(UUID.class)
                .stream()
                .map(StaffId::new)
                .toList();
    }
}
