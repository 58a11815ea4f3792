package org.footbridge.measures;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.alerts.AlertId;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.ItemNine;
import org.footbridge.alerts.Raise;
import org.footbridge.alerts.SafetyPlanReviewed;
import org.footbridge.alerts.Source;
import org.footbridge.alerts.Urgency;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.tasks.NewTask;
import org.footbridge.tasks.Tasks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What must follow from an instrument's risk items, in the transaction that stores the answer (CARE 3, 4). */
@Component
class RiskAnswers {

    private static final Duration NEXT_CONTACT = Duration.ofDays(1);
    private static final Duration NEXT_REVIEW = Duration.ofDays(3);

    /** An answer older than this by its own date goes to the next reviewer as history (CARE 3). */
    private static final Duration STILL_PRESENT = Duration.ofHours(72);

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
    record Followed(Optional<AlertId> alert, boolean unanswered) {

        static final Followed NOTHING = new Followed(Optional.empty(), false);

        Followed and(Followed other) {
            return new Followed(alert.or(other::alert), unanswered || other.unanswered());
        }
    }

    /**
     * Acts on every risk item of a set of answers.
     *
     * @param notAsked link ids of the items that were held back: no answer, and asked in person whatever the rule of a blank
     * @param behind what the alert points to: the assignment, else the response
     */
    Followed follow(
            ParticipantId participant,
            Instrument instrument,
            Answers answers,
            Set<String> notAsked,
            Instant answeredAt,
            UUID behind) {
        var followed = Followed.NOTHING;
        for (var rule : instrument.facts().risks()) {
            var item = instrument.item(rule.item()).orElseThrow();
            if (notAsked.contains(rule.item())) {
                askInPerson(
                        participant,
                        "A question about safety was not asked at home: ask in person at the next contact");
                followed = followed.and(new Followed(Optional.empty(), true));
            } else if (answers.to(rule.item()).isPresent() || instrument.isAsked(item, answers)) {
                followed = followed.and(follow(participant, instrument, rule, answers, answeredAt, behind));
            }
        }
        return followed;
    }

    /** Acts on the answer to one item that was kept and then left or changed. */
    Followed follow(
            ParticipantId participant,
            Instrument instrument,
            String linkId,
            String code,
            Instant answeredAt,
            UUID behind) {
        var followed = Followed.NOTHING;
        for (var rule : instrument.facts().risksOf(linkId)) {
            followed = followed.and(
                    follow(participant, instrument, rule, Answers.none().with(linkId, code), answeredAt, behind));
        }
        return followed;
    }

    private Followed follow(
            ParticipantId participant,
            Instrument instrument,
            Instrument.RiskRule rule,
            Answers answers,
            Instant answeredAt,
            UUID behind) {
        var item = instrument.item(rule.item()).orElseThrow();
        return switch (follows(participant, instrument, rule, item.value(answers), answeredAt)) {
            case ItemNine.Alert(var urgency) ->
                new Followed(
                        Optional.of(alerts.raise(Raise.about(
                                participant,
                                urgency == Urgency.LAPSE ? Source.LAPSE : Source.MEASURE,
                                urgency,
                                "%s item %s: %s"
                                        .formatted(
                                                instrument.title(),
                                                item.printed(),
                                                item.label(answers).orElseThrow()),
                                Optional.of(behind)))),
                        false);
            case ItemNine.AskInPerson() -> {
                askInPerson(participant, "A question was left blank: ask in person at the next contact");
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
                yield Followed.NOTHING;
            }
            case ItemNine.Nothing() -> Followed.NOTHING;
        };
    }

    private void askInPerson(ParticipantId participant, String title) {
        tasks.openOnce(new NewTask(
                "ask in person",
                title,
                Optional.of(participant),
                Optional.of(Role.THERAPIST),
                Optional.empty(),
                clock.instant().plus(NEXT_CONTACT),
                "/people/%s/measures".formatted(participant.value())));
    }

    private ItemNine.Follows follows(
            ParticipantId participant,
            Instrument instrument,
            Instrument.RiskRule rule,
            Optional<BigDecimal> value,
            Instant answeredAt) {
        if (rule.clock() == Instrument.Clock.ITEM_NINE) {
            return ItemNine.from(
                    value.map(BigDecimal::intValueExact),
                    lastBefore(participant, instrument, rule.item(), answeredAt),
                    planReviewed(participant),
                    answeredAt,
                    clock.instant());
        }
        if (value.isEmpty()) {
            return rule.blankIsAsked() ? new ItemNine.AskInPerson() : new ItemNine.Nothing();
        }
        if (!rule.meets(value)) {
            return new ItemNine.Nothing();
        }
        if (answeredAt.isBefore(clock.instant().minus(STILL_PRESENT))) {
            return new ItemNine.History();
        }
        return new ItemNine.Alert(
                switch (rule.clock()) {
                    case ITEM_NINE, NOW -> Urgency.NOW;
                    case SAME_DAY -> Urgency.SAME_DAY;
                    case LAPSE -> Urgency.LAPSE;
                });
    }

    /** The answer before this one, in any version of the form; empty if that one was left blank: a blank is not a no. */
    private Optional<Integer> lastBefore(
            ParticipantId participant, Instrument instrument, String linkId, Instant answeredAt) {
        return sql.sql("""
                        select value::int from (
                        select answer.value
                          from measures.response
                          join measures.instrument on instrument.organization_id = response.organization_id
                                                  and instrument.id = response.instrument_id
                          join measures.answer on answer.organization_id = response.organization_id
                                              and answer.response_id = response.id
                         where response.organization_id = :organization and response.participant_id = :participant
                           and instrument.name = :name and answer.link_id = :item
                           and response.authored_at < :answeredAt
                         order by response.authored_at desc, response.id desc
                         limit 1) as before
                         where value is not null
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("name", instrument.name().value())
                .param("item", linkId)
                .param("answeredAt", answeredAt)
                .optional(Integer.class);
    }

    private Optional<Instant> planReviewed(ParticipantId participant) {
        return Optional.ofNullable(safetyPlans.getIfAvailable()).flatMap(plans -> plans.lastReviewOf(participant));
    }
}
