package dev.yore.log.internal.engine;

import dev.yore.store.OutcomeUnknownException;
import dev.yore.store.StoreFailedException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a store takes no more writes, and what those are told who append. The answers are made beforehand: what failed may be that
 * there is no memory.
 *
 * <p>The writer's thread sets it; any thread may look.
 */
final class Failure {

    private final Answer unknown = new Answer.Failed(this::outcomeUnknown);
    private final Answer nothingRecorded = new Answer.Failed(this::storeFailed);
    private volatile @Nullable Throwable cause;

    /** Says that the store has failed. The first cause stays. */
    void set(Throwable thrown) {
        if (cause == null) {
            cause = thrown;
        }
    }

    boolean isSet() {
        return cause != null;
    }

    Optional<Throwable> cause() {
        return Optional.ofNullable(cause);
    }

    /** For a commit that may be on the disk. */
    Answer unknown() {
        return unknown;
    }

    /** For a commit of which nothing was written. */
    Answer nothingRecorded() {
        return nothingRecorded;
    }

    private OutcomeUnknownException outcomeUnknown() {
        return new OutcomeUnknownException(
                "writing to the log failed: the commit may or may not be recorded; open the store anew and send it"
                        + " again with the same event ids: " + cause,
                required());
    }

    private StoreFailedException storeFailed() {
        return new StoreFailedException(
                "the store takes no more writes, because writing to its log failed; nothing was recorded: open it anew: "
                        + cause,
                required());
    }

    private Throwable required() {
        return Objects.requireNonNull(cause);
    }
}
