package dev.yore.kinesis;

import dev.yore.shard.ShardBatch;
import dev.yore.shard.ShardReader;
import dev.yore.store.StoreClosedException;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;

/** Reads a shard by looking again and again: as soon as there may be something, and never faster than its pace. */
final class PollingReader implements ShardReader {

    private static final Duration LONGEST_WAIT = Duration.ofDays(365);

    private final KinesisOptions options;
    private final PolledShard shard;
    private final ReadPace pace;
    private final Pauses pauses;
    private final Consumer<ShardReader> whenClosed;

    /** Whether nothing waited behind what was read last. Then it would be a waste to look again at once. */
    private boolean atTip;

    PollingReader(
            KinesisOptions options, PolledShard shard, ReadPace pace, Pauses pauses, Consumer<ShardReader> whenClosed) {
        this.options = options;
        this.shard = shard;
        this.pace = pace;
        this.pauses = pauses;
        this.whenClosed = whenClosed;
    }

    @Override
    public ShardBatch next(Duration wait) throws InterruptedException {
        long end = pauses.now() + (wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT).toNanos();
        while (true) {
            if (atTip) {
                pauses.idle(Math.clamp(end - pauses.now(), 0, options.idleWait().toNanos()));
            }
            pauses.pause(pace.delay(pauses.now()));
            boolean woken = pauses.woken();
            var batch = look();
            atTip = batch.atTip();
            if (!Batches.isNothing(batch) || woken || pauses.now() >= end) {
                return batch;
            }
        }
    }

    private ShardBatch look() throws InterruptedException {
        requireOpen();
        pace.begin(pauses.now());
        try {
            var batch = shard.look();
            pace.answered(pauses.now(), shard.bytes());
            return batch;
        } catch (IllegalStateException e) {
            requireOpen(); // the client was closed meanwhile
            throw e;
        } catch (SdkException e) {
            requireOpen();
            if (Failures.isInterrupt(e)) {
                Thread.interrupted();
                throw (InterruptedException) new InterruptedException("interrupted while reading").initCause(e);
            }
            pace.failed(pauses.now());
            throw Failures.of(options, e);
        }
    }

    private void requireOpen() {
        if (pauses.closed()) {
            throw new StoreClosedException("the reader of a shard of stream " + options.stream() + " was closed");
        }
    }

    @Override
    public void wake() {
        pauses.wake();
    }

    @Override
    public void close() {
        pauses.close();
        whenClosed.accept(this);
    }
}
