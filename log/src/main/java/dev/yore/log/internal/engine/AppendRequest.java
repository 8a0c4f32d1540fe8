package dev.yore.log.internal.engine;

import dev.yore.log.internal.format.EncodedCommit;
import dev.yore.log.internal.segment.Segment;
import dev.yore.store.AppendResult;
import dev.yore.store.Commit;
import dev.yore.store.OutcomeUnknownException;
import dev.yore.store.Receipt;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A commit that waits to be decided and recorded, and the thread that waits for the answer. The writer's thread decides and
 * answers.
 */
final class AppendRequest {

    private final Commit commit;
    private final EncodedCommit encoded;
    private final @Nullable Restored restored;
    private final Thread caller = Thread.currentThread();
    private @Nullable Answer decided;
    private volatile @Nullable Answer answer;

    /** Where another log had the commit, and when it took it. */
    record Restored(long first, long recordedAt) {}

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

    /** The time that the commit must get; empty where it is now. */
    OptionalLong requiredTime() {
        return restored == null ? OptionalLong.empty() : OptionalLong.of(restored.recordedAt);
    }

    /** Why a commit of another log cannot be recorded behind what stands here; empty where it can. */
    Optional<String> misfit(long nextPosition, long lastRecordedAt) {
        if (restored == null) {
            return Optional.empty();
        }
        if (restored.first != nextPosition) {
            return Optional.of("position " + restored.first + " does not follow: the next one here is " + nextPosition);
        }
        return restored.recordedAt >= lastRecordedAt
                ? Optional.empty()
                : Optional.of("it was recorded at " + Segment.instant(restored.recordedAt)
                        + ", before the last event here, at " + Segment.instant(lastRecordedAt));
    }

    /** Notes what was decided, which the caller is told once all that it rests on is durable. */
    void decide(AppendResult result) {
        decided = new Answer.Decided(result);
    }

    /** Whether what was decided is a receipt for a commit that is durable. */
    boolean isRecorded(long durable) {
        return decided instanceof Answer.Decided(Receipt receipt)
                && receipt.position().rank() <= durable;
    }

    /** Whether it was decided that the commit is not to be recorded. */
    boolean isRefused() {
        return decided instanceof Answer.Decided(AppendResult.Refusal _);
    }

    boolean isOfVirtualThread() {
        return caller.isVirtual();
    }

    /** Tells the caller what was decided. */
    void answer() {
        answer(Objects.requireNonNull(decided));
    }

    /** Tells the caller this. The first answer counts. */
    void answer(Answer given) {
        if (answer == null) {
            answer = given;
            wake();
        }
    }

    /** Makes what was decided the answer; somebody has to wake the caller then. */
    void settle() {
        if (answer == null) {
            answer = decided;
        }
    }

    /** Lets the caller see that there is an answer. */
    void wake() {
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
            case Answer.Decided(var result) -> result;
            case Answer.Failed(var exception) -> throw exception.get();
        };
    }
}
