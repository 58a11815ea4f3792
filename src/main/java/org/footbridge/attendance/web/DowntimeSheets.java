package org.footbridge.attendance.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.House;
import org.footbridge.attendance.DowntimeCopies;
import org.footbridge.attendance.DowntimeCopyId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.scheduling.SessionId;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what stands on a copy: whom to expect, whom to call, where to look first. No diagnosis, note or score. */
@Component
class DowntimeSheets {

    private static final int OF_AGE = 18;

    private final Sql sql;
    private final DowntimeCopies copies;
    private final House house;
    private final TemplateEngine templates;

    DowntimeSheets(Sql sql, DowntimeCopies copies, House house, TemplateEngine templates) {
        this.sql = sql;
        this.copies = copies;
        this.house = house;
        this.templates = templates;
    }

    /** The copy as HTML, for its maker; everybody on it stands in the audit. */
    @Transactional
    public String write(DowntimeCopyId id, Locale locale) {
        var people = copies.takeAlong(id);
        var html = new StringOutput();
        templates.render("attendance/downtimeSheet.jte", page(copies.get(id), people, locale), html);
        return html.toString();
    }

    private DowntimeSheetPage page(DowntimeCopies.Copy copy, Collection<UUID> people, Locale locale) {
        var show = new Show(locale, house.zone());
        Map<ParticipantId, List<Near>> near = near(people).stream().collect(Collectors.groupingBy(Near::participantId));
        Map<SessionId, List<Row>> due = rows(copy, people).stream().collect(Collectors.groupingBy(Row::sessionId));
        return new DowntimeSheetPage(
                show.day(copy.onDate()),
                "Copy %d of %s, made by %s on %s for: %s. Shred it after the day is entered."
                        .formatted(
                                copy.number(),
                                show.date(copy.onDate()),
                                copy.maker(),
                                show.dateTime(copy.madeAt()),
                                copy.device()),
                house.about()
                        .map(about -> "%s: %s, %s".formatted(about.name(), about.phone(), about.staffedHours()))
                        .orElse(""),
                hours(copy.copyId()).stream()
                        .map(hour -> hour(
                                hour,
                                due.getOrDefault(hour.sessionId(), List.of()).stream()
                                        .map(row -> line(row, near.getOrDefault(row.participantId(), List.of())))
                                        .toList(),
                                locale))
                        .toList());
    }

