package org.footbridge.platform;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** Counts the statements sent to the database; a batch is one. For tests that hold a verb to its price. */
@Component
public class Statements implements BeanPostProcessor {

    private static final ThreadLocal<int[]> COUNT = ThreadLocal.withInitial(() -> new int[1]);
    private static final Map<String, Spent> SPENT = new ConcurrentHashMap<>();

    private static volatile boolean watching = true;

    /** Counting costs each call of a connection some microseconds; who takes times switches it off meanwhile. */
    public static void watch(boolean watch) {
        watching = watch;
    }

    /** What one text was sent for, by all threads. */
    private record Spent(LongAdder times, LongAdder nanos) {}

    /** A statement, how often it was sent, and the milliseconds until it answered, all together. */
    public record Cost(String sql, long times, double millis) {}

    /** How many statements {@code work} sends from this thread. */
    public static int of(Callable<?> work) {
        int before = COUNT.get()[0];
        try {
            work.call();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
        return COUNT.get()[0] - before;
    }

    /** What all threads have sent since the last time this was asked. */
    public static List<Cost> taken() {
        var costs = SPENT.entrySet().stream()
                .map(one -> new Cost(
                        one.getKey(),
                        one.getValue().times().sum(),
                        one.getValue().nanos().sum() / 1e6))
                .toList();
        SPENT.clear();
        return costs;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source && !(bean instanceof Counted) ? new Counted(source) : bean;
    }

    private static final class Counted extends DelegatingDataSource {

        Counted(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return watching ? counted(Connection.class, super.getConnection(), "") : super.getConnection();
        }
    }

    private static <T> T counted(Class<T> type, T real, String sql) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    try {
                        if (real instanceof PreparedStatement
                                && method.getName().startsWith("execute")) {
                            COUNT.get()[0]++;
                            long start = System.nanoTime();
                            Object answer = method.invoke(real, arguments);
                            var spent = SPENT.computeIfAbsent(sql, _ -> new Spent(new LongAdder(), new LongAdder()));
                            spent.times().increment();
                            spent.nanos().add(System.nanoTime() - start);
                            return answer;
                        }
                        Object answer = method.invoke(real, arguments);
                        return answer instanceof PreparedStatement statement && real instanceof Connection
                                ? counted(
                                        PreparedStatement.class,
                                        statement,
                                        arguments != null && arguments[0] instanceof String text ? text : "")
                                : answer;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }
}
