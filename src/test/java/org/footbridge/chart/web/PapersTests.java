package org.footbridge.chart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.footbridge.GroupEvening;
import org.footbridge.Riverside;
import org.footbridge.access.SignedInAs;
import org.footbridge.history.Paper;
import org.footbridge.history.PaperId;
import org.footbridge.history.Papers;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.tasks.EnteredInError;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Papers kept with a person after intake, and sealed when they belong to somebody else. */
@FootbridgeTest
class PapersTests {

    private static final byte[] PDF = "%PDF-1.4 a letter from the family doctor".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    GroupEvening evenings;

    @Autowired
    Papers papers;

    @Autowired
    EnteredInError errors;

    @Autowired
    Sql sql;

    @Autowired
    MockMvcTester mvc;

    private GroupEvening.Evening evening;
    private Riverside.Colleague dana;
    private String path;

    @BeforeEach
    void somebody() {
        evening = evenings.with(1);
        dana = evening.house().dana();
        evening.house().letCare(Role.THERAPIST, evening.person(0));
        path = "/people/" + evening.person(0).value() + "/papers";
    }

    @Test
    void a_paper_is_kept_byte_for_byte_and_every_opening_is_written_down() {
        assertThat(upload("letter", "2026-03-02", "yes", PDF)).isEqualTo(302);
        var line = page(dana).select(".row-title a").first();
        assertThat(line.text()).isEqualTo("Letter, Mar 2, 2026");
        assertThat(page(dana).select(".row p.quiet").first().text()).contains("PDF", "42 CFR Part 2", "Dana Reyes");

        var answer = mvc.get()
                .uri(line.attr("href"))
                .with(SignedInAs.actor(dana.actor()))
                .exchange();
        assertThat(answer).hasStatusOk().hasHeader("X-Content-Type-Options", "nosniff");
        assertThat(answer.getResponse().getContentAsByteArray()).isEqualTo(PDF);
        assertThat(answer.getResponse().getHeader("Content-Disposition")).doesNotContain("etter", "Okafor");
        assertThat(count("audit.entry where subject = 'paper' and act = 'export'"))
                .isEqualTo(1);
        assertThat(get(dana, "/people/" + evening.person(0).value()).select("a[href='" + path + "']"))
                .as("the way from the person's page")
                .isNotEmpty();
    }

    @Test
    void what_is_no_pdf_fax_or_photo_is_refused_by_its_bytes_and_nothing_is_stored() {
        upload("letter", "", "yes", "<html>%PDF-".getBytes(StandardCharsets.US_ASCII));
        upload("letter", "", "yes", new byte[0]);
        upload("a love letter", "", "yes", PDF);
        upload("letter", "the second of March", "yes", PDF);
        upload("letter", "2199-01-01", "yes", PDF);
        assertThat(count("history.paper")).isZero();
        assertThat(dana.call(() -> papers.keep(
                        evening.person(0), new Paper(Paper.Kind.OTHER, Optional.empty(), true, new byte[20_000_001]))))
                .isInstanceOf(Papers.Keeping.Refused.class);
    }

    @Test
    void the_same_bytes_are_kept_once_and_the_list_is_narrowed_and_sorted() {
        keep(Paper.Kind.LETTER, LocalDate.of(2026, 5, 1), "b");
        keep(Paper.Kind.LETTER, LocalDate.of(2026, 5, 1), "b");
        keep(Paper.Kind.CONSENT, LocalDate.of(2026, 6, 1), "c");
        keep(Paper.Kind.LAB_RESULT, LocalDate.of(2026, 4, 1), "d");
        assertThat(page(dana).select(".row-title").eachText())
                .containsExactly(
                        "Signed consent or release, Jun 1, 2026",
                        "Letter, May 1, 2026",
                        "Laboratory result, Apr 1, 2026");
        assertThat(get(dana, path + "?by=added").select(".row-title").first().text())
                .startsWith("Laboratory");
        assertThat(get(dana, path + "?kind=letter&by=nonsense")
                        .select(".row-title")
                        .eachText())
                .containsExactly("Letter, May 1, 2026");
        assertThat(get(dana, path + "?kind=insurance_card").text()).contains("Nothing of this kind");
    }