    private static DowntimeSheetPage.Hour hour(Hour hour, List<DowntimeSheetPage.Line> people, Locale locale) {
        return new DowntimeSheetPage.Hour(
                hour.title(),
                Stream.of(
                                Optional.of(
                                        new Show(locale, ZoneId.of(hour.zone())).times(hour.startsAt(), hour.endsAt())),
                                Optional.of(hour.trackName()),
                                hour.placeName())
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" · ")),
                hour.leaders().orElse("Nobody leads it yet"),
                people);
    }

    private static DowntimeSheetPage.Line line(Row row, List<Near> near) {
        return new DowntimeSheetPage.Line(
                row.called() + row.initial().map(letter -> " " + letter + ".").orElse(""),
                row.number().orElse(null),
                lookFirst(row),
                phone(row),
                near.stream().filter(Near::emergency).map(DowntimeSheets::words).toList(),
                row.under18()
                        ? near.stream()
                                .filter(Near::mayPickUp)
                                .map(DowntimeSheets::words)
                                .toList()
                        : null);
    }

    private static @Nullable String lookFirst(Row row) {
        return row.alert() ? "Look first: open alert" : row.plan() ? "Safety plan on paper at the desk" : null;
    }

    /** No call outside what the person said (CARE 16): a number they did not open to us is not on the sheet. */
    private static String phone(Row row) {
        if (row.phone().isEmpty()) {
            return "No number known";
        }
        if (!row.mayCall()) {
            return "They did not say that we may call";
        }
        List<String> words = new ArrayList<>();
        words.add(row.phone().get());
        row.contactHours().ifPresent(words::add);
        if (!row.mayVoicemail()) {
            words.add("no voicemail");
        }
        row.callerName().ifPresent(name -> words.add("say it is “%s”".formatted(name)));
        row.mustNotKnow().ifPresent(who -> words.add("must not know: " + who));
        return String.join(" · ", words);
    }

    private static String words(Near one) {
        return "%s, %s: %s".formatted(one.name(), one.relation(), one.phone().orElse("no number known"));
    }

    private record Hour(
            SessionId sessionId,
            Instant startsAt,
            Instant endsAt,
            String zone,
            String title,
            String trackName,
            Optional<String> placeName,
            Optional<String> leaders) {}

    private List<Hour> hours(DowntimeCopyId copy) {
        return sql.sql("""
                        select session.session_id, session.starts_at, session.ends_at, session.zone, session.title, session.track_name,
                               session.place_name, nullif(concat_ws(', ', first.full_name, second.full_name), '') as leaders
                          from attendance.downtime_session taken
                          join scheduling.v_sessions session
                            on session.organization_id = taken.organization_id and session.session_id = taken.session_id
                          left join staff.v_names first
                            on first.organization_id = session.organization_id and first.staff_id = session.facilitator_id
                          left join staff.v_names second
                            on second.organization_id = session.organization_id and second.staff_id = session.cofacilitator_id
                         where taken.organization_id = :organization and taken.copy_id = :copy
                         order by session.starts_at, session.session_id
                        """)
                .param("organization", Actor.current().organization())
                .param("copy", copy)
                .list(Hour.class);
    }

    private record Row(
            SessionId sessionId,
            ParticipantId participantId,
            String called,
            Optional<String> initial,
            boolean under18,
            Optional<String> phone,
            boolean mayCall,
            boolean mayVoicemail,
            Optional<String> callerName,
            Optional<String> contactHours,
            Optional<String> mustNotKnow,
            Optional<String> number,
            boolean alert,
            boolean plan) {}

    /** A lapse is for the person's clinician and never on paper (CARE 3). */
    private List<Row> rows(DowntimeCopies.Copy copy, Collection<UUID> people) {
        return sql.sql("""
                        select due.session_id, due.participant_id, name.called, nullif(left(name.family_name, 1), '') as initial,
                               coalesce(name.birth_date > :eighteenYearsBefore, false) as under18,
                               safe.phone, safe.may_call, safe.may_voicemail, safe.caller_name, safe.contact_hours, safe.must_not_know,
                               given.number,
                               exists (select from alerts.v_open alert
                                        where alert.organization_id = due.organization_id
                                          and alert.participant_id = due.participant_id and alert.urgency <> 'lapse') as alert,
                               coalesce((select last.outcome = 'safe_with_plan' from alerts.v_alerts last
                                          where last.organization_id = due.organization_id
                                            and last.participant_id = due.participant_id
                                            and last.urgency <> 'lapse' and last.closed_at is not null
                                          order by last.closed_at desc limit 1), false) as plan
                          from attendance.downtime_session taken
                          join scheduling.v_sessions session
                            on session.organization_id = taken.organization_id and session.session_id = taken.session_id
                          join scheduling.v_due due
                            on due.organization_id = taken.organization_id and due.session_id = taken.session_id
                          join people.v_names name
                            on name.organization_id = due.organization_id and name.participant_id = due.participant_id
                          join people.v_safe_contact safe
                            on safe.organization_id = due.organization_id and safe.participant_id = due.participant_id
                          left join attendance.arrival_number given
                            on given.organization_id = due.organization_id and given.program_id = session.program_id
                           and given.participant_id = due.participant_id
                         where taken.organization_id = :organization and taken.copy_id = :copy
                           and due.participant_id = any(:people::uuid[])
                         order by name.called, name.family_name, due.participant_id
                        """)
                .param("organization", Actor.current().organization())
                .param("copy", copy.copyId())
                .param("people", people)
                .param("eighteenYearsBefore", ofAgeBorn(copy.onDate()))
                .list(Row.class);
    }

    private static LocalDate ofAgeBorn(LocalDate day) {
        return day.minusYears(OF_AGE);
    }

    private record Near(
            ParticipantId participantId,
            String name,
            String relation,
            Optional<String> phone,
            boolean emergency,
            boolean mayPickUp) {}

    private List<Near> near(Collection<UUID> people) {
        return sql.sql("""
                        select participant_id, name, relation, phone, emergency, may_pick_up
                          from people.v_contacts_of
                         where organization_id = :organization and participant_id = any(:people::uuid[])
                           and (emergency or may_pick_up)
                         order by participant_id, name, contact_id
                        """)
                .param("organization", Actor.current().organization())
                .param("people", people)
                .list(Near.class);
    }
}
