package dev.signet.persistence.transaction;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/// A pool that notes whatever its users do that may cost a round trip.
public final class CountingPool {

    private static final Set<String> NOTED = Set.of(
            "getConnection",
            "prepareStatement",
            "createStatement",
            "execute",
            "executeQuery",
            "executeUpdate",
            "setQueryTimeout",
            "commit",
            "rollback",
            "setAutoCommit");
    private static final Map<Class<?>, Class<?>> MADE_BY =
            Map.of(DataSource.class, Connection.class, Connection.class, PreparedStatement.class);

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final DataSource source;

    /// Notes what is done with the connections of `pool`.
    public CountingPool(DataSource pool) {
        this.source = noting(DataSource.class, pool);
    }

    /// The pool to use.
    public DataSource source() {
        return source;
    }

    /// What was done, in order.
    public List<String> calls() {
        return calls;
    }

    private <T> T noting(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (NOTED.contains(method.getName())) {
                calls.add(method.getName());
            }
            try {
                Object answer = method.invoke(real, args);
                Class<?> made = MADE_BY.get(type);
                return made != null && made.isInstance(answer) ? wrapped(made, answer) : answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private <T> Object wrapped(Class<T> type, Object real) {
        return noting(type, type.cast(real));
    }
}
