package org.footbridge.attendance;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Tablets;
import org.footbridge.audit.Audit;
import org.footbridge.measures.AssignmentId;
import org.footbridge.measures.Hour;
import org.footbridge.measures.InstrumentId;
import org.footbridge.measures.Instruments;
import org.footbridge.measures.Measures;
import org.footbridge.measures.Questions;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Measures answered at the tablet, by the person who stands there and within their visit. On site everything is asked,
 * also what is about danger (CARE 2): somebody is at hand.
 */
@Component
public class TabletMeasures {

    private final Sql sql;
    private final Audit audit;
    private final TabletVisits visits;
    private final Measures measures;
    private final Instruments instruments;

    TabletMeasures(Sql sql, Audit audit, TabletVisits visits, Measures measures, Instruments instruments) {
        this.sql = sql;
        this.audit = audit;
        this.visits = visits;
        this.measures = measures;
        this.instruments = instruments;
    }

    /** One form that is asked of whoever stands there. */
    public record Asked(AssignmentId id, Questions questions) {}

    private record Row(UUID assignmentId, UUID instrumentId) {}

    /** The form that is due first; what was begun comes before what was not. */
    public Optional<Asked> first(Tablets.Tablet tablet, TabletVisits.Visit visit) {
        return asked(tablet, visit, Optional.empty());
    }

    /** That form, if it is asked of whoever stands there. */
    public Optional<Asked> one(Tablets.Tablet tablet, TabletVisits.Visit visit, AssignmentId id) {
        return asked(tablet, visit, Optional.of(id));
    }

    private Optional<Asked> asked(Tablets.Tablet tablet, TabletVisits.Visit visit, Optional<AssignmentId> id) {
        return visits.asPerson(tablet, visit.participantId(), () -> {
            var found = row(visit.participantId(), id).map(this::asked);
            found.ifPresent(_ -> audit.viewed("attendance/tabletMeasure", List.of(visit.participantId())));
            return found;
        });
    }

    private Asked asked(Row row) {
        var assignment = new AssignmentId(row.assignmentId());
        return new Asked(
                assignment,
                new Questions(
                        instruments.byId(new InstrumentId(row.instrumentId())),
                        measures.saved(assignment),
                        Hour.onSite()));
    }

    private Optional<Row> row(ParticipantId person, Optional<AssignmentId> id) {
        return sql.sql("""
                        select assignment_id, instrument_id
                          from measures.v_asked
                         where organization_id = :organization and participant_id = :person
                           and (:id::uuid is null or assignment_id = :id::uuid)
                         order by started_at is null, due_on nulls last, asked_at, assignment_id
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .param("id", id)
                .optional(Row.class);
    }

    /** Keeps one answer; who answers is still there. False where the visit had ended or the answer is none of the item's. */
    public boolean save(
            Tablets.Tablet tablet, TabletVisits.Visit visit, AssignmentId id, String item, @Nullable String answer) {
        return visits.asPerson(
                tablet,
                visit.participantId(),
                () -> visits.lengthened(visit) && measures.save(id, item, answer) instanceof Measures.Saved);
    }

    /** @param told whether the team is told now that somebody may be in danger */
    public record Sent(boolean told, boolean more) {}

    /** Sends the form. The visit goes on where another one waits and nobody is in danger. Empty if nothing was answered. */
    public Optional<Sent> send(Tablets.Tablet tablet, TabletVisits.Visit visit, AssignmentId id, String language) {
        return visits.asPerson(tablet, visit.participantId(), () -> {
            if (!visits.lengthened(visit)) {
                return Optional.empty();
            }
            var questions = row(visit.participantId(), Optional.of(id)).map(this::asked);
            return measures.finish(id, language).map(completed -> {
                boolean told = questions
                        .filter(one -> one.questions().danger(completed.alert().isPresent()))
                        .isPresent();
                boolean more =
                        !told && row(visit.participantId(), Optional.empty()).isPresent();
                if (!more) {
                    visits.closed(visit);
                }
                return new Sent(told, more);
            });
        });
    }

    /** Not now: what was chosen stays, a risk answer is told at once (CARE 4). Answers whether the team is told. */
    public boolean leave(Tablets.Tablet tablet, TabletVisits.Visit visit, AssignmentId id) {
        return visits.asPerson(tablet, visit.participantId(), () -> {
            var danger = row(visit.participantId(), Optional.of(id))
                    .map(this::asked)
                    .filter(one -> one.questions().danger(true))
                    .isPresent();
            return visits.closed(visit) && measures.leave(id) && danger;
        });
    }
}
