package org.footbridge.episodes.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.TrackId;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The first week of a stay, from the pattern of its track and the days the program is closed. */
@Component
class WelcomeQuery {

    private final Sql sql;
    private final House house;

    WelcomeQuery(Sql sql, House house) {
        this.sql = sql;
        this.house = house;
    }

    private record Stay(
            ParticipantId participantId,
            String called,
            TrackId trackId,
            LocalDate startsOn,
            String mode,
            String zone,
            Optional<String> greeter,
            Optional<String> placeName,
            Optional<String> address) {}

    private record Meeting(LocalDate day, LocalTime starts, int minutes, String title) {}

    @Transactional(readOnly = true)
    WelcomePage of(EpisodeId episode, Locale locale) {
        var stay = sql.sql("""
                        select enrollment.participant_id, person.called, enrollment.track_id, enrollment.starts_on, track.mode,
                               track.zone, greeter.full_name as greeter, place.name as place_name,
                               place.address_line || ', ' || place.city || ', ' || place.state || ' ' || place.postal_code as address
                          from episodes.enrollment
                          join episodes.episode on episode.organization_id = enrollment.organization_id
                                               and episode.id = enrollment.episode_id
                          join people.v_names person on person.organization_id = enrollment.organization_id
                                                    and person.participant_id = enrollment.participant_id
                          join programs.v_tracks track on track.organization_id = enrollment.organization_id
                                                      and track.track_id = enrollment.track_id
                          left join programs.v_places place on place.organization_id = track.organization_id
                                                           and place.place_id = track.place_id
                          left join staff.v_names greeter on greeter.organization_id = episode.organization_id
                                                         and greeter.staff_id = episode.greeter_id
                         where enrollment.organization_id = :organization and enrollment.episode_id = :episode
                         order by enrollment.starts_on
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", episode)
                .optional(Stay.class)
                .orElseThrow(NotYours::new);
        var show = new Show(locale, ZoneId.of(stay.zone()));
        var meetings = firstWeek(stay);
        var about = house.about();
        return new WelcomePage(
                stay.participantId(),
                episode.value().toString(),
                stay.called(),
                meetings.isEmpty()
                        ? show.day(stay.startsOn())
                        : show.day(meetings.getFirst().day()),
                meetings.isEmpty() ? "" : show.time(meetings.getFirst().starts()),
                stay.greeter().orElse(""),
                stay.mode().equals("virtual")
                        ? null
                        : stay.placeName()
                                .map(name -> new WelcomePage.Place(
                                        name, stay.address().orElse("")))
                                .orElse(null),
                !stay.mode().equals("in_person"),
                days(meetings, show),
                about.map(House.About::phone).orElse(""),
                about.map(House.About::staffedHours).orElse(""));
    }

    private List<Meeting> firstWeek(Stay stay) {
        return sql.sql("""
                        select date.day::date as day, slot.starts, slot.minutes, slot.title
                          from generate_series(:first::date, :first::date + 6, interval '1 day') as date (day)
                          join programs.v_slots slot on slot.weekday = extract(isodow from date.day)
                         where slot.organization_id = :organization and slot.track_id = :track
                           and slot.starts_on <= date.day::date
                           and (slot.ends_on is null or slot.ends_on >= date.day::date)
                           and not exists (select from programs.v_closed_days closed
                                            where closed.organization_id = slot.organization_id
                                              and closed.program_id = slot.program_id
                                              and closed.day = date.day::date)
                         order by date.day, slot.starts
                        """)
                .param("organization", Actor.current().organization())
                .param("track", stay.trackId())
                .param("first", stay.startsOn())
                .list(Meeting.class);
    }

    private static List<WelcomePage.Day> days(List<Meeting> meetings, Show show) {
        var days = new ArrayList<WelcomePage.Day>();
        meetings.stream()
                .map(Meeting::day)
                .distinct()
                .forEach(day -> days.add(new WelcomePage.Day(
                        show.day(day),
                        meetings.stream()
                                .filter(one -> one.day().equals(day))
                                .map(one -> new WelcomePage.Slot(
                                        show.time(one.starts()) + " – "
                                                + show.time(one.starts().plusMinutes(one.minutes())),
                                        one.title()))
                                .toList())));
        return days;
    }
}
