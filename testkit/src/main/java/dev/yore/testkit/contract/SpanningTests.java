package dev.yore.testkit.contract;

import dev.yore.store.SpansPartitionsException;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Sees to it that a test which {@link SpansPartitions} ends as it must where the store has several. */
public final class SpanningTests implements InvocationInterceptor {

    /** For JUnit. */
    public SpanningTests() {}

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> invoked, ExtensionContext context)
            throws Throwable {
        var test = (StoreTest) context.getRequiredTestInstance();
        if (!spans(invoked.getExecutable()) || test.place().hasOnePartition()) {
            invocation.proceed();
            return;
        }
        try {
            invocation.proceed();
        } catch (Throwable thrown) {
            if (isRefusal(thrown)) {
                return;
            }
            throw thrown;
        }
        throw new AssertionError("the store has several partitions, so this must end in a SpansPartitionsException");
    }

    private static boolean spans(Method test) {
        return test.isAnnotationPresent(SpansPartitions.class)
                || test.getDeclaringClass().isAnnotationPresent(SpansPartitions.class);
    }

    /** Whether it is the refusal itself, or what came of it in another thread. */
    private static boolean isRefusal(Throwable thrown) {
        return Stream.iterate(thrown, it -> it != null, Throwable::getCause)
                .anyMatch(SpansPartitionsException.class::isInstance);
    }
}
