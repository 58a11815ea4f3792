package org.footbridge.platform;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** Counts the statements a thread sends to the database; a batch is one. For tests that hold a verb to its price. */
@Component
public class Statements implements BeanPostProcessor {

    private static final ThreadLocal<int[]> COUNT = ThreadLocal.withInitial(() -> new int[1]);

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
            return counted(Connection.class, super.getConnection());
        }
    }

    private static <T> T counted(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    try {
                        if (real instanceof PreparedStatement
                                && method.getName().startsWith("execute")) {
                            COUNT.get()[0]++;
                        }
                        Object answer = method.invoke(real, arguments);
                        return answer instanceof PreparedStatement statement && real instanceof Connection
                                ? counted(PreparedStatement.class, statement)
                                : answer;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }
}
