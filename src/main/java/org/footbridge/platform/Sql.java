package org.footbridge.platform;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.support.ConfigurableConversionService;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * SQL as prose beside its caller. Rows become records by column name ({@code participant_id} to
 * {@code ParticipantId participantId}, text to enum whatever its case); parameters may be ids, instants, enums,
 * and collections of them (as a PostgreSQL array: {@code = any(:ids)}).
 */
@Component
public class Sql {

    private final JdbcClient client;
    private final NamedParameterJdbcTemplate batches;

    Sql(JdbcTemplate jdbc) {
        this.batches = new NamedParameterJdbcTemplate(jdbc);
        this.client = JdbcClient.create(batches, conversions());
    }

    public Statement sql(String text) {
        return new Statement(client.sql(text));
    }

    /** One round trip for many rows. Each row gives its parameters by name. */
    public <T> int batch(String text, Collection<T> rows, Function<T, Map<String, @Nullable Object>> parameters) {
        if (rows.isEmpty()) {
            return 0;
        }
        @SuppressWarnings({"unchecked", "rawtypes"})
        Map<String, Object>[] bound = rows.stream()
                .map(row -> {
                    Map<String, @Nullable Object> plain = new HashMap<>();
                    parameters.apply(row).forEach((name, value) -> plain.put(name, plain(value)));
                    return plain;
                })
                .toArray(Map[]::new);
        int changed = 0;
        for (int count : batches.batchUpdate(text, bound)) {
            changed += Math.max(count, 0);
        }
        return changed;
    }

    /** A statement with named parameters. */
    public static final class Statement {

        private JdbcClient.StatementSpec spec;

        private Statement(JdbcClient.StatementSpec spec) {
            this.spec = spec;
        }

        public Statement param(String name, @Nullable Object value) {
            spec = spec.param(name, plain(value));
            return this;
        }

        /** Several parameters that belong together, by the names the SQL says. */
        public Statement bind(Map<String, ? extends @Nullable Object> parameters) {
            parameters.forEach(this::param);
            return this;
        }

        public <T> List<T> list(Class<T> type) {
            return rows(type).list().stream().map(Objects::requireNonNull).toList();
        }

        /** None or one row; more is a bug. */
        public <T> Optional<T> optional(Class<T> type) {
            return rows(type).optional();
        }

        /** Exactly one row; anything else is a bug. */
        public <T> T single(Class<T> type) {
            return rows(type).single();
        }

        private <T> JdbcClient.MappedQuerySpec<T> rows(Class<T> type) {
            return RecordRows.of(type).map(spec::query).orElseGet(() -> spec.query(type));
        }

        public <T> List<T> list(org.springframework.jdbc.core.RowMapper<T> mapper) {
            return spec.query(mapper).list();
        }

        public <T> Optional<T> optional(org.springframework.jdbc.core.RowMapper<T> mapper) {
            return spec.query(mapper).optional();
        }

        /** Rows changed. */
        public int update() {
            return spec.update();
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Id id -> id.value();
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Enum<?> word -> word.name().toLowerCase(Locale.ROOT);
            case Optional<?> maybe -> plain(maybe.orElse(null));
            case Collection<?> many -> array(many);
            default -> value;
        };
    }

    private static Object array(Collection<?> many) {
        List<@Nullable Object> plain = new ArrayList<>(many.size());
        many.forEach(one -> plain.add(plain(one)));
        Object first = plain.stream().filter(one -> one != null).findFirst().orElse("");
        return switch (first) {
            case UUID _ -> plain.toArray(UUID[]::new);
            case Integer _ -> plain.toArray(Integer[]::new);
            case Long _ -> plain.toArray(Long[]::new);
            case LocalDate _ -> plain.toArray(LocalDate[]::new);
            case LocalTime _ -> plain.toArray(LocalTime[]::new);
            default -> plain.stream().map(String::valueOf).toArray(String[]::new);
        };
    }

    private static ConfigurableConversionService conversions() {
        var service = new ApplicationConversionService();
        service.addConverter(
                PGobject.class, String.class, object -> object.getValue() == null ? "" : object.getValue());
        service.addConverter(Array.class, List.class, Sql::elements);
        return service;
    }

    private static List<?> elements(Array array) {
        try {
            return List.of((Object[]) array.getArray());
        } catch (SQLException unreadable) {
            throw new IllegalStateException("An array column could not be read.", unreadable);
        }
    }
}
