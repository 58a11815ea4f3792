package org.footbridge.measures;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.alerts.AlertId;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.ItemNine;
import org.footbridge.alerts.Raise;
import org.footbridge.alerts.SafetyPlanReviewed;
import org.footbridge.alerts.Source;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.tasks.NewTask;
import org.footbridge.tasks.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What must follow from an instrument's risk item, in the transaction that stores the answer (CARE 3, 4). */
@Component
class RiskAnswers {

    private static final Duration NEXT_CONTACT = Duration.ofDays(1);
    private static final Duration NEXT_REVIEW = Duration.ofDays(3);

    private final Sql sql;
    private final Clock clock;
    private final Alerts alerts;
    private final Tasks tasks;
    private final ObjectProvider<SafetyPlanReviewed> safetyPlans;

    RiskAnswers(Sql sql, Clock clock, Alerts alerts, Tasks tasks, ObjectProvider<SafetyPlanReviewed> safetyPlans) {
        this.sql = sql;
        this.clock = clock;
        this.alerts = alerts;
        this.tasks = tasks;
        this.safetyPlans = safetyPlans;
    }

    /** @param alert raised or joined; empty if none had to be */
    record Followed(Optional<AlertId> alert, boolean unanswered) {}

    /**
     * Acts on the answer to the risk item.
     *
     * @param code of the answer, or nothing for a blank
     * @param behind what the alert points to: the assignment, else the response
     */
    Followed follow(
            ParticipantId participant, Instrument instrument, @Nullable String code, Instant answeredAt, UUID behind) {
        var item = instrument.facts().riskItem().flatMap(instrument::item);
        if (item.isEmpty()) {
            return new Followed(Optional.empty(), false);
        }
        var chosen = Optional.ofNullable(code).flatMap(item.get()::option);
        var follows = ItemNine.from(
                chosen.flatMap(Instrument.Option::weight).map(BigDecimal::intValueExact),
                lastBefore(participant, instrument, answeredAt),
                planReviewed(participant),
                answeredAt,
                clock.instant());
        return switch (follows) {
            case ItemNine.Alert(var urgency) ->
                new Followed(
                        Optional.of(alerts.raise(Raise.about(
                                participant,
                                Source.MEASURE,
                                urgency,
                                "%s item %d: %s"
                                        .formatted(
                                                instrument.title(),
                                                item.get().number(),
                                                chosen.map(Instrument.Option::label)
                                                        .orElseThrow()),
                                Optional.of(behind)))),
                        false);
            case ItemNine.AskInPerson() -> {
                tasks.openOnce(new NewTask(
                        "ask in person",
                        "A question was left blank: ask in person at the next contact",
                        Optional.of(participant),
                        Optional.of(Role.THERAPIST),
                        Optional.empty(),
                        clock.instant().plus(NEXT_CONTACT),
                        "/people/%s/measures".formatted(participant.value())));
                yield new Followed(Optional.empty(), true);
            }
            case ItemNine.History() -> {
                tasks.openOnce(new NewTask(
                        "look at earlier answers",
                        "Earlier answers have come in: look at them with the person",
                        Optional.of(participant),
                        Optional.of(Role.THERAPIST),
                        Optional.empty(),
                        clock.instant().plus(NEXT_REVIEW),
                        "/people/%s/measures".formatted(participant.value())));
                yield new Followed(Optional.empty(), false);
            }
            case ItemNine.Nothing() -> new Followed(Optional.empty(), false);
        };
    }

    /** Whether this answer, sent as it is, would be more than a zero. */
    boolean isRisk(Instrument instrument, String linkId, String code) {
        return instrument.facts().riskItem().filter(linkId::equals).isPresent()
                && instrument
                        .item(linkId)
                        .flatMap(item -> item.option(code))
                        .flatMap(Instrument.Option::weight)
                        .filter(weight -> weight.signum() > 0)
                        .isPresent();
    }

    /** The last answer that was given to the risk item of any version before this one. */
    private Optional<Integer> lastBefore(ParticipantId participant, Instrument instrument, Instant answeredAt) {
        return sql.sql("""
                        select answer.value::int
                          from measures.response
                          join measures.instrument on instrument.organization_id = response.organization_id
                                                  and instrument.id = response.instrument_id
                          join measures.answer on answer.organization_id = response.organization_id
                                              and answer.response_id = response.id
                         where response.organization_id = :organization and response.participant_id = :participant
                           and instrument.name = :name and answer.link_id = :item and answer.value is not null
                           and response.authored_at < :answeredAt
                         order by response.authored_at desc, response.id desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("name", instrument.name().value())
                .param("item", instrument.facts().riskItem())
                .param("answeredAt", answeredAt)
                .optional(Integer.class);
    }

    private Optional<Instant> planReviewed(ParticipantId participant) {
        return Optional.ofNullable(safetyPlans.getIfAvailable()).flatMap(plans -> plans.lastReviewOf(participant));
    }
}
