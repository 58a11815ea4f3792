package org.footbridge.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Id;
import org.footbridge.platform.OrganizationId;
import org.footbridge.platform.Organizations;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@FootbridgeTest
class AuditChainTests {

    private record Person(UUID value) implements Id {}

    private final Person amara = new Person(UUID.randomUUID());

    @Autowired
    Organizations organizations;

    @Autowired
    Audit audit;

    @Autowired
    Sealer sealer;

    @Autowired
    AuditChain chain;

    @Autowired
    Sql sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestDatabase database;

    OrganizationId riverside;

    @BeforeEach
    void anOrganizationOfItsOwn() {
        riverside =
                organizations.found("audited-" + UUID.randomUUID().toString().substring(0, 8));
    }

    @Test
    void sealed_entries_make_a_whole_chain() {
        threeLooksAtAmara();
        sealAll();
        assertThat(verify()).isEqualTo(new AuditChain.Finding.Whole(3, 0));
    }

    @Test
    void an_entry_not_yet_sealed_is_named_as_the_tail() {
        threeLooksAtAmara();
        sealAll();
        look();
        assertThat(verify())
                .isInstanceOfSatisfying(
                        AuditChain.Finding.Whole.class,
                        whole -> assertThat(whole.sealedEntries() + whole.unsealedTail())
                                .isEqualTo(4));
    }

    @Test
    void a_changed_entry_is_found_at_its_link() throws SQLException {
        threeLooksAtAmara();
        sealAll();
        asIntruder(
                "update audit.entry set subject = 'nothing' where id = (select entry_id from audit.seal where organization_id = '%s' and number = 2)");
        assertThat(verify())
                .isInstanceOfSatisfying(
                        AuditChain.Finding.Broken.class,
                        broken -> assertThat(broken.number()).isEqualTo(2));
    }

    @Test
    void a_removed_entry_is_found_at_its_link() throws SQLException {
        threeLooksAtAmara();
        sealAll();
        asIntruder(
                "delete from audit.entry where id = (select entry_id from audit.seal where organization_id = '%s' and number = 3)");
        assertThat(verify()).isEqualTo(new AuditChain.Finding.Broken(3, entryOf(3), "the entry was removed"));
    }

    @Test
    void an_entry_hidden_from_the_sealer_is_found() throws SQLException {
        Actor.job(riverside, "test")
                .run(() -> transaction.executeWithoutResult(status -> {
                    audit.viewed("person", List.of(amara));
                    sql.sql("delete from audit.unsealed where organization_id = :organization")
                            .param("organization", riverside)
                            .update();
                }));
        assertThat(verify()).isInstanceOf(AuditChain.Finding.Broken.class);
    }

    @Test
    void the_application_cannot_change_or_remove_an_entry() {
        look();
        assertThatThrownBy(() -> asApplication("update audit.entry set subject = 'nothing'"))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> asApplication("delete from audit.entry")).hasStackTraceContaining("permission denied");
    }

    @Test
    void an_act_without_a_transaction_is_refused() {
        assertThatThrownBy(() -> Actor.job(riverside, "test").run(() -> audit.act(Act.SIGN, "note", null, List.of())))
                .hasMessageContaining("transaction");
    }

    private void threeLooksAtAmara() {
        look();
        look();
        look();
    }

    private void look() {
        Actor.job(riverside, "test").run(() -> audit.viewed("people/person", List.of(amara)));
    }

    private void sealAll() {
        // Either this or the running sealer does it; a batch that another holds is waited out by asking again.
        Actor.job(riverside, "test").run(() -> {
            do {
                sealer.seal();
            } while (unsealed() > 0);
        });
    }

    private long unsealed() {
        return transaction.execute(
                status -> sql.sql("select count(*) from audit.unsealed where organization_id = :organization")
                        .param("organization", riverside)
                        .single(Long.class));
    }

    private UUID entryOf(long number) {
        return Actor.job(riverside, "test")
                .call(() -> transaction.execute(status -> sql.sql(
                                "select entry_id from audit.seal where organization_id = :organization and number = :number")
                        .param("organization", riverside)
                        .param("number", number)
                        .single(UUID.class)));
    }

    private AuditChain.Finding verify() {
        return Actor.job(riverside, "test").call(chain::verify);
    }

    private void asApplication(String statement) {
        Actor.job(riverside, "test")
                .run(() -> transaction.executeWithoutResult(
                        status -> sql.sql(statement).update()));
    }

    /** Somebody with the owner's password, who switches triggers and policies off. */
    private void asIntruder(String statement) throws SQLException {
        try (var connection = database.connectAsOwner();
                var work = connection.createStatement()) {
            work.execute("alter table audit.entry disable trigger user");
            work.execute("alter table audit.entry no force row level security");
            work.execute("alter table audit.seal no force row level security");
            work.execute(statement.formatted(riverside.value()));
            work.execute("alter table audit.seal force row level security");
            work.execute("alter table audit.entry force row level security");
            work.execute("alter table audit.entry enable trigger user");
        }
    }
}
