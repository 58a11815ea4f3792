package org.footbridge.messages;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.Raise;
import org.footbridge.alerts.Source;
import org.footbridge.alerts.Urgency;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A participant writes to the team from the phone. Nobody watches the inbox by the minute, so each message asks whether
 * anybody's safety is at stake before it is read; a yes raises the alert in the transaction of the message (CARE 1).
 */
@Component
public class OwnMessages {

    private final Clock clock;
    private final Authorization authorization;
    private final ThreadRows threads;
    private final AnswerTime answerTime;
    private final Alerts alerts;

    OwnMessages(Clock clock, Authorization authorization, ThreadRows threads, AnswerTime answerTime, Alerts alerts) {
        this.clock = clock;
        this.authorization = authorization;
        this.threads = threads;
        this.answerTime = answerTime;
        this.alerts = alerts;
    }

    /** What came of sending. */
    public sealed interface Sending {

        /** @param told whether the team is told now that somebody may be in danger */
        record Sent(ThreadId thread, boolean told) implements Sending {}

        /** One answer first: is anybody's safety at stake before it is read? */
        record AskAtStake() implements Sending {}

        /** No stay is running, so nobody would read it. */
        record NoTeam() implements Sending {}

        record Flawed(Letter.Flaw flaw) implements Sending {}
    }

    /** What is promised for a message sent now; nothing where there is no team to write to. */
    @Transactional(readOnly = true)
    public Optional<AnswerTime.Promise> promise(ParticipantId me) {
        require(me);
        return threads.teamOf(me).map(team -> answerTime.now(team.programId()));
    }

    /** @param topic in the person's words; a blank one is "Message", as the page says it */
    @Transactional
    public Sending begin(ParticipantId me, String topic, Letter letter, Optional<Boolean> atStake) {
        require(me);
        var team = threads.teamOf(me);
        if (team.isEmpty()) {
            return notSent(me, atStake, new Sending.NoTeam());
        }
        var flaw = flaw(topic, letter);
        if (flaw.isPresent()) {
            return notSent(me, atStake, new Sending.Flawed(flaw.get()));
        }
        if (atStake.isEmpty()) {
            return new Sending.AskAtStake();
        }
        var id = new ThreadId(Id.fresh(clock.instant()));
        return sent(me, id, threads.begin(id, me, team.get(), topic, Optional.empty(), letter), atStake.get());
    }

    private static Optional<Letter.Flaw> flaw(String topic, Letter letter) {
        return topic.isBlank()
                ? Optional.of(Letter.Flaw.EMPTY)
                : topic.strip().length() > Letter.MOST_TOPIC ? Optional.of(Letter.Flaw.TOO_LONG) : letter.flaw();
    }

    /**
     * Goes on in a thread of one's own; a closed one opens again.
     *
     * @throws NotYours if it is somebody else's
     */
    @Transactional
    public Sending reply(ParticipantId me, ThreadId id, Letter letter, Optional<Boolean> atStake) {
        require(me);
        var thread = held(me, id);
        if (threads.teamOf(me).isEmpty()) {
            return notSent(me, atStake, new Sending.NoTeam());
        }
        if (letter.flaw().isPresent()) {
            return notSent(me, atStake, new Sending.Flawed(letter.flaw().get()));
        }
        if (atStake.isEmpty()) {
            return new Sending.AskAtStake();
        }
        return sent(me, id, threads.fromPerson(thread, letter), atStake.get());
    }

    private Sending sent(ParticipantId me, ThreadId thread, MessageId message, boolean atStake) {
        if (atStake) {
            raise(me, "A message to the team: somebody's safety is at stake", Optional.of(message.value()));
        }
        return new Sending.Sent(thread, atStake);
    }

    /** Whatever is wrong with the words or the file: a yes is told (CARE 1). */
    private Sending notSent(ParticipantId me, Optional<Boolean> atStake, Sending why) {
        if (atStake.orElse(false)) {
            raise(
                    me,
                    "A message to the team that could not be sent yet: somebody's safety is at stake",
                    Optional.empty());
        }
        return why;
    }

    private void raise(ParticipantId me, String what, Optional<UUID> message) {
        alerts.raise(Raise.about(me, Source.MESSAGE, Urgency.NOW, what, message));
    }

    /** The person's page with this thread is opened: what the team sent counts as opened, not as read. */
    @Transactional
    public void opened(ParticipantId me, ThreadId id) {
        require(me);
        threads.opened(held(me, id), false);
    }

    private ThreadRows.Held held(ParticipantId me, ThreadId id) {
        var thread = threads.hold(id);
        if (!thread.participantId().equals(me)) {
            throw new NotYours();
        }
        return thread;
    }

    /** With a login of one's own, never at a shared tablet. */
    private void require(ParticipantId me) {
        authorization.require(Permission.OWN_RECORD, me);
        if (Actor.current().account() == null) {
            throw new NotYours();
        }
    }
}
