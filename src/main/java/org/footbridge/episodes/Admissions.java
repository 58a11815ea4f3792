package org.footbridge.episodes;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.footbridge.consents.ConsentAuthority;
import org.footbridge.consents.Consents;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.TrackId;
import org.footbridge.referrals.Status;
import org.footbridge.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets a stay begin once nothing is missing. */
@Component
public class Admissions {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy", Locale.US);

    private final Sql sql;
    private final Episodes episodes;
    private final Screenings screenings;
    private final Assessments assessments;
    private final LevelsOfCare levels;
    private final Offers offers;
    private final Waitlist waitlist;
    private final Consents consents;
    private final ConsentAuthority authority;
    private final Intake intake;

    Admissions(
            Sql sql,
            Episodes episodes,
            Screenings screenings,
            Assessments assessments,
            LevelsOfCare levels,
            Offers offers,
            Waitlist waitlist,
            Consents consents,
            ConsentAuthority authority,
            Intake intake) {
        this.sql = sql;
        this.episodes = episodes;
        this.screenings = screenings;
        this.assessments = assessments;
        this.levels = levels;
        this.offers = offers;
        this.waitlist = waitlist;
        this.consents = consents;
        this.authority = authority;
        this.intake = intake;
    }

    /** The steps of the way in, in the order they usually come. */
    public enum Step {
        SCREENING("Screening"),
        ASSESSMENT("Assessment"),
        LEVEL_OF_CARE("Level of care"),
        OFFER("Offer of a place"),
        MINOR("Who may consent"),
        CONSENTS("Consents and agreements");

        private final String label;

        Step(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * How one step stands.
     *
     * @param needed whether admission waits for it
     */
    public record Check(Step step, boolean done, boolean needed, String sentence) {}

    /** Every step of a stay on its way in, done or not. Says nothing clinical beyond that. */
    @Transactional(readOnly = true)
    public List<Check> checks(EpisodeId id) {
        var episode = episodes.get(id);
        var checks = new ArrayList<Check>();
        var standing = screenings.standing(id);
        checks.add(new Check(Step.SCREENING, standing.letsOffer(), true, standing.label() + "."));
        checks.add(assessment(id));
        var level = levels.inForce(id);
        checks.add(new Check(
                Step.LEVEL_OF_CARE,
                level.isPresent(),
                true,
                level.map(decision -> "Signed by %s: %s."
                                .formatted(
                                        decision.signerName().orElse(""),
                                        decision.words()
                                                .chosen()
                                                .map(LevelOfCare.Chosen::inWords)
                                                .orElse("")))
                        .orElse("Not signed yet.")));
        var accepted = offers.accepted(id);
        checks.add(new Check(
                Step.OFFER,
                accepted.isPresent(),
                true,
                accepted.map(offer -> "Accepted, first day " + DAY.format(offer.startsOn()) + ".")
                        .orElseGet(() ->
                                offers.open(id).isPresent() ? "Offered, no answer yet." : "No place offered yet.")));
        var starts = accepted.map(Offers.Offer::startsOn).orElseGet(() -> episodes.today(episode.programId()));
        if (authority.isMinor(episode.participantId(), starts)) {
            var missing = authority.missing(episode.participantId(), starts);
            checks.add(new Check(
                    Step.MINOR,
                    missing.isEmpty(),
                    true,
                    missing.isEmpty()
                            ? "Recorded for each service."
                            : "Missing: "
                                    + String.join(
                                            ", ",
                                            missing.stream()
                                                    .map(service ->
                                                            service.label().toLowerCase(Locale.ROOT))
                                                    .toList())
                                    + ". A birth date must be known, custody papers seen, and assent asked."));
        }
        var unsigned = consents.unsigned(
                episode.participantId(),
                accepted.map(Offers.Offer::trackId).map(this::byVideo).orElse(false));
        checks.add(new Check(
                Step.CONSENTS,
                unsigned.isEmpty(),
                true,
                unsigned.isEmpty()
                        ? "Everything required is signed."
                        : "Not signed yet: "
                                + String.join(
                                        "; ",
                                        unsigned.stream()
                                                .map(form -> form.title())
                                                .toList())
                                + "."));
        return List.copyOf(checks);
    }

    /**
     * Begins the stay.
     *
     * @param greeter who greets the person on the first day, by name
     */
    @Transactional
    public Answer admit(EpisodeId id, TrackId track, LocalDate startsOn, @Nullable StaffId greeter) {
        var episode = episodes.lock(id);
        if (!episode.status().isBefore()) {
            return Answer.Refused.because("This stay has begun or ended already.");
        }
        var refused = new ArrayList<>(checks(id).stream()
                .filter(check -> check.needed() && !check.done())
                .map(check -> check.step().label() + ": " + check.sentence())
                .toList());
        if (!authority.letsBegin(episode.participantId(), startsOn)) {
            refused.add(ConsentAuthority.MISSING);
        }
        offers.accepted(id)
                .filter(offer -> !offer.trackId().equals(track))
                .ifPresent(other -> refused.add("The accepted offer is for another track. Offer this one first."));
        offers.noPlace(episode, track, startsOn).ifPresent(refused::add);
        if (greeter == null) {
            refused.add("Please name who greets the person on the first day.");
        }
        if (greeter == null || !refused.isEmpty()) {
            return new Answer.Refused(List.copyOf(refused));
        }
        var chosen = levels.inForce(id)
                .flatMap(decision -> decision.words().chosen())
                .orElseThrow();
        waitlist.leave(id, "Admitted");
        episodes.begin(
                episode, track, startsOn, greeter, chosen.level(), chosen.days().orElse(null));
        intake.mark(id, Status.ADMITTED);
        return new Answer.Done();
    }

    /** Days from the first knock to the first day here, for a stay that has begun or has a day. */
    @Transactional(readOnly = true)
    public int daysToFirstAppointment(EpisodeId id, LocalDate startsOn) {
        var from = sql.sql("""
                        select coalesce((select received_at from referrals.v_referrals referral
                                          where referral.organization_id = episode.organization_id
                                            and referral.referral_id = episode.referral_id), opened_at)
                          from episodes.episode
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .single(java.time.OffsetDateTime.class)
                .toInstant();
        var zone = episodes.zone(episodes.get(id).programId());
        return (int) java.time.temporal.ChronoUnit.DAYS.between(LocalDate.ofInstant(from, zone), startsOn);
    }

    private Check assessment(EpisodeId id) {
        var latest = assessments.latest(id);
        return new Check(
                Step.ASSESSMENT,
                latest.flatMap(Assessment::signedAt).isPresent(),
                false,
                latest.map(one -> one.signedAt().isPresent()
                                ? "Signed by " + one.signerName().orElse("") + "."
                                : "Begun: %d of %d sections have something in them. It may be finished in the first days."
                                        .formatted(
                                                one.parts().size(),
                                                one.form()
                                                        .sectionsFor(assessments.isForYoung(one))
                                                        .size()))
                        .orElse("Not begun. Whoever is named to write it begins it."));
    }

    private boolean byVideo(TrackId track) {
        return sql.sql("""
                        select mode in ('virtual', 'hybrid')
                          from programs.v_tracks where organization_id = :organization and track_id = :track
                        """)
                .param("organization", Actor.current().organization())
                .param("track", track)
                .single(Boolean.class);
    }
}
