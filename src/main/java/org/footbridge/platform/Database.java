package org.footbridge.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * With no {@code spring.datasource.url} the database is our own, embedded one; Spring's own properties name any
 * other. Either way the application signs in as {@code footbridge_app} and only Flyway as {@code footbridge_owner}.
 */
@Configuration
class Database {

    private static Path data(Environment environment) {
        return Path.of(environment.getProperty("footbridge.data", "data"))
                .toAbsolutePath()
                .normalize();
    }

    /** More connections than about twice the cores only make the slowest requests slower (measured, DESIGN 9). */
    @Bean
    static BeanPostProcessor poolSize(Environment environment) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    int twiceTheCores = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
                    pool.setMaximumPoolSize(
                            environment.getProperty("footbridge.database.pool", Integer.class, twiceTheCores));
                }
                return bean;
            }
        };
    }

    @Configuration
    @ConditionalOnProperty("spring.datasource.url")
    static class Outside {

        @Bean
        static Installation installation(Environment environment) {
            return Installation.outside(data(environment), environment);
        }
    }

    @Configuration
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "embedded")
    static class Embedded {

        @Bean
        static DataFolder dataFolder(Environment environment) {
            return DataFolder.hold(data(environment));
        }

        @Bean
        static Installation installation(DataFolder folder, Environment environment) {
            return Installation.embedded(folder, environment);
        }

        /** @param installation decided and stored before there are any data */
        @Bean
        static StartingDatabase embeddedDatabase(
                DataFolder folder, Installation installation, Environment environment) {
            DemoData.clear(installation, environment);
            return new StartingDatabase(installation.data());
        }

        /** PostgreSQL starts on one core while Spring reads the rest of itself on another. */
        @Bean
        static BeanFactoryPostProcessor databaseStartsFirst() {
            return beans -> beans.getBean(StartingDatabase.class);
        }

        @Bean
        JdbcConnectionDetails applicationConnection(StartingDatabase database) {
            return new Application(database);
        }

        @Bean
        FlywayConnectionDetails migrationConnection(StartingDatabase database) {
            return new Migrations(database);
        }
    }

    /** The embedded database, on its way; closing waits for it. */
    static final class StartingDatabase implements AutoCloseable {

        private final CompletableFuture<EmbeddedDatabase> started;

        StartingDatabase(Path folder) {
            started = CompletableFuture.supplyAsync(
                    () -> EmbeddedDatabase.start(folder, folder, EmbeddedDatabase.Durability.FULL),
                    task -> Thread.ofPlatform()
                            .name("footbridge-database-start")
                            .start(task));
        }

        EmbeddedDatabase await() {
            try {
                return started.join();
            } catch (CompletionException failed) {
                throw failed.getCause() instanceof RuntimeException reason ? reason : failed;
            }
        }

        @Override
        public void close() {
            started.handle((database, failed) -> {
                        if (database != null) {
                            database.close();
                        }
                        return started;
                    })
                    .join();
        }
    }

    private record Application(StartingDatabase database) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return "footbridge_app";
        }

        @Override
        public String getPassword() {
            return database.await().secrets().app();
        }

        @Override
        public String getJdbcUrl() {
            return database.await().url();
        }
    }

    private record Migrations(StartingDatabase database) implements FlywayConnectionDetails {

        @Override
        public String getUsername() {
            return "footbridge_owner";
        }

        @Override
        public String getPassword() {
            return database.await().secrets().owner();
        }

        @Override
        public String getJdbcUrl() {
            return database.await().url();
        }
    }
}
