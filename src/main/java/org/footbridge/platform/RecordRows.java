package org.footbridge.platform;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * Rows as records, column by column, without asking a conversion service for each value: pages read hundreds of rows, and
 * that asking was a third of what they cost. What a record carries beyond plain values, ids, enums and optionals of them
 * stays with Spring's mapper.
 */
final class RecordRows<R> {

    @FunctionalInterface
    private interface Column {
        @Nullable
        Object read(ResultSet row, int column) throws SQLException;
    }

    private static final ClassValue<Optional<RecordRows<?>>> KNOWN = new ClassValue<>() {
        @Override
        protected Optional<RecordRows<?>> computeValue(Class<?> type) {
            return make(type);
        }
    };

    private final MethodHandle constructor;
    private final String[] names;
    private final Column[] columns;

    private RecordRows(MethodHandle constructor, String[] names, Column[] columns) {
        this.constructor = constructor;
        this.names = names;
        this.columns = columns;
    }

    /** How rows become such a record; nothing where the type needs more than is known here. */
    @SuppressWarnings("unchecked")
    static <R> Optional<RowMapper<R>> of(Class<R> type) {
        return KNOWN.get(type).map(rows -> ((RecordRows<R>) rows).mapper());
    }

    private RowMapper<R> mapper() {
        int[] places = new int[names.length];
        return (row, number) -> {
            if (number == 0) {
                for (int i = 0; i < places.length; i++) {
                    places[i] = row.findColumn(names[i]);
                }
            }
            @Nullable Object[] values = new @Nullable Object[places.length];
            for (int i = 0; i < places.length; i++) {
                values[i] = columns[i].read(row, places[i]);
            }
            return made(values);
        };
    }

    @SuppressWarnings("unchecked")
    private R made(@Nullable Object[] values) {
        try {
            return (R) constructor.invokeExact(values);
        } catch (RuntimeException | Error passedOn) {
            throw passedOn;
        } catch (Throwable impossible) {
            throw new IllegalStateException("A record's constructor declares no checked exception.", impossible);
        }
    }

    private static Optional<RecordRows<?>> make(Class<?> type) {
        if (!type.isRecord()) {
            return Optional.empty();
        }
        RecordComponent[] components = type.getRecordComponents();
        var columns = new Column[components.length];
        var names = new String[components.length];
        for (int i = 0; i < components.length; i++) {
            var column = column(components[i].getGenericType());
            if (column.isEmpty()) {
                return Optional.empty();
            }
            columns[i] = column.get();
            names[i] = underscored(components[i].getName());
        }
        return Optional.of(new RecordRows<>(constructor(type, components), names, columns));
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        try {
            var canonical = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflectConstructor(canonical)
                    .asSpreader(Object[].class, components.length)
                    .asType(java.lang.invoke.MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("A record has its canonical constructor.", impossible);
        }
    }

    private static Optional<Column> column(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return column(generic.getActualTypeArguments()[0])
                    .map(inner -> (row, at) -> Optional.ofNullable(inner.read(row, at)));
        }
        return type instanceof Class<?> plain ? column(plain) : Optional.empty();
    }

    private static Optional<Column> column(Class<?> type) {
        if (type.isPrimitive()) {
            return plain(type).map(RecordRows::present);
        }
        if (type == String.class) {
            return Optional.of(ResultSet::getString);
        }
        if (type == BigDecimal.class) {
            return Optional.of(ResultSet::getBigDecimal);
        }
        if (type == Instant.class) {
            return Optional.of((row, at) -> {
                var time = row.getObject(at, OffsetDateTime.class);
                return time == null ? null : time.toInstant();
            });
        }
        if (type == UUID.class || type == LocalDate.class || type == LocalTime.class) {
            return Optional.of((row, at) -> row.getObject(at, type));
        }
        if (type == Integer.class || type == Long.class || type == Boolean.class || type == Double.class) {
            return plain(type).map(read -> (row, at) -> {
                var value = read.read(row, at);
                return row.wasNull() ? null : value;
            });
        }
        if (type.isEnum()) {
            return Optional.of(word(type));
        }
        if (Id.class.isAssignableFrom(type) && type.isRecord()) {
            var made = constructor(type, type.getRecordComponents());
            return Optional.of((row, at) -> {
                var id = row.getObject(at, UUID.class);
                return id == null ? null : identified(made, id);
            });
        }
        return Optional.empty();
    }

    private static Object identified(MethodHandle constructor, UUID id) {
        try {
            return constructor.invokeExact(new Object[] {id});
        } catch (Throwable refused) {
            throw new IllegalStateException("An id is made of its UUID.", refused);
        }
    }

    private static Optional<Column> plain(Class<?> type) {
        return Optional.ofNullable(
                switch (type.getSimpleName().toLowerCase(Locale.ROOT)) {
                    case "int", "integer" -> ResultSet::getInt;
                    case "long" -> ResultSet::getLong;
                    case "boolean" -> ResultSet::getBoolean;
                    case "double" -> ResultSet::getDouble;
                    default -> null;
                });
    }

    private static Column present(Column read) {
        return (row, at) -> {
            var value = read.read(row, at);
            if (row.wasNull()) {
                throw new SQLException("Column " + row.getMetaData().getColumnLabel(at) + " is null.");
            }
            return value;
        };
    }

    private static Column word(Class<?> type) {
        Map<String, Object> words = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            words.put(((Enum<?>) constant).name().toLowerCase(Locale.ROOT), constant);
        }
        return (row, at) -> {
            var text = row.getString(at);
            if (text == null) {
                return null;
            }
            var constant = words.get(text.toLowerCase(Locale.ROOT).replace('-', '_'));
            if (constant == null) {
                throw new SQLException("A value of column " + row.getMetaData().getColumnLabel(at) + " is none of "
                        + Arrays.toString(type.getEnumConstants()) + ".");
            }
            return constant;
        };
    }

    private static String underscored(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
