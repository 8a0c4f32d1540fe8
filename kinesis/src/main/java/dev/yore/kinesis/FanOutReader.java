package dev.yore.kinesis;

import dev.yore.event.Partition;
import dev.yore.shard.Sequence;
import dev.yore.shard.ShardBatch;
import dev.yore.shard.ShardReader;
import dev.yore.store.StoreClosedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;

/**
 * Reads a shard by what is pushed. A subscription lives five minutes; the next one begins with the last record that was read, see {@link
 * Place}. An event is asked for when the one before it was taken, so that no more than one waits here.
 */
final class FanOutReader implements ShardReader {

    private final FanOut fanOut;
    private final Partition shard;
    private final Place place;
    private final ReadPace pace;
    private final Pauses pauses;
    private final Consumer<ShardReader> whenClosed;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();

    /** Set by the reading thread; ended by whoever closes, too. */
    private volatile @Nullable ShardSubscription subscription;

    /** Of the reading thread. */
    private boolean ended;

    FanOutReader(
            FanOut fanOut,
            Partition shard,
            Optional<Sequence> after,
            ReadPace pace,
            Pauses pauses,
            Consumer<ShardReader> whenClosed) {
        this.fanOut = fanOut;
        this.shard = shard;
        this.place = new Place(after);
        this.pace = pace;
        this.pauses = pauses;
        this.whenClosed = whenClosed;
    }

    /** What comes to a reader. */
    sealed interface Signal {

        /** Something may have happened. */
        record Wake() implements Signal {}

        /** Records, or the news that there are none. */
        record Pushed(ShardSubscription from, SubscribeToShardEvent event) implements Signal {}

        /** A subscription is over: its time was, or it failed. */
        record Over(ShardSubscription from, Optional<SdkException> failure) implements Signal {}
    }

    @Override
    public ShardBatch next(Duration wait) throws InterruptedException {
        if (ended) {
            return Batches.CLOSED;
        }
        subscribe();
        var signal = signals.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        requireOpen();
        return signal == null ? Batches.NOTHING : take(signal);
    }

    private ShardBatch take(Signal signal) {
        return switch (signal) {
            case Signal.Wake _ -> Batches.NOTHING;
            case Signal.Pushed pushed -> pushed.from() == subscription ? take(pushed) : Batches.NOTHING;
            case Signal.Over over -> over.from() == subscription ? over(over.failure()) : Batches.NOTHING;
        };
    }

    private ShardBatch take(Signal.Pushed pushed) {
        var event = pushed.event();
        pace.answered(pauses.now(), 0);
        boolean closed = event.continuationSequenceNumber() == null;
        boolean atTip = closed || event.millisBehindLatest() == 0;
        var records = place.take(Batches.records(event.records()), atTip, closed);
        if (records.isEmpty()) {
            unsubscribe();
            return Batches.GAP;
        }
        ended = closed;
        pushed.from().more();
        return Batches.of(records, atTip && !place.isProving(), closed);
    }

    private ShardBatch over(Optional<SdkException> failure) {
        unsubscribe();
        if (failure.isEmpty()) {
            return Batches.NOTHING;
        }
        if (failure.get() instanceof ResourceNotFoundException && fanOut.isGone(shard)) {
            ended = true;
            return Batches.GAP;
        }
        if (isUnknownPlace(failure.get()) && place.isProving()) {
            place.lose();
            return Batches.GAP;
        }
        pace.failed(pauses.now());
        throw Failures.of(fanOut.options(), failure.get());
    }

    private static boolean isUnknownPlace(SdkException failure) {
        return failure instanceof InvalidArgumentException || failure instanceof ResourceNotFoundException;
    }

    private void subscribe() throws InterruptedException {
        requireOpen();
        if (subscription == null) {
            pauses.pause(pace.delay(pauses.now()));
            requireOpen();
            pace.begin(pauses.now());
            subscription =
                    ShardSubscription.begin(fanOut.client(), fanOut.consumer(), shard, place.begin(), signals::add);
            requireOpen();
        }
    }

    private void unsubscribe() {
        var over = subscription;
        subscription = null;
        if (over != null) {
            over.cancel();
        }
    }

    private void requireOpen() {
        if (pauses.closed()) {
            unsubscribe();
            throw new StoreClosedException(
                    "the reader of a shard of stream " + fanOut.options().stream() + " was closed");
        }
    }

    @Override
    public void wake() {
        signals.add(new Signal.Wake());
    }

    @Override
    public void close() {
        pauses.close();
        unsubscribe();
        wake();
        whenClosed.accept(this);
    }
}
