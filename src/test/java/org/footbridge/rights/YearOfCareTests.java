package org.footbridge.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.footbridge.Riverside;
import org.footbridge.WrittenDown;
import org.footbridge.access.Proof;
import org.footbridge.measures.Answers;
import org.footbridge.measures.InstrumentName;
import org.footbridge.measures.Instruments;
import org.footbridge.measures.Measures;
import org.footbridge.measures.Mode;
import org.footbridge.messages.Letter;
import org.footbridge.messages.OwnMessages;
import org.footbridge.notes.ClosingInOneAct;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.footbridge.platform.Time;
import org.footbridge.practice.Entries;
import org.footbridge.practice.EntryId;
import org.footbridge.practice.Tools;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A year of care goes into one file in less than ten seconds: every group, weekly answers, entries and messages. */
@FootbridgeTest
class YearOfCareTests {

    private static final int WEEKS = 52;

    @Autowired
    Riverside riverside;

    @Autowired
    WrittenDown writtenDown;

    @Autowired
    Sessions sessions;

    @Autowired
    ClosingInOneAct closing;

    @Autowired
    Measures measures;

    @Autowired
    Instruments instruments;

    @Autowired
    Entries entries;

    @Autowired
    Tools tools;

    @Autowired
    OwnMessages messages;

    @Autowired
    Copied copied;

    @Autowired
    Sql sql;

    private Riverside.House house;
    private Riverside.Enrolled amara;
    private Actor herself;

    private record Row(SessionId sessionId, Instant startsAt, Instant endsAt) {}

    @Test
    void a_year_of_care_is_one_file_in_less_than_ten_seconds() {
        house = riverside.found();
        var begun = TestTime.today().plusDays(1);
        amara = house.enrolled("Amara", "Okafor", begun);
        herself = house.asParticipant(amara.id());
        writtenDown.somethingOfEveryKind(house, amara);
        house.job(() -> sessions.makeUntil(begun.plusWeeks(WEEKS)));
        var held = held();
        assertThat(held).hasSizeGreaterThan(3 * WEEKS);
        IntStream.range(0, WEEKS)
                .forEach(
                        week -> atHome(week, begun.plusWeeks(week).atTime(20, 0).atZone(Riverside.NEW_YORK)));

        var files = Time.at(
                begun.plusWeeks(WEEKS + 1)
                        .atTime(12, 0)
                        .atZone(Riverside.NEW_YORK)
                        .toInstant(),
                () -> {
                    var from = System.nanoTime();
                    var made = copied.by(house, herself);
                    assertThat(Duration.ofNanos(System.nanoTime() - from))
                            .as("%d groups", held.size())
                            .isLessThan(Duration.ofSeconds(10));
                    return made;
                });
        assertThat(Copied.text(files, "copy.html"))
                .contains("Entry of week 0", "Entry of week 51", "Message of week 51");
        assertThat(Copied.text(files, "copy.fhir.json").split("\"resourceType\": \"Encounter\"", -1))
                .hasSizeGreaterThan(held.size());
    }

    /** Every group of the year was held and she was there. */
    private List<SessionId> held() {
        var rows = house.inTransaction(
                () -> sql.sql("""
                        select session_id, starts_at, ends_at
                          from scheduling.v_sessions
                         where organization_id = :organization
                         order by starts_at
                        """).param("organization", house.organization()).list(Row.class));
        rows.forEach(row -> {
            var after = row.endsAt().plusSeconds(3_600);
            house.dana()
                    .call(() -> Time.at(
                            after,
                            () -> Proof.fresh(after).call(() -> {
                                closing.close(List.of(amara.id()), row.sessionId(), row.startsAt(), true, () -> true);
                                return true;
                            })));
        });
        return rows.stream().map(Row::sessionId).toList();
    }

    /** One evening a week: two instruments, three entries, a message. */
    private void atHome(int week, ZonedDateTime evening) {
        Time.at(evening.toInstant(), () -> {
            for (var name : List.of(InstrumentName.PHQ9, InstrumentName.GAD7)) {
                var answers = lowest(name);
                house.job(() -> measures.complete(amara.id(), name, answers, Mode.SELF, Optional.empty()));
            }
            herself.run(() -> {
                for (int i = 0; i < 3; i++) {
                    entries.save(
                            new EntryId(UUID.randomUUID()),
                            tools.find("journal").orElseThrow(),
                            0,
                            Map.of("text", "Entry of week " + week));
                }
                messages.begin(amara.id(), "Week", Letter.of("Message of week " + week), Optional.of(false));
            });
            return true;
        });
    }

    private Answers lowest(InstrumentName name) {
        var answers = Answers.none();
        for (var item : house.job(() -> instruments.current(name).orElseThrow()).items()) {
            answers = answers.with(item.linkId(), item.options().getFirst().code());
        }
        return answers;
    }
}
