package org.footbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.Riverside.Colleague;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@FootbridgeTest
class AccountsPageTests {

    @Autowired
    Accounts accounts;

    @Autowired
    OneTimeCodes codes;

    @Autowired
    SecondFactors factors;

    @Autowired
    Clients clients;

    @Autowired
    Sql sql;

    @Autowired
    Riverside riverside;

    @Autowired
    Clock clock;

    @Autowired
    MockMvcTester mvc;

    @Test
    void accounts_are_found_by_name_role_and_state() {
        var house = riverside.found();
        var ruth = house.ruth();
        var dana = house.dana();
        house.marcus();
        house.asParticipant(house.amara());
        house.job(() -> {
            accounts.cameIn(dana.membership());
            accounts.end(house.tom().membership());
            return dana;
        });
        assertThat(names(get(ruth, "/accounts"))).hasSize(5).endsWith("Tom Lindqvist");
        assertThat(names(find(ruth, Map.of("q", "  rEYES ")))).containsExactly("Dana Reyes");
        assertThat(names(get(ruth, "/accounts?role=PARTICIPANT"))).containsExactly("Amara Okafor");
        assertThat(names(get(ruth, "/accounts?state=ENDED"))).containsExactly("Tom Lindqvist");
        assertThat(names(get(ruth, "/accounts?state=ACTIVE"))).containsExactly("Dana Reyes");
        assertThat(names(get(ruth, "/accounts?state=NEVER")))
                .containsExactly("Amara Okafor", "Marcus Bell", "Ruth Adler");
        assertThat(names(get(ruth, "/accounts?sort=LAST"))).startsWith("Dana Reyes");
        assertThat(get(ruth, "/accounts").select(".page-head").text()).contains("Eastern Time");
        assertThat(names(find(ruth, Map.of("q", "nobody of this name")))).isEmpty();
        assertThat(get(ruth, "/accounts?role=rubbish&state=%27&sort=&page=1")
                        .select("h1")
                        .text())
                .isEqualTo("Accounts");
    }

    @Test
    void a_long_list_comes_in_pages_and_keeps_the_search() {
        var house = riverside.found();
        var ruth = house.ruth();
        for (int i = 0; i < 60; i++) {
            house.asParticipant(house.participant("Noor", "Number " + (100 + i)));
        }
        var first = find(ruth, Map.of("q", "noor"));
        assertThat(names(first)).hasSize(50).startsWith("Noor Number 100");
        var more = first.select("form.pager");
        assertThat(more.select("input[name=q]").attr("value")).isEqualTo("noor");
        var second =
                find(ruth, Map.of("q", "noor", "page", more.select("button").attr("value")));
        assertThat(names(second)).hasSize(10).endsWith("Noor Number 159");
        assertThat(names(find(ruth, Map.of("q", "noor", "page", "99")))).hasSize(10);
        assertThat(names(find(ruth, Map.of("q", "noor", "page", "-3")))).hasSize(50);
    }

    @Test
    void who_was_invited_and_has_not_come_stands_there_with_a_way_to_ask_again() {
        var house = riverside.found();
        var ruth = house.ruth();
        var invited = page(post(ruth, "/accounts", Map.of("given", "Noor", "family", "Haddad", "roles", "THERAPIST")));
        var link = invited.select(".flash code").text();
        assertThat(names(get(ruth, "/accounts?state=NEVER"))).contains("Noor Haddad");
        var again = get(ruth, "/accounts")
                .select("form[action^=/accounts/invited/]")
                .first()
                .attr("action");
        var newer = page(post(ruth, again, Map.of())).select(".flash code").text();
        assertThat(newer).isNotEqualTo(link);
        assertThat(opens(link)).isFalse();
        assertThat(opens(newer)).isTrue();
        assertThat(post(ruth, again + "/withdrawal", Map.of())).hasRedirectedUrl("/accounts");
        assertThat(opens(newer)).isFalse();
        assertThat(names(get(ruth, "/accounts"))).doesNotContain("Noor Haddad");
        assertThat(post(ruth, "/accounts/invited/" + UUID.randomUUID(), Map.of()))
                .hasStatus(404);
        assertThat(post(ruth, "/accounts", Map.of("given", "Noor"))).hasStatus(422);
    }

    @Test
    void only_a_director_sees_the_accounts_and_only_of_their_own_house() {
        var house = riverside.found();
        var other = riverside.found();
        assertThat(call(house.dana(), "/accounts")).hasStatus(404);
        assertThat(post(house.dana(), "/accounts/find", Map.of("q", "a"))).hasStatus(404);
        assertThat(call(house.dana(), "/accounts/clients")).hasStatus(404);
        assertThat(call(house.ruth(), "/accounts/" + other.dana().membership().value()))
                .hasStatus(404);
        assertThat(names(find(house.ruth(), Map.of("q", "Dana")))).hasSize(1);
    }

    @Test
    void a_director_cannot_take_the_second_step_of_a_login_that_belongs_elsewhere_too() {
        var first = riverside.found();
        var second = riverside.found();
        var shared = first.dana();
        var there = second.job(() -> accounts.join(
                shared.account(), Set.of(Role.THERAPIST), second.priya().id()));
        factors.newRecoveryCodes(shared.account());
        post(second.ruth(), "/accounts/" + there.value() + "/second-factor/remove", Map.of());
        assertThat(factors.recoveryCodesLeft(shared.account())).isEqualTo(10);
        post(first.ruth(), "/accounts/" + shared.membership().value() + "/second-factor/remove", Map.of());
        assertThat(factors.recoveryCodesLeft(shared.account()))
                .as("neither can the first one")
                .isEqualTo(10);
    }

