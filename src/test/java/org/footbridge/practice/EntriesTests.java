package org.footbridge.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.NotYours;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Keys;
import org.footbridge.platform.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody keeps for herself: sealed, hers alone, and gone when she deletes it. */
@FootbridgeTest
class EntriesTests {

    private static final String WORDS = "The kitchen was quiet";

    @Autowired
    Riverside riverside;

    @Autowired
    Entries entries;

    @Autowired
    OwnLog log;

    @Autowired
    Tools tools;

    @Autowired
    Sql sql;

    @Autowired
    TransactionTemplate transaction;

    private Riverside.House house;
    private ParticipantId amara;
    private Actor herself;
    private Tool journal;

    @BeforeEach
    void amara_has_a_phone() {
        house = riverside.found();
        amara = house.amara();
        herself = house.asParticipant(amara);
        journal = tools.find("journal").orElseThrow();
    }

    @Test
    void what_was_kept_is_read_again_by_its_writer() {
        var id = kept(WORDS);

        var entry = herself.call(() -> entries.find(id).orElseThrow());

        assertThat(entry.answers()).isEqualTo(Map.of("text", WORDS));
        assertThat(entry.tool()).isEqualTo("journal");
        assertThat(entry.version()).isOne();
        assertThat(herself.call(entries::all)).containsExactly(entry);
    }

    @Test
    void the_row_holds_neither_the_words_nor_the_tool() {
        var id = kept(WORDS);

        var sealed = sealed(id);

        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("kitchen")
                .doesNotContain("journal");
    }

    @Test
    void nobody_else_sees_a_row_not_even_that_there_is_one() {
        kept(WORDS);
        var other = house.asParticipant(house.amara());
        var guardian = house.job(() -> Actor.contact(
                house.organization(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), Set.of(amara.value())));

        for (var table : Set.of("person_key", "entry", "own_act")) {
            assertThat(count(herself, table)).as(table).isOne();
            for (var actor : new Actor[] {
                other,
                guardian,
                house.dana().actor(),
                house.ruth().actor(),
                house.paula().actor(),
                Actor.job(house.organization(), "anything"),
                Actor.client(house.organization(), "anything"),
                Actor.visitor(house.organization()),
                Actor.atTablet(house.organization(), amara.value())
            }) {
                assertThat(count(actor, table))
                        .as(table + " for " + actor.kind())
                        .isZero();
            }
        }
    }

    @Test
    void nobody_else_writes_in_her_name() {
        kept(WORDS);
        assertThatThrownBy(() -> house.dana()
                        .call(() -> transaction.execute(_ -> sql.sql("""
                                insert into practice.entry (organization_id, id, participant_id, version, sealed)
                                values (:organization, :id, :amara, 1, ''::bytea)
                                """)
                                .param("organization", house.organization())
                                .param("id", UUID.randomUUID())
                                .param("amara", amara)
                                .update())))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() ->
                        Actor.atTablet(house.organization(), amara.value()).call(() -> save(UUID.randomUUID(), 0, "x")))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void sealed_words_open_in_their_own_row_only() {
        var first = kept("first");
        var second = kept("second");
        herself.run(() -> transaction.executeWithoutResult(_ -> sql.sql("""
                        update practice.entry set sealed = (select sealed from practice.entry where id = :first)
                         where organization_id = :organization and id = :second
                        """)
                .param("organization", house.organization())
                .param("first", first)
                .param("second", second)
                .update()));

        assertThatThrownBy(() -> herself.call(() -> entries.find(second))).isInstanceOf(Keys.SealBroken.class);
    }

    @Test
    void pressing_twice_keeps_once_and_two_devices_lose_nothing() {
        var id = UUID.randomUUID();
        herself.run(() -> save(id, 0, "one"));
        assertThat(herself.call(() -> save(id, 0, "one"))).isInstanceOf(Entries.Saving.Saved.class);
        assertThat(herself.call(entries::all)).hasSize(1);
        herself.run(() -> save(id, 1, "two"));

        assertThat(herself.call(() -> save(id, 1, "three")))
                .isInstanceOfSatisfying(
                        Entries.Saving.Conflict.class,
                        conflict -> assertThat(conflict.theirs().answers()).containsValue("two"));
    }

