package org.footbridge.episodes.web;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.consents.DeskLine;
import org.footbridge.episodes.Admissions;
import org.footbridge.episodes.Episode;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.episodes.Episodes;
import org.footbridge.people.Participants;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.ProgramId;
import org.footbridge.staff.StaffMembers;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens a page of somebody's way in: whether the reader may, and what stands above it. */
@Component
class WayIn {

    private final Sql sql;
    private final Authorization authorization;
    private final Episodes episodes;
    private final Admissions admissions;
    private final Participants participants;
    private final StaffMembers staff;
    private final DeskLine deskLine;

    WayIn(
            Sql sql,
            Authorization authorization,
            Episodes episodes,
            Admissions admissions,
            Participants participants,
            StaffMembers staff,
            DeskLine deskLine) {
        this.sql = sql;
        this.authorization = authorization;
        this.episodes = episodes;
        this.admissions = admissions;
        this.participants = participants;
        this.staff = staff;
        this.deskLine = deskLine;
    }

    /** The stay, if the reader may do any of these; nobody learns more than "not found". */
    @Transactional(readOnly = true)
    Episode require(UUID id, Permission first, Permission... others) {
        var episode = episodes.get(new EpisodeId(id));
        for (var other : others) {
            if (authorization.may(other, episode.participantId())) {
                return episode;
            }
        }
        authorization.require(first, episode.participantId());
        return episode;
    }

    private record Program(String name, String zone) {}

    @Transactional(readOnly = true)
    WayInHead head(Episode episode, String place) {
        var person = Optional.ofNullable(
                        participants.namesOf(Set.of(episode.participantId())).get(episode.participantId()))
                .orElseThrow(NotYours::new);
        var program = program(episode.programId());
        var id = episode.episodeId().value().toString();
        return new WayInHead(
                id,
                episode.participantId(),
                person.fullName(),
                person.pronouns().map(words -> words + " · ").orElse("") + program.name() + " · "
                        + episode.status().label().toLowerCase(Locale.ROOT),
                deskLine.of(episode.participantId()),
                ZoneId.of(program.zone()),
                tabs(episode, id, place));
    }

    /** Only the next step that admission waits for asks for attention; the rest wait their turn. */
    private List<WayInHead.Tab> tabs(Episode episode, String id, String place) {
        var checks = admissions.checks(episode.episodeId());
        var next =
                checks.stream().filter(check -> check.needed() && !check.done()).findFirst();
        var marks = checks.stream()
                .collect(Collectors.toMap(
                        Admissions.Check::step,
                        check -> check.done()
                                ? Mark.DONE
                                : next.filter(check::equals).isPresent() ? Mark.NEEDS : Mark.OPEN));
        var tabs = new ArrayList<WayInHead.Tab>();
        for (var step : Admissions.Step.values()) {
            if (marks.containsKey(step)) {
                var slug = slug(step);
                var href =
                        switch (step) {
                            case MINOR -> "/people/" + episode.participantId().value() + "/consent-authority";
                            case CONSENTS ->
                                "/people/" + episode.participantId().value() + "/consents";
                            case SCREENING, ASSESSMENT, LEVEL_OF_CARE, OFFER -> "/episodes/" + id + "/" + slug;
                        };
                tabs.add(new WayInHead.Tab(
                        step.label(),
                        opens(step, episode) ? href : null,
                        slug.equals(place),
                        marks.getOrDefault(step, Mark.OPEN)));
            }
        }
        tabs.add(new WayInHead.Tab(
                "Admission",
                may(Permission.WORK_INTAKE, episode) ? "/episodes/" + id + "/admission" : null,
                place.equals("admission"),
                episode.status().isBefore() ? Mark.OPEN : Mark.DONE));
        return List.copyOf(tabs);
    }

    /** Intake knows that an assessment stands, and does not read it; a prescriber reads it, and makes no offers. */
    private boolean opens(Admissions.Step step, Episode episode) {
        return switch (step) {
            case SCREENING, OFFER -> may(Permission.WORK_INTAKE, episode);
            case ASSESSMENT -> may(Permission.READ_CHART, episode);
            case LEVEL_OF_CARE -> may(Permission.READ_CHART, episode) || may(Permission.DECIDE_LEVEL_OF_CARE, episode);
            case CONSENTS -> may(Permission.WORK_INTAKE, episode) || may(Permission.READ_CHART, episode);
            case MINOR -> may(Permission.WORK_INTAKE, episode) || may(Permission.WRITE_CHART, episode);
        };
    }

    static String slug(Admissions.Step step) {
        return step.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Program program(ProgramId id) {
        return sql.sql(
                        "select name, zone from programs.v_programs where organization_id = :organization and program_id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .single(Program.class);
    }

    /** Everybody who works here, to choose from. */
    List<Choice> staffChoices() {
        return staff.all().stream()
                .map(one -> new Choice(one.staffId().value().toString(), one.signedName() + ", " + one.title()))
                .toList();
    }

    private record Track(UUID trackId, String name, String mode, int capacity) {}

    /** The tracks of a program that still meet. */
    @Transactional(readOnly = true)
    List<Choice> trackChoices(ProgramId program) {
        return sql
                .sql("""
                        select track_id, name, mode, capacity
                          from programs.v_tracks
                         where organization_id = :organization and program_id = :program and (ends_on is null or ends_on >= :today)
                         order by name
                        """)
                .param("organization", Actor.current().organization())
                .param("program", program)
                .param("today", episodes.today(program))
                .list(Track.class)
                .stream()
                .map(track -> new Choice(
                        track.trackId().toString(),
                        track.name() + " (" + track.mode().replace('_', ' ') + ")"))
                .toList();
    }

    boolean may(Permission permission, Episode episode) {
        return authorization.may(permission, episode.participantId());
    }
}
