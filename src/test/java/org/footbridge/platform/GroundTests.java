package org.footbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What a command beside a running Footbridge stands on. */
class GroundTests {

    @Test
    void a_command_reads_its_organizations_rows_and_does_not_find_nothing_whole() {
        var database = TestDatabase.fresh();
        String[] settings = {
            "--spring.datasource.url=" + database.url(),
            "--spring.datasource.username=footbridge_app",
            "--spring.datasource.password=" + database.password()
        };
        try (var ground = Ground.open(settings)) {
            var organization = ground.getBean(Organizations.class).found("beside");
            var sql = ground.getBean(Sql.class);
            var transaction = ground.getBean(TransactionTemplate.class);

            var bound = Actor.job(organization, "command")
                    .call(() -> transaction.execute(_ -> sql.sql(
                                    "select count(*) from platform.organization where id = platform.organization()")
                            .single(Long.class)));

            assertThat(bound).as("row security shows the organization's rows").isEqualTo(1);
        }
    }
}
