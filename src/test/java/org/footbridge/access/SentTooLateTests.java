package org.footbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.test.util.ReflectionTestUtils;

/** CARE 29: what somebody was writing when the sign-in ended survives it; CARE 1: nobody believes that somebody was told. */
@FootbridgeTest
class SentTooLateTests {

    private static final String PASSWORD = "four everyday words make one";

    @Autowired
    Accounts accounts;

    @Autowired
    SignIns signIns;

    @Autowired
    Riverside riverside;

    @Autowired
    Environment environment;

    @Autowired
    FilterChainProxy filters;

    @Autowired
    CsrfTokenRepository csrfTokens;

    @Autowired
    Sql sql;

    private Riverside.House house;
    private AccountId account;
    private Browser phone;

    /** MockMvc of another test leaves a token in the session behind; browsers have theirs in a cookie. */
    private void forms_have_the_key_that_browsers_have() {
        filters.getFilters("/me").stream()
                .filter(CsrfFilter.class::isInstance)
                .forEach(filter -> ReflectionTestUtils.setField(filter, "tokenRepository", csrfTokens));
    }

    @BeforeEach
    void amara_is_signed_in_and_about_to_write() {
        forms_have_the_key_that_browsers_have();
        house = riverside.found();
        ParticipantId amara =
                house.enrolled("Amara", "Okafor", LocalDate.of(2026, 6, 1)).id();
        house.letCare(Role.THERAPIST, amara);
        account = house.job(() -> {
            var made = accounts.create("river-" + UUID.randomUUID(), PASSWORD);
            accounts.join(made, Set.of(Role.PARTICIPANT), amara);
            return made;
        });
        phone = new Browser(environment).sayingWhereFrom("same-origin");
        phone.signIn(accounts.signInName(account), PASSWORD).get("/me/messages/new");
    }

    @Test
    void what_was_typed_waits_in_the_page_until_somebody_is_signed_in_again() {
        signIns.endAll(account);
        phone.submit("/me/messages", Map.of("topic", "Tonight <i>", "words", "It is \"loud\"", "safetyAtStake", "no"));

        assertThat(phone.status()).isEqualTo(401);
        assertThat(phone.page().text()).contains("This is not saved or sent yet");
        assertThat(phone.page().select("[role=alert]")).isEmpty();
        assertThat(phone.page().select("a[target=_blank]").attr("href")).isEqualTo("/sign-in");
        assertThat(threads()).isZero();
        var waiting = waiting();
        assertThat(waiting).containsEntry("topic", "Tonight <i>").containsEntry("words", "It is \"loud\"");

        assertThat(phone.post("/me/messages", waiting).status()).isEqualTo(401);
        phone.signIn(accounts.signInName(account), PASSWORD).post("/me/messages", waiting);
        assertThat(phone.page().text()).contains("send it once more");
        phone.post("/me/messages", waiting());
        assertThat(phone.path()).startsWith("/me/messages/");
        assertThat(phone.page().text()).contains("It is \"loud\"", "Not opened by your team yet");
        assertThat(threads()).isOne();
    }

    @Test
    void a_yes_that_reached_nobody_says_so_and_shows_whom_to_call() {
        signIns.endAll(account);
        phone.submit("/me/messages", Map.of("topic", "Tonight", "words", "I am afraid", "safetyAtStake", "yes"));

        assertThat(phone.page().select("[role=alert]").text()).contains("Nobody has been told yet");
        assertThat(phone.page().select("main a[href='tel:988']")).isNotEmpty();
        var waiting = waiting();
        phone.signIn(accounts.signInName(account), PASSWORD).post("/me/messages", waiting);
        assertThat(phone.page().select("[role=alert]").text()).contains("Nobody has been told yet");
        phone.post("/me/messages", waiting());
        assertThat(count("alerts.alert")).isOne();
    }

    @Test
    void a_form_of_another_site_is_refused_and_given_back_to_nobody() {
        var sent = Map.of("_csrf", "made-up", "topic", "Tonight", "words", "Planted", "safetyAtStake", "no");
        for (var site : Set.of("cross-site", "same-site", "none")) {
            phone.sayingWhereFrom(site).post("/me/messages", sent);
            assertThat(phone.status()).as(site).isEqualTo(403);
            assertThat(phone.body()).as(site).doesNotContain("Planted");
        }
        assertThat(threads()).isZero();
    }

    @Test
    void where_nothing_was_typed_it_simply_asks_for_the_sign_in() {
        signIns.endAll(account);
        phone.submit("/me/messages", Map.of("topic", "", "words", ""));

        assertThat(phone.path()).isEqualTo("/sign-in");
    }

    /** What a phone sends when somebody picks a film instead of a photo; it once ended in "something went wrong". */
    @Test
    void a_film_reaches_the_page_that_says_it_is_too_large() throws Exception {
        var token = phone.page()
                .select("form[action='/me/messages'] input[name=_csrf]")
                .attr("value");
        var film = new ByteArrayOutputStream();
        Map.of("_csrf", token, "topic", "Tonight", "words", "Look at this", "safetyAtStake", "yes")
                .forEach((name, value) ->
                        film.writeBytes("--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                                .formatted(name, value)
                                .getBytes(StandardCharsets.UTF_8)));
        film.writeBytes(
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.mov\"\r\nContent-Type: video/quicktime\r\n\r\n"
                        .getBytes(StandardCharsets.UTF_8));
        film.writeBytes(new byte[60_000_000]);
        film.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(
                                    "http://localhost:" + environment.getProperty("server.port") + "/me/messages"))
                            .header("Cookie", phone.cookies())
                            .header("Content-Type", "multipart/form-data; boundary=x")
                            .POST(BodyPublishers.ofByteArray(film.toByteArray()))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("The file is larger than 10 MB", "Look at this");
        }
        assertThat(count("alerts.alert")).isOne();
    }

    private Map<String, String> waiting() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element field : phone.page().select("form[action='/me/messages'] input[type=hidden]")) {
            fields.put(field.attr("name"), field.attr("value"));
        }
        return fields;
    }

    private int threads() {
        return count("messages.thread");
    }

    private int count(String table) {
        return house.inTransaction(
                () -> sql.sql("select count(*)::int from " + table + " where organization_id = :organization")
                        .param("organization", house.organization())
                        .single(Integer.class));
    }
}
