package org.footbridge.attendance;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.footbridge.access.Tablets;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.ProgramId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who stands at a tablet: one person for a few minutes. Only the look-up by number and birthday runs as the tablet; what
 * follows runs as that one person and reaches nobody else's rows.
 */
@Component
public class TabletVisits {

    /** A visit ends when it is done, and by itself after this time. */
    public static final Duration LASTS = Duration.ofMinutes(5);

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Tablets tablets;
    private final ArrivalNumbers numbers;
    private final Arrivals arrivals;
    private final CheckIns checkIns;
    private final TransactionTemplate transaction;

    TabletVisits(
            Sql sql,
            Clock clock,
            Audit audit,
            Tablets tablets,
            ArrivalNumbers numbers,
            Arrivals arrivals,
            CheckIns checkIns,
            TransactionTemplate transaction) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.tablets = tablets;
        this.numbers = numbers;
        this.arrivals = arrivals;
        this.checkIns = checkIns;
        this.transaction = transaction;
    }

    /** What came of a number and a birthday. */
    public sealed interface Recognizing {

        /** @param visit names it in the tablet's cookie and forms */
        record Begun(UUID visit) implements Recognizing {}

        /** Wrong number, wrong birthday, no stay in this program: nobody can tell which. */
        record Unknown() implements Recognizing {}

        record Wait(Instant until) implements Recognizing {}
    }

    /** Recognizes somebody; from then on they have arrived. Wrong tries slow this tablet down. */
    public Recognizing begin(Tablets.Tablet tablet, String number, int month, int day) {
        var wait = tablets.tried(tablet);
        if (wait.isPresent()) {
            return new Recognizing.Wait(wait.get());
        }
        var person = recognized(tablet, number.strip(), born(month, day));
        if (person.isEmpty()) {
            return new Recognizing.Unknown();
        }
        asTablet(tablet, () -> {
            tablets.used(tablet);
            return true;
        });
        asPerson(tablet, person.get(), () -> arrivals.atTablet(person.get(), new ProgramId(tablet.programId())));
        return new Recognizing.Begun(open(tablet, person.get()));
    }

    private Optional<ParticipantId> recognized(Tablets.Tablet tablet, String number, Optional<MonthDay> born) {
        if (born.isEmpty()) {
            return Optional.empty();
        }
        var birthday = born.get();
        return asTablet(tablet, () -> numbers.recognize(new ProgramId(tablet.programId()), number, birthday));
    }

    private static Optional<MonthDay> born(int month, int day) {
        try {
            return Optional.of(MonthDay.of(month, day));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** Whoever stood there before and walked away is gone with it. */
    private UUID open(Tablets.Tablet tablet, ParticipantId person) {
        var id = UUID.randomUUID();
        asTablet(
                tablet,
                () -> sql.sql("""
                        insert into attendance.tablet_visit (organization_id, tablet_id, id, participant_id, begun_at)
                        values (:organization, :tablet, :id, :person, :now)
                        on conflict (organization_id, tablet_id) do update
                           set id = excluded.id, participant_id = excluded.participant_id, begun_at = excluded.begun_at
                        """)
                        .param("organization", tablet.organizationId())
                        .param("tablet", tablet.id())
                        .param("id", id)
                        .param("person", person)
                        .param("now", clock.instant())
                        .update());
        return id;
    }

    /** Somebody at the tablet now. */
    public record Visit(UUID id, ParticipantId participantId, String called) {}

    /** The visit of that name, while it lasts. */
    public Optional<Visit> visit(Tablets.Tablet tablet, UUID id) {
        return asTablet(
                tablet,
                () -> sql.sql("""
                        select visit.id, visit.participant_id, name.called
                          from attendance.tablet_visit visit
                          join people.v_names name
                            on name.organization_id = visit.organization_id and name.participant_id = visit.participant_id
                         where visit.organization_id = :organization and visit.tablet_id = :tablet and visit.id = :id
                           and visit.begun_at > :since
                        """)
                        .param("organization", tablet.organizationId())
                        .param("tablet", tablet.id())
                        .param("id", id)
                        .param("since", clock.instant().minus(LASTS))
                        .optional(Visit.class));
    }

    /** What is still to be asked of this person; that it was shown stands in the audit. */
    public CheckIns.Today today(Tablets.Tablet tablet, Visit visit) {
        return asPerson(tablet, visit.participantId(), () -> {
            audit.viewed("attendance/tabletQuestions", List.of(visit.participantId()));
            return checkIns.today(visit.participantId(), Way.TABLET);
        });
    }

    /**
     * Keeps what was answered and ends the visit, unless questions of a measure wait. Nothing, if it had ended. Who said
     * that somebody is in danger is asked nothing more here.
     *
     * @param more whether questions wait
     */
    public Optional<CheckIns.Sending> send(Tablets.Tablet tablet, Visit visit, CheckIns.Sent sent, boolean more) {
        return asPerson(tablet, visit.participantId(), () -> {
            if (more ? !lengthened(visit) : !closed(visit)) {
                return Optional.empty();
            }
            var sending = checkIns.send(visit.participantId(), Way.TABLET, sent);
            if (more && sending instanceof CheckIns.Sending.Sent(boolean told) && told) {
                closed(visit);
            }
            return Optional.of(sending);
        });
    }

    /** Somebody is still there: their minutes begin anew. False, if the visit had ended. */
    boolean lengthened(Visit visit) {
        return sql.sql("""
                                update attendance.tablet_visit set begun_at = :now
                                 where organization_id = :organization and id = :id
                                """)
                        .param("organization", Actor.current().organization())
                        .param("id", visit.id())
                        .param("now", clock.instant())
                        .update()
                == 1;
    }

    /** Keeps an answer that says danger while it is not sent yet. */
    public void keepUnsent(Tablets.Tablet tablet, Visit visit, Optional<SafetyAnswer> chosen) {
        asPerson(tablet, visit.participantId(), () -> {
            checkIns.keepUnsent(visit.participantId(), Way.TABLET, chosen);
            return true;
        });
    }

    /** Somebody goes without answering. Answers whether the team is told of an answer that was not sent. */
    public boolean leave(Tablets.Tablet tablet, Visit visit) {
        return asPerson(tablet, visit.participantId(), () -> closed(visit) && checkIns.leave(visit.participantId()));
    }

    boolean closed(Visit visit) {
        return sql.sql("delete from attendance.tablet_visit where organization_id = :organization and id = :id")
                        .param("organization", Actor.current().organization())
                        .param("id", visit.id())
                        .update()
                == 1;
    }

    private <T> T asTablet(Tablets.Tablet tablet, Supplier<T> work) {
        return Actor.job(tablet.organizationId(), "arrival tablet").call(() -> inTransaction(work));
    }

    <T> T asPerson(Tablets.Tablet tablet, ParticipantId person, Supplier<T> work) {
        return Actor.atTablet(tablet.organizationId(), person.value()).call(() -> inTransaction(work));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
