package org.footbridge.attendance.web;

import java.util.Objects;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.scheduling.OwnSession;
import org.footbridge.scheduling.SessionId;
import org.springframework.stereotype.Component;

/** The participant who is signed in. */
@Component("attendanceOwn")
class Own {

    private final Authorization authorization;

    Own(Authorization authorization) {
        this.authorization = authorization;
    }

    ParticipantId me() {
        authorization.require(Permission.OWN_RECORD);
        return new ParticipantId(Objects.requireNonNull(Actor.current().person()));
    }

    /**
     * The session a link on one of their own pages means.
     *
     * @throws NotYours if the link is not one of theirs
     */
    SessionId session(String link) {
        return OwnSession.of(link, me()).orElseThrow(NotYours::new);
    }
}