    @Test
    void a_draft_is_sealed_too_and_goes_when_the_entry_is_kept() {
        var id = UUID.randomUUID();
        herself.run(() -> entries.keep(new EntryId(id), journal, Map.of("text", WORDS)));

        assertThat(new String(sealed(new EntryId(id)), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("kitchen");
        assertThat(herself.call(
                        () -> entries.find(new EntryId(id)).orElseThrow().isSaved()))
                .isFalse();
        herself.run(() -> save(id, 0, "kept"));
        var entry = herself.call(() -> entries.find(new EntryId(id)).orElseThrow());
        assertThat(entry.draft()).isEmpty();
        assertThat(entry.answers()).containsValue("kept");
    }

    @Test
    void deleting_deletes_and_the_own_log_says_so_without_a_word_of_it() {
        var id = kept(WORDS);
        herself.run(() -> entries.delete(id));
        herself.run(() -> entries.delete(id));

        assertThat(herself.call(entries::all)).isEmpty();
        assertThat(count(herself, "entry")).isZero();
        var read = herself.call(log::read);
        assertThat(read.unbroken()).isTrue();
        assertThat(read.lines())
                .extracting(OwnLog.Line::what)
                .containsExactly(OwnLog.What.DELETED, OwnLog.What.WRITTEN);
        assertThat(read.toString()).doesNotContain("kitchen");
    }

    @Test
    void an_act_and_its_line_commit_together() {
        assertThatThrownBy(() -> herself.run(() -> transaction.executeWithoutResult(_ -> {
                    save(UUID.randomUUID(), 0, "never");
                    throw new IllegalStateException("the power went");
                })))
                .hasMessage("the power went");

        assertThat(count(herself, "entry")).isZero();
        assertThat(count(herself, "own_act")).isZero();
    }

    @Test
    void the_programs_audit_says_nothing_of_it() {
        long before = audited();
        var id = kept(WORDS);
        herself.run(() -> save(id.value(), 1, "changed"));
        herself.run(() -> entries.delete(id));

        assertThat(audited()).isEqualTo(before);
    }

    @Test
    void the_log_refuses_change_and_a_line_from_elsewhere_breaks_it() {
        kept("one");
        kept("two");
        assertThatThrownBy(() -> herself.run(() -> transaction.executeWithoutResult(
                        _ -> sql.sql("update practice.own_act set sealed = ''::bytea where number = 1")
                                .update())))
                .isInstanceOf(DataAccessException.class);
        herself.run(() -> transaction.executeWithoutResult(_ -> sql.sql("""
                        insert into practice.own_act (organization_id, participant_id, number, sealed)
                        select organization_id, participant_id, 3, sealed from practice.own_act where number = 1
                        """).update()));

        var read = herself.call(log::read);
        assertThat(read.unbroken()).isFalse();
        assertThat(read.lines()).hasSize(2);
    }

    @Test
    void what_no_form_sends_is_refused() {
        var card = tools.find("diary-card").orElseThrow();
        for (var bad : Map.of("joy", "6", "fear", "-1", "used", "maybe", "skills", "noticed,flying", "note", "a\0b")
                .entrySet()) {
            assertThat(herself.call(() -> entries.save(
                            new EntryId(UUID.randomUUID()), card, 0, Map.of(bad.getKey(), bad.getValue()))))
                    .as(bad.toString())
                    .isEqualTo(new Entries.Saving.Unreadable(bad.getKey()));
        }
        assertThat(herself.call(() -> entries.save(new EntryId(UUID.randomUUID()), card, 0, Map.of("note", "  "))))
                .isInstanceOf(Entries.Saving.Blank.class);
        assertThat(herself.call(() -> save(UUID.randomUUID(), 0, "x".repeat(20_001))))
                .isInstanceOf(Entries.Saving.Unreadable.class);
    }

    private EntryId kept(String words) {
        var id = UUID.randomUUID();
        herself.run(() -> save(id, 0, words));
        return new EntryId(id);
    }

    private Entries.Saving save(UUID id, int read, String words) {
        return entries.save(new EntryId(id), journal, read, Map.of("text", words));
    }

    private byte[] sealed(EntryId id) {
        return herself.call(() -> transaction.execute(
                _ -> sql.sql("select sealed from practice.entry where organization_id = :organization and id = :id")
                        .param("organization", house.organization())
                        .param("id", id)
                        .optional((row, _) -> row.getBytes("sealed"))
                        .orElseThrow()));
    }

    private int count(Actor actor, String table) {
        return actor.call(() -> transaction.execute(
                _ -> sql.sql("select count(*)::int from practice." + table).single(Integer.class)));
    }

    private long audited() {
        return house.inTransaction(
                () -> sql.sql("select count(*) from audit.entry").single(Long.class));
    }
}
