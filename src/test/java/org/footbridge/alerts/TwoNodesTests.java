package org.footbridge.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.footbridge.Footbridge;
import org.footbridge.Riverside;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestDatabase;
import org.footbridge.platform.TestTime;
import org.footbridge.platform.Time;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.Programs;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Two nodes over one database: each danger and each hole is told once, and by somebody. */
@FootbridgeTest
class TwoNodesTests {

    private static final int ALERTS = 30;

    @Autowired
    Riverside riverside;

    @Autowired
    Alerts alerts;

    @Autowired
    Telling telling;

    @Autowired
    HoleTelling holes;

    @Autowired
    OnDuty onDuty;

    @Autowired
    Programs programs;

    @Autowired
    TestDatabase database;

    @Autowired
    Environment environment;

    @Autowired
    Sql sql;

    @Test
    void an_alert_and_a_hole_are_told_once_however_many_nodes_look() throws Exception {
        var house = riverside.found();
        house.dana();
        house.priya();
        house.ruth();
        onDuty.always(house, house.samuel());
        house.ruth()
                .run(() -> programs.setRule(new NewRule(
                        Optional.empty(),
                        StaffedHours.RULE,
                        "Mon-Sun 00:00-23:59",
                        "decided here",
                        LocalDate.of(2026, 1, 1))));
        try (var other = otherNode()) {
            var otherTelling = other.getBean(Telling.class);
            var otherHoles = other.getBean(HoleTelling.class);
            var people = new ArrayList<ParticipantId>();
            for (int one = 0; one < ALERTS; one++) {
                var person = house.amara();
                house.letCare(Role.THERAPIST, person);
                people.add(person);
            }
            house.inTransaction(() -> {
                people.forEach(person -> alerts.raise(
                        Raise.about(person, Source.MEASURE, Urgency.NOW, "item 9: 2", Optional.of(UUID.randomUUID()))));
                return true;
            });
            var soon = TestTime.now().plusSeconds(5);
            atOnce(
                    house,
                    () -> drain(telling, soon),
                    () -> drain(otherTelling, soon),
                    () -> drain(telling, soon),
                    () -> drain(otherTelling, soon));
            assertThat(told(house)).hasSize(ALERTS * 3).containsValue(1).doesNotContainValue(2);

            var inAMonth = soon.plus(Duration.ofDays(30));
            atOnce(house, () -> look(holes, inAMonth), () -> look(otherHoles, inAMonth));
            assertThat(house.<List<Long>>inTransaction(() -> sql.sql("""
                            select count(*) from notices.mail
                             where organization_id = :organization and notice = 'alerts.mail.hole.now'
                             group by address
                            """)
                            .param("organization", house.organization())
                            .list(Long.class)))
                    .containsExactly(1L, 1L);
        }
    }

    private ConfigurableApplicationContext otherNode() {
        return new SpringApplicationBuilder(Footbridge.class, TestTime.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=footbridge_app",
                        "--spring.datasource.password=" + database.password(),
                        "--spring.flyway.enabled=false",
                        "--footbridge.data=" + environment.getProperty("footbridge.data"));
    }

    private static void atOnce(Riverside.House house, Runnable... nodes) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(nodes.length)) {
            List<Future<?>> running = new ArrayList<>();
            for (var node : nodes) {
                running.add(threads.submit(() -> {
                    start.await();
                    Actor.job(house.organization(), "node").run(node);
                    return true;
                }));
            }
            start.countDown();
            for (var one : running) {
                one.get();
            }
        }
    }

    private static void drain(Telling telling, Instant moment) {
        Time.at(moment, () -> {
            while (telling.tellNext()) {
                // until nothing is due
            }
            return true;
        });
    }

    private static void look(HoleTelling holes, Instant moment) {
        Time.at(moment, () -> {
            holes.tell();
            return true;
        });
    }

    private record Told(UUID alertId, UUID membershipId, int times) {}

    /** Alert and member, and how often: the one on duty, and Dana and Priya of the care team. */
    private Map<String, Integer> told(Riverside.House house) {
        Map<String, Integer> told = new HashMap<>();
        house.<List<Told>>inTransaction(() ->
                        sql.sql("""
                        select alert_id, membership_id, count(*)::int as times
                          from alerts.step where organization_id = :organization and kind = 'told'
                         group by alert_id, membership_id
                        """).param("organization", house.organization()).list(Told.class))
                .forEach(one -> told.put(one.alertId() + " " + one.membershipId(), one.times()));
        return told;
    }
}
