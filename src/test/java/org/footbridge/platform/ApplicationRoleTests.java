package org.footbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@FootbridgeTest
class ApplicationRoleTests {

    @Autowired
    DataSource dataSource;

    @Test
    void the_application_is_no_superuser_bypasses_nothing_and_owns_nothing() {
        var jdbc = new JdbcTemplate(dataSource);
        assertThat(
                        jdbc.queryForMap(
                                "select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user"))
                .containsEntry("rolname", "footbridge_app")
                .containsEntry("rolsuper", false)
                .containsEntry("rolbypassrls", false)
                .containsEntry("rolcreaterole", false)
                .containsEntry("rolcreatedb", false);
        assertThat(jdbc.queryForObject(
                        "select count(*) from pg_class where pg_get_userbyid(relowner) = 'footbridge_app'", Long.class))
                .isZero();
        assertThat(jdbc.queryForObject("show timezone", String.class)).isEqualTo("America/Los_Angeles");
    }
}
