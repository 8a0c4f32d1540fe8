package dev.yore.log.internal.engine;

import dev.yore.YoreException;
import dev.yore.log.internal.format.EncodedCommit;
import dev.yore.store.AppendResult;
import dev.yore.store.Commit;
import dev.yore.store.OutcomeUnknownException;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A commit that waits to be decided and recorded, and the thread that waits for the answer. */
final class AppendRequest {

    private final Commit commit;
    private final EncodedCommit encoded;
    private final @Nullable Restored restored;
    private final Thread caller = Thread.currentThread();
    private volatile @Nullable Answer answer;

    /** Where another log had the commit, and when it took it. */
    record Restored(long first, long recordedAt) {}

    /** What the caller gets: a result, or an exception made in its own thread. */
    private sealed interface Answer {
        record Decided(AppendResult result) implements Answer {}

        record Failed(Supplier<? extends YoreException> exception) implements Answer {}
    }

    AppendRequest(Commit commit, EncodedCommit encoded, @Nullable Restored restored) {
        this.commit = commit;
        this.encoded = encoded;
        this.restored = restored;
    }

    Commit commit() {
        return commit;
    }

    EncodedCommit encoded() {
        return encoded;
    }

    /** The position that the commit must get; empty where the next one will do. */
    OptionalLong requiredPosition() {
        return restored == null ? OptionalLong.empty() : OptionalLong.of(restored.first);
    }

    /** The time that the commit must get; empty where it is now. */
    OptionalLong requiredTime() {
        return restored == null ? OptionalLong.empty() : OptionalLong.of(restored.recordedAt);
    }

    void complete(AppendResult result) {
        answer(new Answer.Decided(result));
    }

    void fail(Supplier<? extends YoreException> exception) {
        answer(new Answer.Failed(exception));
    }

    private void answer(Answer given) {
        answer = given;
        LockSupport.unpark(caller);
    }

    /**
     * Waits for the answer.
     *
     * @throws OutcomeUnknownException if the thread is interrupted meanwhile; the interrupt stays set
     */
    AppendResult await() {
        while (answer == null) {
            LockSupport.park(this);
            if (answer == null && Thread.currentThread().isInterrupted()) {
                throw new OutcomeUnknownException("interrupted while the commit was being recorded:"
                        + " it may or may not be; send it again with the same event ids to find out");
            }
        }
        return switch (answer) {
            case Answer.Decided decided -> decided.result;
            case Answer.Failed failed -> throw failed.exception.get();
        };
    }
}
