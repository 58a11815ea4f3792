package org.footbridge.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.footbridge.Riverside;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.footbridge.programs.Mode;
import org.footbridge.programs.NewProgram;
import org.footbridge.programs.NewTrack;
import org.footbridge.programs.Programs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The caseload as offices really save it, and people under 18 in it (CARE 14, 30). */
@FootbridgeTest
class CaseloadFilesTests {

    private static final String ADULTS = "Given name,Family name,Date of birth,Track,First day,Hours so far\n";

    private static final String YOUNG = "Given name,Family name,Date of birth,Track,First day,Hours so far,"
            + "Treatment consent signed on paper on,Consent signed by,Guardian,Guardian is their,Guardian's phone,"
            + "\"Who may consent, mental health\",\"Who may consent, substance use\",\"Who may consent, medication\","
            + "\"Who may see, mental health\",\"Who may see, substance use\",\"Who may see, medication\","
            + "State whose law holds,Law or advice this rests on,Law looked up on,Custody paper needed,"
            + "Young person agrees\n";

    @Autowired
    Caseload caseload;

    @Autowired
    Programs programs;

    @Autowired
    Riverside riverside;

    @Autowired
    Clock clock;

    @Autowired
    Sql sql;

    private Riverside.House house;
    private LocalDate today;
    private LocalDate first;

