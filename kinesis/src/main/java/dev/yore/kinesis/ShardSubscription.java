package dev.yore.kinesis;

import dev.yore.event.Partition;
import dev.yore.kinesis.FanOutReader.Signal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StartingPosition;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEventStream;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardRequest;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;

/** A subscription to a shard, which gives one event after the other to whoever asks for more. */
final class ShardSubscription implements Subscriber<SubscribeToShardEventStream> {

    private final Consumer<Signal> signals;
    private volatile @Nullable Subscription upstream;
    private volatile @Nullable CompletableFuture<Void> call;
    private volatile boolean cancelled;

    private ShardSubscription(Consumer<Signal> signals) {
        this.signals = signals;
    }

    /** Begins one, at a record or at the oldest one. What comes, and its end, is signalled. */
    static ShardSubscription begin(
            KinesisAsyncClient client,
            String consumer,
            Partition shard,
            Optional<BigInteger> first,
            Consumer<Signal> signals) {
        var subscription = new ShardSubscription(signals);
        var request = SubscribeToShardRequest.builder()
                .consumerARN(consumer)
                .shardId(shard.name())
                .startingPosition(position(first))
                .build();
        var handler = SubscribeToShardResponseHandler.builder()
                .subscriber(() -> subscription)
                .build();
        subscription.call = client.subscribeToShard(request, handler)
                .whenComplete((_, failure) -> signals.accept(new Signal.Over(
                        subscription, Optional.ofNullable(failure).map(ShardSubscription::failure))));
        return subscription;
    }

    private static StartingPosition position(Optional<BigInteger> first) {
        var position = StartingPosition.builder();
        first.map(BigInteger::toString)
                .ifPresentOrElse(
                        it -> position.type(ShardIteratorType.AT_SEQUENCE_NUMBER)
                                .sequenceNumber(it),
                        () -> position.type(ShardIteratorType.TRIM_HORIZON));
        return position.build();
    }

    private static SdkException failure(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof SdkException known
                ? known
                : SdkClientException.create("the subscription failed: " + cause.getMessage(), cause);
    }

    /** Asks for one more event. */
    void more() {
        var from = upstream;
        if (from != null) {
            from.request(1);
        }
    }

    /** Ends it. */
    void cancel() {
        cancelled = true;
        var from = upstream;
        if (from != null) {
            from.cancel();
        }
        var running = call;
        if (running != null) {
            running.cancel(true);
        }
    }

    @Override
    public void onSubscribe(Subscription from) {
        upstream = from;
        if (cancelled) {
            from.cancel();
        } else {
            from.request(1);
        }
    }

    @Override
    public void onNext(SubscribeToShardEventStream event) {
        if (event instanceof SubscribeToShardEvent pushed) {
            signals.accept(new Signal.Pushed(this, pushed));
        } else {
            more();
        }
    }

    @Override
    public void onError(Throwable failure) {
        // The call fails with the same, which is signalled.
    }

    @Override
    public void onComplete() {
        // The call completes, which is signalled.
    }
}
