package org.footbridge.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.SignedInAs;
import org.footbridge.history.Bundles;
import org.footbridge.people.Person;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@FootbridgeTest
class IntakePagesTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Riverside riverside;

    @Autowired
    Inquiries inquiries;

    @Autowired
    ReceivingBundles bundles;

    @Autowired
    Sql sql;

    private Riverside.House house;

    @BeforeEach
    void found() {
        house = riverside.found();
    }

    @Test
    void the_worklist_shows_everybody_who_knocked_with_the_clock() throws Exception {
        knock(Knocks.amara());
        knock(Knocks.motherOfLeo());
        var page = page(get("/intake", house.tom().actor()));
        assertThat(page.select("tbody th a").eachText()).containsExactly("Amara Okafor", "Leo Brandt");
        assertThat(page.select("tbody tr").first().text()).contains("Answer by", "Nobody yet", "No date yet");
    }

    @Test
    void the_worklist_is_narrowed_and_searched() throws Exception {
        knock(Knocks.amara());
        knock(Knocks.motherOfLeo());
        assertThat(page(get("/intake?from=bundle", house.tom().actor())).select("tbody tr"))
                .isEmpty();
        assertThat(page(get("/intake?show=closed", house.tom().actor())).select("tbody tr"))
                .isEmpty();
        assertThat(page(get(
                                "/intake?show=nonsense&sort=next&after=nonsense",
                                house.tom().actor()))
                        .select("tbody tr"))
                .isEmpty();
        var found = mvc.post()
                .uri("/intake/search")
                .param("name", "ines")
                .with(SignedInAs.actor(house.tom().actor()))
                .exchange();
        assertThat(page(found).select("tbody th a").eachText()).containsExactly("Leo Brandt");
    }

    @Test
    void a_script_in_a_name_is_text() throws Exception {
        knock(Knocks.self(Person.named("<script>alert(1)</script>", "O'Hara"), Danger.NO));
        var page = page(get("/intake", house.tom().actor()));
        assertThat(page.select("tbody th a").text()).isEqualTo("<script>alert(1)</script> O'Hara");
        assertThat(page.select("tbody script")).isEmpty();
    }

    @Test
    void a_referral_page_shows_the_desk_line_and_the_own_words() throws Exception {
        var id = knock(Knocks.motherOfLeo());
        var page = page(get("/intake/referrals/" + id.value(), house.tom().actor()));
        assertThat(page.select(".desk").text()).contains("May call Ines Brandt");
        assertThat(page.text()).contains("He drinks every day.", "Do not contact the person");
    }

    @Test
    void billing_and_another_organization_find_no_referral() {
        var id = knock(Knocks.amara());
        assertThat(get("/intake/referrals/" + id.value(), house.bea().actor())).hasStatus(404);
        assertThat(get(
                        "/intake/referrals/" + id.value(),
                        riverside.found().tom().actor()))
                .hasStatus(404);
        assertThat(get("/intake", house.bea().actor())).hasStatus(404);
    }

    @Test
    void a_call_is_written_down_on_one_screen_and_its_draft_goes() throws Exception {
        var tom = house.tom().actor();
        mvc.post()
                .uri("/intake/new/draft")
                .param("given", "Amara")
                .with(SignedInAs.actor(tom))
                .exchange();
        assertThat(page(get("/intake/new", tom)).select("#given").attr("value")).isEqualTo("Amara");
        var saved = mvc.post()
                .uri("/intake/calls")
                .param("danger", "no")
                .param("given", "Amara")
                .param("formToken", UUID.randomUUID().toString())
                .with(SignedInAs.actor(tom))
                .exchange();
        assertThat(saved).hasStatus3xxRedirection();
        assertThat(page(get("/intake/new", tom)).select("#given").attr("value")).isEmpty();
    }

    @Test
    void a_contact_that_is_not_safe_is_refused_on_the_page_and_what_was_typed_stays() throws Exception {
        var id = knock(Knocks.amara());
        var refused = mvc.post()
                .uri("/intake/referrals/" + id.value() + "/contact-attempts")
                .param("way", "voicemail")
                .param("outcome", "left_word")
                .param("note", "said to ring back")
                .with(SignedInAs.actor(house.tom().actor()))
                .exchange();
        assertThat(refused).hasStatus(422);
        assertThat(page(refused).text()).contains("Amara asked for no voicemail.");
        assertThat(page(refused).select("#note").text()).isEqualTo("said to ring back");
    }

    @Test
    void records_are_uploaded_and_what_decides_stands_first() throws Exception {
        var sent = mvc.post()
                .uri("/intake/bundles")
                .multipart()
                .file(new MockMultipartFile("file", "a.json", "application/json", Bundles.of("Mohammad")))
                .param("sender", "County Hospital")
                .with(SignedInAs.actor(house.tom().actor()))
                .exchange();
        assertThat(sent).hasStatus3xxRedirection();
        var page = page(get(sent.getResponse().getRedirectedUrl(), house.tom().actor()));
        assertThat(page.text())
                .contains("What decides first", "County Hospital", "open to the assessing clinician only");
    }

    @Test
    void records_nobody_asked_about_danger_in_stand_on_today_as_waiting() throws Exception {
        var tom = house.tom().actor();
        tom.call(() -> bundles.receive(Bundles.of("Mohammad"), "application/json", "County hospital"));
        var today = get("/today", tom);
        assertThat(today).hasStatusOk();
        assertThat(page(today).text()).doesNotContain("in danger now");
    }

    @Test
    void a_referral_is_taken_into_work_only_for_a_program_of_the_persons_age() throws Exception {
        var tom = house.tom().actor();
        var adult = knock(Knocks.self(Person.named("Amara", "Okafor").born(LocalDate.of(1990, 5, 2)), Danger.NO));
        var child = knock(Knocks.self(Person.named("Kai", "Morgan").born(LocalDate.of(2011, 2, 3)), Danger.NO));
        assertThat(page(get("/intake/referrals/" + adult.value(), tom)).select("[name=program] option"))
                .isNotEmpty();
        var page = page(get("/intake/referrals/" + child.value(), tom));
        assertThat(page.select("[name=program]")).isEmpty();
        assertThat(page.text()).contains("No program here is for somebody of that age");
    }

    @Test
    void what_was_received_is_read_as_people_write() throws Exception {
        var tom = house.tom().actor();
        var received = tom.call(() -> bundles.receive(Bundles.of("Mohammad"), "application/json", "County hospital"));
        var id = ((Receiving.Received) received).referralId();
        var facts = page(get("/intake/referrals/" + id.value(), tom))
                .select(".rows .row-main")
                .eachText();
        assertThat(facts)
                .isNotEmpty()
                .noneMatch(line -> line.matches(".*(\\d{4}-\\d\\d|\\((disorder|finding)\\)|\\bAMB\\b).*"));
        assertThat(facts).filteredOn(line -> line.startsWith("GAD-7")).containsExactly("GAD-7: 4 Dec 30, 2023");
    }

    @Test
    void somebody_is_called_by_the_first_of_the_names_that_were_sent() throws Exception {
        var tom = house.tom().actor();
        var received = tom.call(() -> bundles.receive(
                Bundles.withDana().getBytes(StandardCharsets.UTF_8), "application/json", "County hospital"));
        var id = ((Receiving.Received) received).referralId();
        assertThat(page(get("/intake/referrals/" + id.value(), tom))
                        .select("h1")
                        .text())
                .isEqualTo("Dana Reyes");
    }

    @Test
    void the_worklist_says_what_it_shows_and_opens_its_choices_only_when_narrowed() throws Exception {
        knock(Knocks.amara());
        var tom = house.tom().actor();
        var usual = page(get("/intake", tom)).select("details.narrow");
        assertThat(usual.hasAttr("open")).isFalse();
        assertThat(usual.select("summary").text()).isEqualTo("Showing: open, anybody’s, every door, oldest first");
        assertThat(page(get("/intake?from=phone&whose=mine", tom))
                        .select("details.narrow")
                        .hasAttr("open"))
                .isTrue();
    }

    @Test
    void a_broken_file_is_refused_with_the_place_where_it_breaks() throws Exception {
        var sent = mvc.post()
                .uri("/intake/bundles")
                .multipart()
                .file(new MockMultipartFile(
                        "file", "a.json", "application/json", "{\"resourceType\":".getBytes(StandardCharsets.UTF_8)))
                .param("sender", "County Hospital")
                .with(SignedInAs.actor(house.tom().actor()))
                .exchange();
        assertThat(sent).hasStatus(400);
        assertThat(page(sent).text()).contains("Where:", "Nothing was stored.");
    }

    @Test
    void a_paper_leaves_with_headers_that_let_no_browser_run_it() {
        var id = knock(Knocks.amara());
        var tom = house.tom().actor();
        mvc.post()
                .uri("/intake/referrals/" + id.value() + "/attachments")
                .multipart()
                .file(new MockMultipartFile(
                        "file", "Amara Okafor.pdf", "text/html", "%PDF-1.7 x".getBytes(StandardCharsets.UTF_8)))
                .param("kind", "referral_letter")
                .with(SignedInAs.actor(tom))
                .exchange();
        var paper = house.inTransaction(
                () -> sql.sql("select id from referrals.attachment").single(UUID.class));
        var opened = get("/intake/attachments/" + paper, tom);
        assertThat(opened).hasStatusOk();
        assertThat(opened.getResponse().getHeader("Content-Disposition"))
                .startsWith("attachment")
                .doesNotContain("Amara");
        assertThat(opened.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(opened.getResponse().getContentType()).isEqualTo("application/pdf");
    }

    private ReferralId knock(NewInquiry inquiry) {
        return Actor.visitor(house.organization()).call(() -> inquiries.inquire(inquiry));
    }

    private MvcTestResult get(String path, Actor actor) {
        return mvc.get().uri(path).with(SignedInAs.actor(actor)).exchange();
    }

    private static Document page(MvcTestResult result) throws Exception {
        return Jsoup.parse(result.getResponse().getContentAsString(StandardCharsets.UTF_8));
    }
}