    @Test
    void who_does_not_read_the_record_finds_neither_list_nor_paper() {
        var paper = keep(Paper.Kind.COURT, LocalDate.of(2026, 5, 1), "x");
        for (var stranger : new Riverside.Colleague[] {
            evening.house().bea(), evening.house().paula()
        }) {
            assertThat(status(stranger, path)).isEqualTo(404);
            assertThat(status(stranger, "/papers/" + paper.value())).isEqualTo(404);
        }
        var herself = evening.house().asParticipant(evening.person(0));
        assertThat(mvc.get()
                        .uri("/papers/" + paper.value())
                        .with(SignedInAs.actor(herself))
                        .exchange())
                .hasStatus(404);
    }

    @Test
    void a_paper_of_somebody_else_is_sealed_by_its_author_and_the_privacy_officer_and_gone() {
        var paper = keep(Paper.Kind.LETTER, LocalDate.of(2026, 5, 1), "wrong");
        var form = page(dana).select("form[action$=/error]");
        assertThat(form).hasSize(1);
        post(form.attr("action"), dana, "reason", "");
        assertThat(count("tasks.error")).as("a reason is needed").isZero();
        post(form.attr("action"), dana, "reason", "It is Lee's");
        assertThat(page(dana).text()).contains("To be sealed");
        assertThat(status(dana, "/papers/" + paper.value())).isEqualTo(200);

        var link = evening.house()
                .inTransaction(() -> sql.sql(
                                "select link from tasks.v_open where organization_id = :organization and kind = 'entered-in-error'")
                        .param("organization", evening.house().organization())
                        .single(String.class));
        var paula = evening.house().paula();
        assertThat(get(paula, link).text()).contains("Paper", "It is Lee's", "Dana Reyes, LCSW");
        post(link + "/seal", dana, "none", "");
        assertThat(status(dana, "/papers/" + paper.value())).as("it takes two").isEqualTo(200);
        post(link + "/seal", paula, "none", "");
        assertThat(get(paula, link).text()).contains("Sealed");

        assertThat(status(dana, "/papers/" + paper.value())).isEqualTo(404);
        assertThat(page(dana).select(".row-title")).isEmpty();
        assertThat(count("history.paper")).as("gone from what anybody reads").isZero();
        assertThat(keep(Paper.Kind.LETTER, LocalDate.of(2026, 5, 1), "wrong"))
                .as("kept anew where it belongs after all")
                .isNotEqualTo(paper);
    }

    private PaperId keep(Paper.Kind kind, LocalDate dated, String words) {
        var kept = dana.call(() -> papers.keep(
                evening.person(0),
                new Paper(kind, Optional.of(dated), true, ("%PDF-1.4 " + words).getBytes(StandardCharsets.US_ASCII))));
        return ((Papers.Keeping.Kept) kept).id();
    }

    private int upload(String kind, String dated, String part2, byte[] bytes) {
        return mvc.post()
                .uri(path)
                .multipart()
                .file(new MockMultipartFile("file", "okafor.pdf", "application/pdf", bytes))
                .param("kind", kind)
                .param("dated", dated)
                .param("part2", part2)
                .with(SignedInAs.actor(dana.actor()))
                .exchange()
                .getResponse()
                .getStatus();
    }

    private void post(String to, Riverside.Colleague who, String name, String value) {
        assertThat(mvc.post()
                        .uri(to)
                        .param(name, value)
                        .with(SignedInAs.actor(who.actor()))
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isIn(302, 404);
    }

    private int status(Riverside.Colleague who, String at) {
        return mvc.get()
                .uri(at)
                .with(SignedInAs.actor(who.actor()))
                .exchange()
                .getResponse()
                .getStatus();
    }

    private Document page(Riverside.Colleague who) {
        return get(who, path);
    }

    private Document get(Riverside.Colleague who, String at) {
        var answer = mvc.get().uri(at).with(SignedInAs.actor(who.actor())).exchange();
        assertThat(answer).hasStatusOk();
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private int count(String rows) {
        return evening.house()
                .inTransaction(() -> sql.sql("select count(*) from " + rows
                                + (rows.contains(" where ") ? " and " : " where ") + "organization_id = :organization")
                        .param("organization", evening.house().organization())
                        .single(Integer.class));
    }
}
