package org.footbridge.plans;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.footbridge.access.House;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Organizations;
import org.footbridge.platform.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Has a plan looked at again once the day of a measured aim has passed and the last score of the stay has not reached it.
 * Without a score nothing is concluded.
 */
@Component
class PassedAims {

    private static final Logger log = LoggerFactory.getLogger(PassedAims.class);

    private final Sql sql;
    private final Clock clock;
    private final House house;
    private final Organizations organizations;
    private final PlanReviews reviews;
    private final TransactionOperations transactions;

    PassedAims(
            Sql sql,
            Clock clock,
            House house,
            Organizations organizations,
            PlanReviews reviews,
            TransactionOperations transactions) {
        this.sql = sql;
        this.clock = clock;
        this.house = house;
        this.organizations = organizations;
        this.reviews = reviews;
        this.transactions = transactions;
    }

    private record Passed(UUID objectiveRowId, UUID participantId) {}

    @Scheduled(initialDelay = 90_000, fixedDelay = 3_600_000)
    void everywhere() {
        for (var organization : organizations.all()) {
            try {
                Actor.job(organization, "aims whose day passed").run(this::look);
            } catch (DataAccessException | TransactionException away) {
                log.warn(
                        "Aims whose day passed wait for the database: {}",
                        away.getClass().getSimpleName());
            }
        }
    }

    /** Each aim once; a later version of the plan is a new chance. */
    void look() {
        transactions.executeWithoutResult(_ -> passed().forEach(one -> reviews.join(
                new ParticipantId(one.participantId()),
                ReviewReason.WORSE,
                new PlanReviews.Source(PlanReviews.SourceKind.OBJECTIVE, one.objectiveRowId()))));
    }

    private List<Passed> passed() {
        return sql.sql("""
                        select aim.objective_row_id, aim.participant_id
                          from plans.v_aims aim
                          join episodes.v_episodes stay on stay.organization_id = aim.organization_id
                                                       and stay.episode_id = aim.episode_id
                         where aim.organization_id = :organization and aim.status = 'active' and aim.target_on < :today
                           and not aim.reached and stay.status in ('active', 'onhold')
                           and not exists (select from plans.review_source source
                                            where source.organization_id = aim.organization_id and source.kind = 'objective'
                                              and source.source_id = aim.objective_row_id)
                         order by aim.target_on, aim.objective_row_id
                        """)
                .param("organization", Actor.current().organization())
                .param("today", LocalDate.ofInstant(clock.instant(), house.zone()))
                .list(Passed.class);
    }
}