    @Test
    void a_director_registers_limits_renews_and_ends_a_program() {
        var house = riverside.found();
        var ruth = house.ruth();
        assertThat(get(ruth, "/accounts/clients").select(".empty").text()).contains("No program yet");
        var made = page(post(
                ruth,
                "/accounts/clients",
                Map.of(
                        "name",
                        "Lab <b>feed</b>",
                        "purpose",
                        "Results into the chart, QSOA of May 2026",
                        "scopes",
                        Clients.READ)));
        var client = made.select(".flash code").get(0).text();
        var secret = made.select(".flash code").get(1).text();
        assertThat(made.select(".row-title").text()).isEqualTo("Lab <b>feed</b>");
        assertThat(get(ruth, "/accounts/clients").html()).doesNotContain(secret);

        post(ruth, "/accounts/clients/" + client + "/scopes", Map.of("scopes", Clients.WRITE));
        assertThat(clients.client(client).orElseThrow().scopes()).containsExactly(Clients.WRITE);
        post(ruth, "/accounts/clients/" + client + "/scopes", Map.of("scopes", "system/*.cruds"));
        assertThat(clients.client(client).orElseThrow().scopes()).containsExactly(Clients.WRITE);

        var hash = clients.client(client).orElseThrow().secretHash();
        var renewed = page(post(ruth, "/accounts/clients/" + client + "/secret", Map.of()));
        assertThat(renewed.select(".flash code").get(1).text()).isNotEqualTo(secret);
        assertThat(clients.client(client).orElseThrow().secretHash()).isNotEqualTo(hash);

        post(ruth, "/accounts/clients/" + client + "/end", Map.of());
        assertThat(clients.client(client)).isEmpty();
        assertThat(post(ruth, "/accounts/clients/" + client + "/secret", Map.of()))
                .hasStatus(404);
        assertThat(get(ruth, "/accounts/clients").select(".row").text()).contains("Ended");
        assertThat(audited(house))
                .contains(
                        "registered " + client,
                        "scopes of " + client + ": " + Clients.WRITE,
                        "new secret of " + client,
                        "ended " + client);
    }

    @Test
    void a_program_needs_a_name_a_purpose_and_something_it_may() {
        var ruth = riverside.found().ruth();
        for (var wrong : List.of(
                Map.of("name", "", "purpose", "Results into the chart", "scopes", Clients.READ),
                Map.of("name", "Lab", "purpose", "", "scopes", Clients.READ),
                Map.of("name", "Lab", "purpose", "Results into the chart"),
                Map.of("name", "Lab", "purpose", "Results into the chart", "scopes", "user/*.*"))) {
            assertThat(post(ruth, "/accounts/clients", wrong)).hasStatus(422);
        }
        assertThat(ruth.call(clients::all)).isEmpty();
    }

    @Test
    void a_program_of_another_house_is_not_there() {
        var house = riverside.found();
        var other = riverside.found();
        var client = other.job(() -> clients.register("Lab", Set.of(Clients.READ)));
        for (var what : List.of("/secret", "/end", "/scopes")) {
            assertThat(post(
                            house.ruth(),
                            "/accounts/clients/" + client.clientId() + what,
                            Map.of("scopes", Clients.READ)))
                    .hasStatus(404);
        }
        assertThat(clients.client(client.clientId())).isPresent();
    }

    @Test
    void whoever_was_not_asked_lately_is_asked_again_before_the_programs() {
        var ruth = riverside.found().ruth();
        assertThat(mvc.get()
                        .uri("/accounts/clients")
                        .with(SignedInAs.actor(ruth.actor()))
                        .exchange())
                .hasRedirectedUrl("/prove?then=/accounts/clients");
    }

    private boolean opens(String link) {
        return codes.openLink(link.substring(link.lastIndexOf('/') + 1)) instanceof OneTimeCodes.Opened;
    }

    private List<String> audited(Riverside.House house) {
        return house.inTransaction(
                () -> sql.sql("select purpose from audit.entry where organization_id = :organization")
                        .param("organization", Actor.current().organization())
                        .list(String.class));
    }

    private static List<String> names(Document page) {
        return page.select("main .rows .row-title").eachText();
    }

    private Document find(Colleague who, Map<String, String> values) {
        return page(post(who, "/accounts/find", values));
    }

    private Document get(Colleague who, String path) {
        var answer = call(who, path);
        assertThat(answer).hasStatusOk();
        return page(answer);
    }

    private MvcTestResult call(Colleague who, String path) {
        return Proof.fresh(clock.instant())
                .call(() ->
                        mvc.get().uri(path).with(SignedInAs.actor(who.actor())).exchange());
    }

    private MvcTestResult post(Colleague who, String path, Map<String, String> values) {
        return Proof.fresh(clock.instant()).call(() -> {
            var request = mvc.post().uri(path);
            values.forEach(request::param);
            return request.with(SignedInAs.actor(who.actor())).exchange();
        });
    }

    private static Document page(MvcTestResult answer) {
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
