package dev.yore.log.internal.storage;

import dev.yore.log.internal.storage.Operation.Kind;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Hooks that make a disk fail, and the operations at which they do. */
public final class Faults {

    private Faults() {}

    /** Every operation of a kind. */
    public static Predicate<Operation> every(Kind kind) {
        return operation -> operation.kind() == kind;
    }

    /** The n-th operation of a kind, from 1. */
    public static Predicate<Operation> nth(long n, Kind kind) {
        return nth(n, every(kind));
    }

    /** The n-th operation, from 1, of those that a predicate chooses. */
    public static Predicate<Operation> nth(long n, Predicate<Operation> which) {
        var seen = new AtomicLong();
        return operation -> which.test(operation) && seen.incrementAndGet() == n;
    }

    /** Nothing happens, and the caller is told so. */
    public static Hook fail(Predicate<Operation> when) {
        return at(when, operation -> {
            throw error(operation);
        });
    }

    /** The first bytes of a write or a create take effect, and the caller is told that it failed. */
    public static Hook tear(Predicate<Operation> when, long bytes) {
        return at(when, operation -> {
            operation.perform(bytes);
            throw error(operation);
        });
    }

    /** All of it takes effect, and the caller is told that it failed. */
    public static Hook failAfterwards(Predicate<Operation> when) {
        return at(when, operation -> {
            operation.perform();
            throw error(operation);
        });
    }

    /** A sync fails, and what it has not written no later one will: see {@link Operation#failSync}. */
    public static Hook failSync(Predicate<Operation> when, RandomGenerator random) {
        return at(when, operation -> {
            operation.failSync(random);
            throw error(operation);
        });
    }

    /**
     * Runs an action once, before the n-th change of the disk, from 1. One that crashes or kills the storage makes that change,
     * and all later ones, fail.
     */
    public static Hook beforeChange(long n, Runnable action) {
        return at(nth(1, operation -> operation.number() == n), operation -> action.run());
    }

    /** A hook for some operations alone. */
    public static Hook at(Predicate<Operation> when, Hook hook) {
        return operation -> {
            if (when.test(operation)) {
                hook.before(operation);
            }
        };
    }

    private static IOException error(Operation operation) {
        return new IOException("Input/output error (simulated, at " + operation + ")");
    }
}
