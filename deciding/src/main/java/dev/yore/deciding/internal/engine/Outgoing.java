package dev.yore.deciding.internal.engine;

import dev.yore.YoreException;
import dev.yore.deciding.internal.verdict.Verdict;
import dev.yore.shard.Entry;
import dev.yore.shard.HashRange;
import dev.yore.shard.LogUnavailableException;
import dev.yore.store.AppendResult;
import dev.yore.store.OutcomeUnknownException;
import dev.yore.store.StoreFailedException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A commit on its way: put, perhaps more than once, until its own replica has read what became of it.
 *
 * <p>Any record with the same bytes under the same key tells: what it asks is the same, and who is refused once is refused for ever. The
 * other reasons for which a record is void are not for ever: a shard may be split and merged, and the record may stand twice. They leave the
 * outcome unknown. They are rare, since what a shard cannot take is not put.
 */
public final class Outgoing {

    private final Entry entry;
    private final BigInteger hashKey;
    private final Deadline deadline;
    private final CompletableFuture<AppendResult> answer = new CompletableFuture<>();

    /** Whether a call to put it has begun: from then on it may stand in the log. */
    private volatile boolean mayStand;

    /** Whether the answer to a put was lost: it may stand where nobody looks for it. */
    private volatile boolean astray;

    /** An entry that is not put yet. */
    public Outgoing(Entry entry, Deadline deadline) {
        this.entry = entry;
        this.hashKey = HashRange.hash(entry.partitionKey());
        this.deadline = deadline;
    }

    Entry entry() {
        return entry;
    }

    BigInteger hashKey() {
        return hashKey;
    }

    boolean isSettled() {
        return answer.isDone() || deadline.isOver();
    }

    /** Says that it is being put. */
    void putting() {
        mayStand = true;
    }

    /** Says that the log certainly does not have it, so far. */
    void notPut() {
        mayStand = astray;
    }

    /** Says that the answer to a put was lost. */
    void strayed() {
        astray = true;
    }

    /** Says what its own replica has read. */
    void decided(Verdict verdict) {
        switch (verdict) {
            case Verdict.Accepted accepted -> answer.complete(accepted.receipt());
            case Verdict.Rejected it ->
                it.answer()
                        .ifPresentOrElse(
                                answer::complete,
                                () -> answer.completeExceptionally(unknown(new StoreFailedException(
                                        "the log has it, but it is void there, at least once: " + it.detail()))));
        }
    }

    /** Says that nobody will learn here what became of it. */
    void failed(YoreException cause) {
        answer.completeExceptionally(mayStand ? unknown(cause) : cause);
    }

    /**
     * Waits for the answer.
     *
     * @throws OutcomeUnknownException if there is none in time, or the thread is interrupted, and it may stand in the log
     * @throws LogUnavailableException if it could not be put in time
     */
    public AppendResult await() {
        try {
            return answer.get(Math.max(0, deadline.left()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof YoreException failure) {
                throw failure;
            }
            throw new OutcomeUnknownException("the append failed: " + e.getCause(), e);
        } catch (TimeoutException _) {
            if (mayStand) {
                throw unknown(new LogUnavailableException("the log did not tell in time what became of it"));
            }
            throw new LogUnavailableException(
                    "the log did not take the commit in time; nothing was recorded: try again later");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(e);
        }
    }

    private static OutcomeUnknownException unknown(Exception cause) {
        return new OutcomeUnknownException(
                "the commit may or may not be recorded: send it again with the same event ids: " + cause.getMessage(),
                cause);
    }

    /** What it is recognised by when it is read. */
    Content content() {
        return new Content(entry.partitionKey(), entry.data());
    }

    /**
     * What a record says, to be compared.
     *
     * @param key the partition key
     * @param data what was put
     */
    @SuppressWarnings("ArrayRecordComponent") // compared below
    record Content(String key, byte[] data) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Content that && key.equals(that.key) && Arrays.equals(data, that.data);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(data);
        }
    }
}
