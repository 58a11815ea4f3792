package org.footbridge.measures;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.footbridge.access.House;
import org.footbridge.measures.Change.Reading;
import org.footbridge.measures.Change.Step;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells, within the transaction that stores answers, that a course turned with them: it is worse or not on track and was
 * not with the answers before, or it is reliably worse once more. A course that stays as bad as it was is told once; who
 * looks at scores still sees it each time (CARE 27).
 */
@Component
class Turns {

    /** Older answers, from paper or from elsewhere, are history for whoever looks next (CARE 3). */
    private static final Duration STILL_NEWS = Duration.ofHours(72);

    private final Clock clock;
    private final Courses courses;
    private final House house;
    private final ApplicationEventPublisher events;

    Turns(Clock clock, Courses courses, House house, ApplicationEventPublisher events) {
        this.clock = clock;
        this.courses = courses;
        this.house = house;
        this.events = events;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void look(ParticipantId participant, Instrument instrument, ResponseId response, Instant authoredAt) {
        if (authoredAt.isBefore(clock.instant().minus(STILL_NEWS)) || !instrument.readsChange()) {
            return;
        }
        var zone = house.zone();
        boolean turned = courses.of(participant, instrument.name()).stream()
                .filter(course -> course.points().getLast().responseId().equals(response.value()))
                .filter(course -> course.points().getLast().episodeId().isPresent())
                .anyMatch(course -> turned(course, zone));
        if (turned) {
            events.publishEvent(new CourseTurned(Actor.current().organization(), participant, response));
        }
    }

    private static boolean turned(Courses.Course course, ZoneId zone) {
        var now = course.change(zone);
        if (!now.lastIsScorable() || !now.standing().openedSingly()) {
            return false;
        }
        return now.sinceBefore()
                        .map(Step::reading)
                        .filter(Reading.WORSE::equals)
                        .isPresent()
                || !course.withoutLast().change(zone).standing().openedSingly();
    }
}
