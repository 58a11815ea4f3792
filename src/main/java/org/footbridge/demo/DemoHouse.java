package org.footbridge.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.footbridge.platform.Actor;
import org.footbridge.platform.OrganizationId;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.TrackId;
import org.footbridge.staff.StaffId;

/**
 * The founded demo organization.
 *
 * @param now when it is made; everything is dated from it
 * @param today that day in its zone
 * @param tracks by the words of the cast: day, evening, teen
 * @param team by the words of the accounts: director, therapist, associate …
 */
record DemoHouse(
        OrganizationId organization,
        String slug,
        ZoneId zone,
        Instant now,
        LocalDate today,
        ProgramId adults,
        ProgramId teens,
        Map<String, TrackId> tracks,
        Map<String, Colleague> team) {

    record Colleague(StaffId id, String name, Actor actor) {}

    Colleague colleague(String account) {
        var found = team.get(account);
        if (found == null) {
            throw new IllegalArgumentException("Nobody in the demo is " + account);
        }
        return found;
    }

    TrackId track(String name) {
        var found = tracks.get(name);
        if (found == null) {
            throw new IllegalArgumentException("The demo has no track " + name);
        }
        return found;
    }

    ProgramId programOf(String track) {
        return track.equals("teen") ? teens : adults;
    }

    /** Who leads a track's groups and stands for its people. */
    Colleague leaderOf(String track) {
        return switch (track) {
            case "evening" -> colleague("therapist");
            case "teen" -> colleague("priya");
            default -> colleague("joel");
        };
    }

    /** That wall-clock moment here, or a minute ago where it has not come yet. */
    Instant at(LocalDate day, LocalTime time) {
        var instant = day.atTime(time).atZone(zone).toInstant();
        return instant.isAfter(now) ? now.minusSeconds(60) : instant;
    }
}
