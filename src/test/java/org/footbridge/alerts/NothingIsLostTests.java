package org.footbridge.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.footbridge.Riverside;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.Members;
import org.footbridge.access.Relationships;
import org.footbridge.access.SignedInAs;
import org.footbridge.audit.Audit;
import org.footbridge.notices.Letters;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Installation;
import org.footbridge.platform.Keys;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestDatabase;
import org.footbridge.platform.Time;
import org.footbridge.programs.NewProgram;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.Programs;
import org.footbridge.ui.WordsOf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is away, an alert is told, and its page says what did not get through. */
@FootbridgeTest
class NothingIsLostTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Alerts alerts;

    @Autowired
    AlertSteps steps;

    @Autowired
    Members members;

    @Autowired
    Relationships relationships;

    @Autowired
    AcknowledgeWithin within;

    @Autowired
    Rota rota;

    @Autowired
    StaffedHours hours;

    @Autowired
    HoleTelling holes;

    @Autowired
    OnDuty onDuty;

    @Autowired
    Programs programs;

    @Autowired
    Phones phones;

    @Autowired
    Rings rings;

    @Autowired
    MailRings mail;

    @Autowired
    Letters letters;

    @Autowired
    Keys keys;

    @Autowired
    Audit audit;

    @Autowired
    Authorization authorization;

    @Autowired
    House about;

    @Autowired
    WordsOf words;

    @Autowired
    JsonMapper json;

    @Autowired
    Installation installation;

    @Autowired
    Clock clock;

    @Autowired
    Sql sql;

    @Autowired
    DataSource source;

    @Autowired
    TestDatabase database;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvcTester mvc;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private HttpServer endpoint;
    private Riverside.House house;
    private ParticipantId amara;
    private GatewayRings phone;
    private RingSending sending;
    private Telling telling;

    @BeforeEach
    void samuel_is_on_duty_and_has_a_phone() throws IOException {
        endpoint = listen(0);
        house = riverside.found();
        amara = house.amara();
        house.letCare(Role.THERAPIST, amara);
        house.priya();
        house.ruth();
        onDuty.always(house, house.samuel());
        house.samuel().run(() -> phones.save("+1 518 555 0142"));
        var gateway = (Gateway) beans.applyBeanPostProcessorsAfterInitialization(
                new Gateway(sql, clock, keys, audit, authorization, origin()), "a gateway");
        house.ruth().run(() -> gateway.set(Optional.of(origin() + "/calls"), Optional.empty()));
        phone = new GatewayRings(gateway, phones, unplanned(), about, words, json, installation);
        sending = new RingSending(rings, List.of(phone), clock);
        telling = (Telling) beans.applyBeanPostProcessorsAfterInitialization(
                new Telling(sql, clock, steps, members, relationships, within, rota, ours()), "telling");
    }

    @AfterEach
    void the_gateway_goes() {
        endpoint.stop(0);
    }

    @Test
    void while_the_mail_server_is_away_the_phone_rings_and_the_mail_goes_later() throws UnsupportedEncodingException {
        var alert = raisedAndTold();
        rings(alert).forEach(this::carry);
        assertThat(heard).hasSize(1);
        assertThat(letters.tryInVain(house.organization())).isPositive();
        assertThat(page(alert))
                .contains(
                        "Samuel Oduya, by phone: went through",
                        "Samuel Oduya, by mail: not through yet, the mail server did not take it");
        assertThat(letters.deliver(house.organization()))
                .extracting(Letters.Arrived::subject)
                .isNotEmpty()
                .allSatisfy(
                        subject -> assertThat(subject).startsWith("RS Office").doesNotContain("Amara"));
        assertThat(page(alert)).contains("Samuel Oduya, by mail: went through").doesNotContain("not through yet");
    }

    @Test
    void while_the_gateway_is_away_mail_goes_the_next_level_is_told_at_once_and_the_phone_rings_later()
            throws IOException {
        int port = endpoint.getAddress().getPort();
        endpoint.stop(0);
        var alert = raisedAndTold();
        var ring = rings(alert).getFirst();
        for (int inVain = 0; inVain < Rings.IN_VAIN; inVain++) {
            assertThat(levels(alert)).as("half a minute is waited").doesNotContain(1);
            assertThatThrownBy(() -> carry(ring)).hasMessageStartingWith("the gateway was not reached");
        }
        tellDue();
        assertThat(levels(alert)).as("long before the minutes are over").contains(1);
        assertThat(page(alert))
                .contains("Samuel Oduya, by phone: not through yet, the gateway was not reached", "Told Priya");
        assertThat(letters.deliver(house.organization()))
                .as("mail does not wait for the gateway")
                .isNotEmpty();
        endpoint = listen(port);
        carry(ring);
        assertThat(heard)
                .singleElement()
                .satisfies(body -> assertThat(body).contains(ring.value().toString()));
        assertThat(page(alert)).contains("Samuel Oduya, by phone: went through");
    }

    @Test
    void where_one_phone_has_rung_another_that_is_away_hurries_nobody() {
        house.marcus().run(() -> phones.save("+1 518 555 0199"));
        onDuty.always(house, house.marcus());
        var alert = raisedAndTold();
        var both = rings(alert);
        assertThat(both).hasSize(2);
        carry(both.getFirst());
        endpoint.stop(0);
        for (int inVain = 0; inVain < Rings.IN_VAIN + 1; inVain++) {
            assertThatThrownBy(() -> carry(both.getLast())).hasMessageStartingWith("the gateway");
        }
        tellDue();
        assertThat(levels(alert)).doesNotContain(1);
    }

    @Test
    void two_nodes_with_a_scheduler_each_carry_a_ring_once() throws SQLException, InterruptedException {
        jobTable();
        var alert = raisedAndTold();
        var ring = rings(alert).getFirst();
        var task = sending.ringTask();
        var nodes = Stream.of("one", "other")
                .map(name -> Scheduler.create(source, task)
                        .tableName("platform.jobs_of_a_test")
                        .schedulerName(new com.github.kagkarlsson.scheduler.SchedulerName.Fixed(name))
                        .pollingInterval(Duration.ofMillis(50))
                        .threads(2)
                        .build())
                .toList();
        try {
            nodes.getFirst()
                    .schedule(
                            new RingJob.Key(house.organization(), ring).instance(),
                            clock.instant().plusMillis(300));
            nodes.forEach(Scheduler::start);
            await(() -> rings(alert).isEmpty());
            await(() -> jobs() == 0);
        } finally {
            nodes.forEach(Scheduler::stop);
        }
        assertThat(heard).hasSize(1);
    }

    @Test
    void over_both_changes_of_the_clock_a_minute_to_acknowledge_is_a_minute() {
        for (var before : List.of("2027-03-14T06:50:00Z", "2027-11-07T05:50:00Z")) {
            var ten = Instant.parse(before); // ten to two on the wall, and fifteen minutes later not five past two
            var person = house.amara();
            house.letCare(Role.THERAPIST, person);
            var next = house.<Instant>job(() -> Time.at(
                    ten,
                    () -> transaction.execute(undone -> {
                        var id = raise(person);
                        assertThat(telling.tellNext()).isTrue();
                        undone.setRollbackOnly(); // or the application's own sweep tells of an alert from the future
                        return sql.sql("select next_telling_at from alerts.alert where id = :id")
                                .param("id", id)
                                .single(Instant.class);
                    })));
            assertThat(next).isEqualTo(ten.plus(Duration.ofMinutes(15)));
        }
    }

    @Test
    void signed_hours_change_their_clock_in_the_zone_of_the_program_and_not_of_the_house() {
        var denver = house.ruth()
                .call(() -> programs.offer(new NewProgram(
                        "Mountain evenings",
                        "By video.",
                        ZoneId.of("America/Denver"),
                        Regime.PART2,
                        LocalDate.of(2026, 1, 1),
                        "participant",
                        18,
                        Optional.empty(),
                        12,
                        true)));
        house.ruth()
                .run(() -> programs.setRule(new NewRule(
                        Optional.of(denver),
                        StaffedHours.RULE,
                        "Sun 01:00-04:00",
                        "decided here",
                        LocalDate.of(2026, 1, 1))));
        for (var sunday : List.of(LocalDate.of(2027, 3, 14), LocalDate.of(2027, 11, 7))) {
            onDuty.always(house, house.samuel(), sunday);
            long minutes = Stream.iterate(
                                    sunday.atStartOfDay(ZoneId.of("America/Denver"))
                                            .toInstant(),
                                    at -> at.plus(Duration.ofMinutes(10)))
                            .limit(6 * 12)
                            .filter(at -> house.job(() -> Time.at(at, () -> hours.now(denver))))
                            .count()
                    * 10;
            assertThat(minutes).as(sunday.toString()).isEqualTo(sunday.getMonthValue() == 3 ? 120 : 240);
        }
    }

    @Test
    void a_hole_of_more_than_a_day_is_told_once_a_day_and_not_at_each_look() {
        var sunday = LocalDate.of(2027, 2, 7);
        for (var zone : List.of("America/New_York", "Asia/Tokyo")) {
            var program = house.ruth()
                    .call(() -> programs.offer(new NewProgram(
                            "Round the clock " + zone,
                            "Somebody is there.",
                            ZoneId.of(zone),
                            Regime.PART2,
                            LocalDate.of(2026, 1, 1),
                            "participant",
                            18,
                            Optional.empty(),
                            12,
                            true)));
            house.ruth()
                    .run(() -> programs.setRule(new NewRule(
                            Optional.of(program),
                            StaffedHours.RULE,
                            "Mon-Sun 00:00-23:59",
                            "decided here",
                            LocalDate.of(2026, 1, 1))));
        }
        var noon = sunday.atTime(17, 0).atZone(Riverside.NEW_YORK).toInstant();
        for (int look = 0; look < 5; look++) {
            var at = noon.plus(Duration.ofMinutes(5L * look));
            house.job(() -> Time.at(at, () -> {
                holes.tell();
                return true;
            }));
        }
        assertThat(house.<Long>inTransaction(() -> sql.sql("select count(*) from alerts.hole_told where kind = 'now'")
                        .single(Long.class)))
                .isOne();
    }

    private AlertId raise(ParticipantId person) {
        return alerts.raise(
                Raise.about(person, Source.MEASURE, Urgency.NOW, "item 9: 2", Optional.of(UUID.randomUUID())));
    }

    /** In one transaction, so that the application's own sweep, whose gateway is another, does not tell it beside us. */
    private AlertId raisedAndTold() {
        return house.inTransaction(() -> {
            var id = raise(amara);
            assertThat(telling.tellNext()).isTrue();
            return id;
        });
    }

    private void tellDue() {
        house.job(() -> {
            while (telling.tellNext()) {
                // until nothing is due
            }
            return true;
        });
    }

    private void carry(RingId ring) {
        house.job(() -> {
            sending.send(ring);
            return true;
        });
    }

    private List<RingId> rings(AlertId alert) {
        return house
                .<List<UUID>>inTransaction(() -> sql.sql(
                                "select id from alerts.ring where alert_id = :alert and sent_at is null order by id")
                        .param("alert", alert)
                        .list(UUID.class))
                .stream()
                .map(RingId::new)
                .toList();
    }

    private List<Integer> levels(AlertId alert) {
        return house.inTransaction(
                () -> sql.sql("select level from alerts.step where alert_id = :alert and kind = 'told'")
                        .param("alert", alert)
                        .list(Integer.class));
    }

    private String page(AlertId alert) throws UnsupportedEncodingException {
        return mvc.get()
                .uri("/alerts/" + alert.value())
                .with(SignedInAs.actor(house.samuel().actor()))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    private HttpServer listen(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        server.createContext("/calls", exchange -> {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private String origin() {
        return "http://127.0.0.1:" + endpoint.getAddress().getPort();
    }

    /** Written without a job: the application's own scheduler knows no gateway and would give the ring up. */
    private Rings unplanned() {
        return (Rings) beans.applyBeanPostProcessorsAfterInitialization(
                new Rings(sql, clock, new RingJob(null, clock) {
                    @Override
                    void schedule(OrganizationId organization, RingId ring) {}
                }),
                "unplanned");
    }

    private ObjectProvider<Ringing> ours() {
        return new ObjectProvider<>() {
            @Override
            public Stream<Ringing> stream() {
                return Stream.of(phone, mail);
            }

            @Override
            public Ringing getObject() {
                return phone;
            }
        };
    }

    /** A job table of its own, which the application's own scheduler does not look at. */
    private void jobTable() throws SQLException {
        try (var owner = database.connectAsOwner();
                var statement = owner.createStatement()) {
            statement.execute(
                    "create table if not exists platform.jobs_of_a_test (like platform.scheduled_task including all)");
            statement.execute("grant select, insert, update, delete on platform.jobs_of_a_test to footbridge_app");
        }
    }

    private int jobs() {
        return house.inTransaction(() ->
                sql.sql("select count(*)::int from platform.jobs_of_a_test").single(Integer.class));
    }

    private static void await(java.util.function.BooleanSupplier done) throws InterruptedException {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("not done within 20 seconds").isLessThan(until);
            new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
        }
    }
}
