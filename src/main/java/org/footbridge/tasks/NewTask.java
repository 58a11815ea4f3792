package org.footbridge.tasks;

import java.time.Instant;
import java.util.Optional;
import org.footbridge.access.MembershipId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Role;

/**
 * Something to be done.
 *
 * @param kind a word of the system, such as {@code "ask in person"}; one kind has one meaning
 * @param title what to do, without health data
 * @param about whom it concerns; empty for work about nobody
 * @param forRole everybody with this role, unless {@code forMember} names one
 * @param link path of the page where it is done, starting with a slash
 */
public record NewTask(
        String kind,
        String title,
        Optional<ParticipantId> about,
        Optional<Role> forRole,
        Optional<MembershipId> forMember,
        Instant dueAt,
        String link) {}
