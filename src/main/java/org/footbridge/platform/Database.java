package org.footbridge.platform;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * With no {@code spring.datasource.url} the database is our own, embedded one; Spring's own properties name any
 * other. Either way the application signs in as {@code footbridge_app} and only Flyway as {@code footbridge_owner}.
 */
@Configuration
class Database {

    @Configuration
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "embedded")
    static class Embedded {

        @Bean
        DataFolder dataFolder(@Value("${footbridge.data:data}") Path folder) {
            return DataFolder.hold(folder);
        }

        @Bean
        EmbeddedDatabase embeddedDatabase(DataFolder folder) {
            return EmbeddedDatabase.start(folder.path(), folder.path(), EmbeddedDatabase.Durability.FULL);
        }

        @Bean
        JdbcConnectionDetails applicationConnection(EmbeddedDatabase database) {
            return new JdbcConnectionDetails() {
                @Override
                public String getUsername() {
                    return "footbridge_app";
                }

                @Override
                public String getPassword() {
                    return database.secrets().app();
                }

                @Override
                public String getJdbcUrl() {
                    return database.url();
                }
            };
        }

        @Bean
        FlywayConnectionDetails migrationConnection(EmbeddedDatabase database) {
            return new FlywayConnectionDetails() {
                @Override
                public String getUsername() {
                    return "footbridge_owner";
                }

                @Override
                public String getPassword() {
                    return database.secrets().owner();
                }

                @Override
                public String getJdbcUrl() {
                    return database.url();
                }
            };
        }
    }
}