    @BeforeEach
    void found() {
        house = riverside.found();
        today = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK);
        first = today.minusWeeks(2);
    }

    @Test
    void a_young_person_comes_with_guardian_authority_and_both_signatures_of_the_paper() {
        afterSchool();
        var kai = kai("both", "guardian", "young person", "both");
        assertThat(read(YOUNG + kai)).isEqualTo(new Caseload.Taken(1));
        assertThat(list("select name || ', ' || relation from people.v_contacts_of where guardian"))
                .containsExactly("Rosa Young, mother");
        assertThat(
                        list(
                                "select service || ' ' || may_consent || ' ' || may_see || ' ' || state from consents.minor_authority"))
                .containsExactlyInAnyOrder(
                        "mental_health guardian guardian_too NY",
                        "substance_use minor minor_only NY",
                        "medication both guardian_too NY");
        assertThat(list("select signer_name || ' ' || capacity from consents.v_consents where on_paper"))
                .containsExactlyInAnyOrder("Kai Young self", "Rosa Young guardian");
    }

    @Test
    void under_eighteen_nothing_is_assumed_and_each_missing_answer_is_named() {
        afterSchool();
        var bare = "Kai,Young,%s,After school,%s,3\n".formatted(today.minusYears(15), first);
        var reading = (Caseload.NotYet) read(ADULTS + bare);
        assertThat(reading.problems())
                .extracting(Caseload.Problem::sentence)
                .containsOnly("is needed for somebody under 18.");
        assertThat(reading.problems())
                .extracting(Caseload.Problem::column)
                .anyMatch(column -> column.startsWith("Who may consent, mental health"))
                .anyMatch(column -> column.startsWith("Young person agrees"))
                .hasSize(11);
        assertThat(list("select full_name from people.v_names")).isEmpty();
    }

    @Test
    void a_paper_signed_by_the_wrong_one_and_a_custody_paper_are_refused_with_the_reason() {
        afterSchool();
        assertThat(sentences(read(YOUNG + kai("young person", "guardian", "young person", "either"))))
                .anyMatch(sentence -> sentence.contains("leaves out the guardian"));
        assertThat(sentences(read(YOUNG + kai("guardian", "guardian", "young person", "either"))))
                .anyMatch(sentence -> sentence.contains("leaves out the young person"));
        assertThat(sentences(read(
                        YOUNG + kai("both", "guardian", "young person", "both").replace(",no,yes", ",yes,yes"))))
                .anyMatch(sentence -> sentence.contains("admitted through Intake"));
        assertThat(sentences(read(YOUNG + kai("both", "somebody", "young person", "both"))))
                .anyMatch(sentence -> sentence.contains("“somebody” is none of: both, either, guardian, young person"));
    }

    @Test
    void whoever_is_too_young_or_too_old_for_the_program_is_named() {
        var row = "Kai,Young,%s,Evening,%s,3\n".formatted(today.minusYears(15), first);
        assertThat(sentences(read(ADULTS + row)))
                .containsExactly("makes this person 15, which is outside the ages of Evening's program.");
    }

    @Test
    void wrong_titles_are_named_before_any_row_is_read() {
        assertThat(unreadable("Name,Born\nMara,1990-01-01\n")).contains("“Name”");
        assertThat(unreadable(ADULTS.replace("\n", ",Therapst\n"))).contains("“Therapst”");
        assertThat(unreadable(ADULTS.replace("\n", ",Track\n"))).contains("“Track” twice");
        assertThat(unreadable("Given name,Family name,Date of birth,Track,First day\n"))
                .contains("“Hours so far”");
        assertThat(unreadable(ADULTS)).contains("no row beneath");
    }

    @Test
    void the_same_person_twice_in_one_file_is_seen() {
        var row = "Mara,Lind,1991-04-23,Evening,%s,3\n".formatted(first);
        var reading = (Caseload.NotYet) read(ADULTS + row + row.replace("Mara", " MARA "));
        assertThat(reading.good()).isOne();
        assertThat(reading.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.row()).isEqualTo(3);
            assertThat(problem.sentence()).contains("here already");
        });
    }

    @Test
    void dates_that_cannot_be_are_named_one_by_one() {
        for (var wrong :
                List.of("31/12/1990", "1990-02-30", "12.4.1991", "yesterday", "33351", "2999-01-01", "=TODAY()")) {
            var reading = read(ADULTS + "Mara,Lind,%s,Evening,%s,3\n".formatted(wrong, first));
            assertThat(sentences(reading)).as(wrong).singleElement().asString().contains(wrong);
        }
        assertThat(sentences(read(ADULTS + "Mara,Lind,1801-01-01,Evening,%s,3\n".formatted(first))))
                .singleElement()
                .asString()
                .contains("check the year");
        assertThat(sentences(read(ADULTS + "Mara,Lind,1991-01-01,Evening,2001-01-01,3\n")))
                .singleElement()
                .asString()
                .contains("two years ago");
    }

    @Test
    void names_that_begin_like_a_formula_are_not_taken() {
        for (var formula : List.of("=cmd|'/c calc'!A1", "+1", "-2+3", "@SUM(A1)")) {
            var reading = read(ADULTS + "\"%s\",Lind,1991-04-23,Evening,%s,3\n".formatted(formula, first));
            assertThat(sentences(reading))
                    .as(formula)
                    .singleElement()
                    .asString()
                    .contains("formula");
        }
    }

    @Test
    void a_formula_in_a_workbook_is_read_as_what_it_is() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("People");
            var titles = ADULTS.strip().split(",");
            for (int column = 0; column < titles.length; column++) {
                sheet.value(0, column, titles[column]);
            }
            sheet.value(1, 0, "Mara");
            sheet.value(1, 1, "Lind");
            sheet.value(1, 2, "1991-04-23");
            sheet.value(1, 3, "Evening");
            sheet.value(1, 4, first.toString());
            sheet.formula(1, 5, "SUM(1,2)");
            workbook.finish();
        }
        var reading = house.ruth().call(() -> caseload.read("people", bytes.toByteArray()));
        assertThat(sentences(reading)).singleElement().asString().contains("=SUM(");
    }

    @Test
    void what_an_older_office_saves_reads_as_written() {
        var file = ADULTS.replace(',', ';') + "José;Muñoz Peña;1991-04-23;Evening;%s;3,5\r\n".formatted(first);
        assertThat(house.ruth().call(() -> caseload.read("people", file.getBytes(Charset.forName("windows-1252")))))
                .isEqualTo(new Caseload.Taken(1));
        assertThat(list("select full_name from people.v_names")).containsExactly("José Muñoz Peña");
        assertThat(list("select minutes_before::text from episodes.v_episodes")).containsExactly("210");
    }

    @Test
    void five_thousand_rows_are_sent_back_at_once_and_a_long_file_that_fits_is_taken() {
        var row = "Mara %d,Lind,1991-04-23,Evening," + first + ",3\n";
        var many = new StringBuilder(ADULTS);
        for (int i = 0; i < 5_000; i++) {
            many.append(row.formatted(i));
        }
        assertThat(unreadable(many.toString())).contains("More than 2000 rows");
        var some = new StringBuilder(ADULTS);
        for (int i = 0; i < 150; i++) {
            some.append(row.formatted(i));
        }
        assertThat(read(some.toString())).isEqualTo(new Caseload.Taken(150));
    }

    @Test
    void a_quotation_mark_left_open_does_not_swallow_the_rest() {
        assertThat(unreadable(ADULTS
                        + "\"Mara,Lind,1991-04-23,Evening,%s,3\nJonas,Okafor,1980-04-01,Evening,%s,3\n"
                                .formatted(first, first)))
                .contains("quotation mark");
    }

    private String kai(String signedBy, String mental, String substance, String medication) {
        return "Kai,Young,%s,After school,%s,3,%s,%s,Rosa Young,mother,555-0177,%s,%s,%s,guardian too,young person,guardian too,ny,\"Counsel, letter of May 2026\",%s,no,yes\n"
                .formatted(
                        today.minusYears(15),
                        first,
                        first,
                        signedBy,
                        mental,
                        substance,
                        medication,
                        today.minusDays(30));
    }

    private void afterSchool() {
        house.job(() -> {
            var program = programs.offer(new NewProgram(
                    "Adolescent",
                    "After school.",
                    Riverside.NEW_YORK,
                    Regime.PART2,
                    first.minusWeeks(2),
                    "participant",
                    13,
                    Optional.of(17),
                    12,
                    true));
            return programs.addTrack(new NewTrack(
                    program, Optional.empty(), "After school", Mode.IN_PERSON, 10, first.minusWeeks(2), true));
        });
    }

    private Caseload.Reading read(String file) {
        return house.ruth().call(() -> caseload.read("people", file.getBytes(StandardCharsets.UTF_8)));
    }

    private String unreadable(String file) {
        return ((Caseload.Unreadable) read(file)).sentence();
    }

    private static List<String> sentences(Caseload.Reading reading) {
        return ((Caseload.NotYet) reading)
                .problems().stream().map(Caseload.Problem::sentence).toList();
    }

    private List<String> list(String query) {
        return house.inTransaction(
                () -> sql.sql("select * from (" + query + ") as found").list(String.class));
    }
}
