package org.footbridge.episodes;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.access.NotYours;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.KeepApart;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.footbridge.programs.TrackId;
import org.footbridge.referrals.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Offers places. None while the screening is stopped, the track is full, or two must not meet. */
@Component
public class Offers {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Episodes episodes;
    private final Screenings screenings;
    private final KeptApart keptApart;
    private final TrackAges ages;
    private final Waitlist waitlist;
    private final Intake intake;

    Offers(
            Sql sql,
            Clock clock,
            Audit audit,
            Episodes episodes,
            Screenings screenings,
            KeptApart keptApart,
            TrackAges ages,
            Waitlist waitlist,
            Intake intake) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.episodes = episodes;
        this.screenings = screenings;
        this.keptApart = keptApart;
        this.ages = ages;
        this.waitlist = waitlist;
        this.intake = intake;
    }

    /** What the person said. */
    public enum Reply {
        ACCEPTED("Yes"),
        DEFERRED("Not now, ask again"),
        DECLINED("No"),
        WITHDRAWN("Withdrawn by us");

        private final String label;

        Reply(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** A place offered, and what came of it. */
    public record Offer(
            OfferId id,
            EpisodeId episodeId,
            ParticipantId participantId,
            TrackId trackId,
            LocalDate startsOn,
            Instant madeAt,
            Optional<Reply> answer,
            Optional<Instant> answeredAt,
            Optional<String> reason,
            Optional<LocalDate> askAgainOn) {}

    /** Offers a place from that day on. */
    @Transactional
    public Answer make(EpisodeId id, TrackId track, LocalDate startsOn) {
        var episode = episodes.lock(id);
        var hindrance = hindrance(episode, track, startsOn);
        if (hindrance.isPresent()) {
            return Answer.Refused.because(hindrance.get());
        }
        if (open(id).isPresent()) {
            return Answer.Refused.because("There is an offer without an answer already.");
        }
        var offer = new OfferId(Id.fresh(clock.instant()));
        sql.sql("""
                        insert into episodes.offer (organization_id, id, participant_id, episode_id, track_id, starts_on, made_at, made_by)
                        values (:organization, :id, :participant, :episode, :track, :startsOn, :now, :by)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", offer)
                .param("participant", episode.participantId())
                .param("episode", id)
                .param("track", track)
                .param("startsOn", startsOn)
                .param("by", Actor.current().person())
                .param("now", clock.instant())
                .update();
        audit.act(Act.CREATE, "offer", offer, List.of(episode.participantId()));
        intake.mark(id, Status.OFFERED);
        return new Answer.Done();
    }

    /**
     * Keeps what the person said.
     *
     * @param reason needed for anything but a yes
     * @param askAgainOn when somebody asks again, after "not now"
     */
    @Transactional
    public Answer answer(OfferId id, Reply reply, String reason, @Nullable LocalDate askAgainOn) {
        var offer = get(id);
        if (offer.answer().isPresent()) {
            return Answer.Refused.because("This offer has its answer already.");
        }
        if (reply != Reply.ACCEPTED && reason.isBlank()) {
            return Answer.Refused.because("Please write why, in the person's words.");
        }
        if (reply == Reply.DEFERRED && askAgainOn == null) {
            return Answer.Refused.because("Please say when somebody asks again.");
        }
        if (reply == Reply.ACCEPTED) {
            var episode = episodes.lock(offer.episodeId());
            var hindrance = hindrance(episode, offer.trackId(), offer.startsOn());
            if (hindrance.isPresent()) {
                return Answer.Refused.because(hindrance.get());
            }
        }
        sql.sql("""
                        update episodes.offer
                           set answer = :answer, answered_at = :now, reason = :reason, ask_again_on = :again
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("answer", reply)
                .param("reason", reason.isBlank() ? null : reason.strip())
                .param("again", askAgainOn)
                .param("now", clock.instant())
                .update();
        audit.act(
                Act.UPDATE,
                "offer",
                id,
                List.of(offer.participantId()),
                reply.name().toLowerCase(Locale.ROOT));
        if (reply == Reply.ACCEPTED) {
            waitlist.leave(offer.episodeId(), "Took a place");
        }
        return new Answer.Done();
    }

    /** Why this place cannot be offered, as a sentence that gives nobody away. */
    @Transactional(readOnly = true)
    public Optional<String> hindrance(EpisodeId id, TrackId track, LocalDate startsOn) {
        return hindrance(episodes.get(id), track, startsOn);
    }

    /** The offer that waits for an answer. */
    @Transactional(readOnly = true)
    public Optional<Offer> open(EpisodeId id) {
        return all(id).stream().filter(offer -> offer.answer().isEmpty()).findFirst();
    }

    /** The newest offer, if it was accepted. */
    @Transactional(readOnly = true)
    public Optional<Offer> accepted(EpisodeId id) {
        return all(id).stream()
                .findFirst()
                .filter(offer -> offer.answer().filter(Reply.ACCEPTED::equals).isPresent());
    }

    /** Every offer of a stay, newest first. */
    @Transactional(readOnly = true)
    public List<Offer> all(EpisodeId id) {
        return sql.sql(SELECT + " and episode_id = :episode order by made_at desc, id desc")
                .param("organization", Actor.current().organization())
                .param("episode", id)
                .list(Offer.class);
    }

    /** @throws NotYours if there is none */
    @Transactional(readOnly = true)
    public Offer get(OfferId id) {
        return sql.sql(SELECT + " and id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Offer.class)
                .orElseThrow(NotYours::new);
    }

    /** Places free on that day: capacity, less who is enrolled then and who accepted a place there. */
    @Transactional(readOnly = true)
    public int free(TrackId track, LocalDate on, @Nullable EpisodeId exceptFor) {
        return sql.sql("""
                        select track.capacity
                             - (select count(*) from episodes.enrollment
                                 where enrollment.organization_id = track.organization_id and enrollment.track_id = track.track_id
                                   and (ends_on is null or ends_on >= :on))
                             - (select count(*) from episodes.offer
                                  join episodes.episode on episode.organization_id = offer.organization_id
                                                       and episode.id = offer.episode_id
                                 where offer.organization_id = track.organization_id and offer.track_id = track.track_id
                                   and offer.answer = 'accepted' and episode.status in ('planned', 'waitlist')
                                   and episode.id is distinct from :except::uuid
                                   and not exists (select from episodes.offer later
                                                    where later.organization_id = offer.organization_id
                                                      and later.episode_id = offer.episode_id and later.made_at > offer.made_at))
                          from programs.v_tracks track
                         where track.organization_id = :organization and track.track_id = :track
                        """)
                .param("organization", Actor.current().organization())
                .param("track", track)
                .param("on", on)
                .param("except", exceptFor)
                .single(Integer.class);
    }

    private static final String SELECT = """
            select id, episode_id, participant_id, track_id, starts_on, made_at, answer, answered_at, reason, ask_again_on
              from episodes.offer
             where organization_id = :organization""";

    private record Track(String name, LocalDate startsOn, Optional<LocalDate> endsOn, int capacity) {}

    private Optional<String> hindrance(Episode episode, TrackId track, LocalDate startsOn) {
        var standing = screenings.standing(episode.episodeId());
        return standing.letsOffer()
                ? noPlace(episode, track, startsOn)
                : Optional.of("No place can be offered yet. Screening: " + standing.label() + ".");
    }

    /** Why there is no place for this person in that track on that day, whatever the screening says. */
    Optional<String> noPlace(Episode episode, TrackId track, LocalDate startsOn) {
        if (!episode.status().isBefore()) {
            return Optional.of("This stay has begun or ended; a place can only be offered before it.");
        }
        if (!episodes.programOf(track).equals(episode.programId())) {
            return Optional.of("That track belongs to another program.");
        }
        var offered = track(track);
        if (startsOn.isBefore(offered.startsOn())
                || offered.endsOn().filter(startsOn::isAfter).isPresent()) {
            return Optional.of("%s does not meet on that day.".formatted(offered.name()));
        }
        if (free(track, startsOn, episode.episodeId()) < 1) {
            return Optional.of("%s has %d of %d places taken on that day. Choose another track or day, or the waitlist."
                    .formatted(offered.name(), offered.capacity(), offered.capacity()));
        }
        return ages.hindrance(episode, track, startsOn)
                .or(() -> keptApart.in(track, startsOn, episode) ? Optional.of(KeepApart.SENTENCE) : Optional.empty());
    }

    private Track track(TrackId track) {
        return sql.sql("""
                        select name, starts_on, ends_on, capacity
                          from programs.v_tracks where organization_id = :organization and track_id = :track
                        """)
                .param("organization", Actor.current().organization())
                .param("track", track)
                .optional(Track.class)
                .orElseThrow(NotYours::new);
    }
}
