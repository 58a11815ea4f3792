package org.footbridge.episodes.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.episodes.Episode;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.episodes.Offers;
import org.footbridge.episodes.TrackDays;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.TrackId;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What stands on the offer page beside the verbs' own answers. */
@Component
class OfferQuery {

    private final Sql sql;
    private final Clock clock;
    private final Offers offers;
    private final TrackDays days;

    OfferQuery(Sql sql, Clock clock, Offers offers, TrackDays days) {
        this.sql = sql;
        this.clock = clock;
        this.offers = offers;
        this.days = days;
    }

    @Transactional(readOnly = true)
    List<OfferPage.Place> places(List<Choice> tracks, EpisodeId stay, LocalDate on, Show show) {
        return tracks.stream()
                .map(track -> {
                    var id = new TrackId(UUID.fromString(track.value()));
                    int free = offers.free(id, on, stay);
                    return new OfferPage.Place(
                            track.label(),
                            free < 1 ? "Full" : free == 1 ? "1 place free" : free + " places free",
                            days.next(id, on)
                                    .map(day -> "next first day " + show.day(day))
                                    .orElse("no weekly pattern yet"));
                })
                .toList();
    }

    @Transactional(readOnly = true)
    List<OfferPage.Made> made(Episode stay, Show show) {
        var names = trackNames();
        return offers.all(stay.episodeId()).stream()
                .map(offer -> new OfferPage.Made(
                        offer.id().value().toString(),
                        Objects.requireNonNullElse(names.get(offer.trackId().value()), ""),
                        show.day(offer.startsOn()),
                        show.date(offer.madeAt()),
                        offer.answer().map(Offers.Reply::label).orElse(""),
                        offer.reason().orElse(""),
                        offer.askAgainOn().map(show::date).orElse("")))
                .toList();
    }

    /** The soonest day the track meets then; that day itself for a track without a weekly pattern. */
    @Transactional(readOnly = true)
    LocalDate firstDay(TrackId track, LocalDate from) {
        return days.next(track, from).orElse(from);
    }

    /** Why nobody can begin on that day, for a track that has a weekly pattern and meets on others. */
    @Transactional(readOnly = true)
    Optional<String> elsewhen(TrackId track, LocalDate day) {
        var show = new Show(Locale.US, clock.getZone());
        return days.next(track, day)
                .filter(meets -> !meets.equals(day))
                .map(meets -> "%s does not meet on %s. The next day it meets is %s."
                        .formatted(
                                Objects.requireNonNullElse(trackNames().get(track.value()), "That track"),
                                show.day(day),
                                show.day(meets)));
    }

    private record TrackName(UUID trackId, String name) {}

    private Map<UUID, String> trackNames() {
        return sql
                .sql("select track_id, name from programs.v_tracks where organization_id = :organization")
                .param("organization", Actor.current().organization())
                .list(TrackName.class)
                .stream()
                .collect(Collectors.toMap(TrackName::trackId, TrackName::name));
    }

    private record WaitingRow(UUID id, Instant since, LocalDate nextContactOn, String owner) {}

    private record ContactRow(Instant at, String words) {}

    @Transactional(readOnly = true)
    Optional<OfferPage.Waiting> waiting(EpisodeId stay, ZoneId zone) {
        var show = new Show(Locale.US, zone);
        return sql.sql("""
                        select waiting.id, waiting.since, waiting.next_contact_on, names.full_name as owner
                          from episodes.waiting
                          join staff.v_names names on names.organization_id = waiting.organization_id
                                                  and names.staff_id = waiting.owner_id
                         where waiting.organization_id = :organization and waiting.episode_id = :episode and left_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", stay)
                .optional(WaitingRow.class)
                .map(row -> new OfferPage.Waiting(
                        show.date(row.since()),
                        String.valueOf(ChronoUnit.DAYS.between(row.since(), clock.instant())),
                        row.owner(),
                        show.day(row.nextContactOn()),
                        sql
                                .sql("""
                                        select at, words from episodes.waiting_contact
                                         where organization_id = :organization and waiting_id = :id order by at desc
                                        """)
                                .param("organization", Actor.current().organization())
                                .param("id", row.id())
                                .list(ContactRow.class)
                                .stream()
                                .map(one -> new OfferPage.Contact(show.date(one.at()), one.words()))
                                .toList()));
    }
}
