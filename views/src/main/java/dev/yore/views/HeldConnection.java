package dev.yore.views;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connection in a transaction that others than its user begin and end. */
final class HeldConnection implements InvocationHandler {

    private static final Set<String> REFUSED = Set.of(
            "commit",
            "close",
            "abort",
            "setAutoCommit",
            "setTransactionIsolation",
            "setReadOnly",
            "beginRequest",
            "endRequest");

    private final Connection connection;

    private HeldConnection(Connection connection) {
        this.connection = connection;
    }

    /** The same connection to one who works in its transaction. */
    static Connection of(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                HeldConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new HeldConnection(connection));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        boolean whole = method.getName().equals("rollback") && method.getParameterCount() == 0;
        if (whole || REFUSED.contains(method.getName())) {
            throw new SQLException(method.getName()
                    + " is not for the work: the view store ends the transaction, and undoes it if the work throws");
        }
        if (method.getName().equals("getAutoCommit")) {
            return false;
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
