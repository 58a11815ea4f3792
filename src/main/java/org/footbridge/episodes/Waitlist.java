package org.footbridge.episodes;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.footbridge.programs.TrackId;
import org.footbridge.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Nobody waits unwatched (CARE 6): each has an owner and a day of the next contact. */
@Component
public class Waitlist {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Episodes episodes;
    private final Intake intake;

    Waitlist(Sql sql, Clock clock, Audit audit, Episodes episodes, Intake intake) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.episodes = episodes;
        this.intake = intake;
    }

    /** @param track the one waited for, or any of the program's */
    @Transactional
    public Answer join(EpisodeId id, @Nullable TrackId track, StaffId owner, LocalDate nextContact) {
        var episode = episodes.lock(id);
        if (!episode.status().isBefore()) {
            return Answer.Refused.because("This stay has begun or ended; nobody waits for it any more.");
        }
        if (nextContact.isBefore(episodes.today(episode.programId()))) {
            return Answer.Refused.because("The next contact is before today.");
        }
        int joined = sql.sql("""
                        insert into episodes.waiting (organization_id, id, participant_id, episode_id, track_id, owner_id, since,
                                                      next_contact_on)
                        values (:organization, :id, :participant, :episode, :track, :owner, :now, :next)
                        on conflict (organization_id, episode_id) where left_at is null
                        do update set track_id = excluded.track_id, owner_id = excluded.owner_id,
                                      next_contact_on = excluded.next_contact_on
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("participant", episode.participantId())
                .param("episode", id)
                .param("track", track)
                .param("owner", owner)
                .param("next", nextContact)
                .param("now", clock.instant())
                .update();
        if (joined == 1 && episode.status() != Status.WAITLIST) {
            episodes.setStatus(episode, Status.WAITLIST, clock.instant(), "Waits for a place");
        }
        audit.act(Act.UPDATE, "waitlist", id, List.of(episode.participantId()));
        intake.mark(id, org.footbridge.referrals.Status.WAITLISTED);
        return new Answer.Done();
    }

    /** Somebody talked to the person who waits; it says when the next time is. */
    @Transactional
    public Answer contacted(EpisodeId id, String words, LocalDate nextContact) {
        var waiting = waitingOf(id);
        if (waiting.isEmpty()) {
            return Answer.Refused.because("This person is not on the waitlist.");
        }
        if (words.isBlank()) {
            return Answer.Refused.because("Please write a line on how it went.");
        }
        var episode = episodes.get(id);
        if (!nextContact.isAfter(episodes.today(episode.programId()))) {
            return Answer.Refused.because("The next contact is not after today.");
        }
        sql.sql("""
                        insert into episodes.waiting_contact (organization_id, id, participant_id, waiting_id, at, by_staff_id, words,
                                                              next_contact_on)
                        values (:organization, :id, :participant, :waiting, :now, :by, :words, :next)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("participant", episode.participantId())
                .param("waiting", waiting.get())
                .param("by", Actor.current().person())
                .param("words", words.strip())
                .param("next", nextContact)
                .param("now", clock.instant())
                .update();
        sql.sql(
                        "update episodes.waiting set next_contact_on = :next where organization_id = :organization and id = :id")
                .param("organization", Actor.current().organization())
                .param("id", waiting.get())
                .param("next", nextContact)
                .update();
        audit.act(Act.UPDATE, "waitlist", id, List.of(episode.participantId()), "contact");
        return new Answer.Done();
    }

    /** Ends the waiting; the episode's status stays for the caller to change. */
    @Transactional
    public void leave(EpisodeId id, String reason) {
        sql.sql("""
                        update episodes.waiting set left_at = :now, left_reason = :reason
                         where organization_id = :organization and episode_id = :episode and left_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", id)
                .param("reason", reason)
                .param("now", clock.instant())
                .update();
    }

    private Optional<UUID> waitingOf(EpisodeId id) {
        return sql.sql("""
                        select id from episodes.waiting
                         where organization_id = :organization and episode_id = :episode and left_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", id)
                .optional(UUID.class);
    }
}
