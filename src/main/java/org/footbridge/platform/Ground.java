package org.footbridge.platform;

import java.nio.file.Path;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The database and who acts, without pages, jobs or migrations: for a command beside a running Footbridge. */
@Import({Time.class, Sql.class, Organizations.class, ActorInTransaction.class})
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    TransactionManagerCustomizationAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class
})
public final class Ground {

    Ground() {}

    /** Opens it with what the command needs besides; the caller closes it. */
    public static ConfigurableApplicationContext open(Class<?>... besides) {
        return open(new String[0], besides);
    }

    static ConfigurableApplicationContext open(String[] settings, Class<?>... besides) {
        return new SpringApplicationBuilder(Ground.class)
                .sources(besides)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("spring.main.keep-alive=false")
                .run(settings);
    }

    @Bean
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "embedded")
    static ReachedDatabase reachedDatabase(Environment environment) {
        return ReachedDatabase.of(Path.of(environment.getProperty("footbridge.data", "data"))
                .toAbsolutePath()
                .normalize());
    }

    @Bean
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "embedded")
    static JdbcConnectionDetails applicationConnection(ReachedDatabase database) {
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
}
