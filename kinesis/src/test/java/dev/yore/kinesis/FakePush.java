package dev.yore.kinesis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEventStream;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardRequest;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;

/** The service that pushes what it is told to, subscription by subscription, and no event before it is asked for. */
final class FakePush implements KinesisAsyncClient {

    /** Where subscriptions began: a sequence number, or the type. */
    final List<String> begun = new ArrayList<>();

    private final Deque<Function<SubscribeToShardResponseHandler, CompletableFuture<Void>>> subscriptions =
            new ArrayDeque<>();

    /** The next subscription pushes these events and then ends. */
    FakePush then(SubscribeToShardEvent... events) {
        subscriptions.add(handler -> {
            var done = new CompletableFuture<Void>();
            handler.onEventStream(SdkPublisher.adapt(it -> it.onSubscribe(new Pushing(it, List.of(events), done))));
            return done;
        });
        return this;
    }

    /** The next subscription fails. */
    FakePush thenFail(RuntimeException failure) {
        subscriptions.add(_ -> CompletableFuture.failedFuture(failure));
        return this;
    }

    static SubscribeToShardEvent event(Record... records) {
        return SubscribeToShardEventStream.subscribeToShardEventBuilder()
                .records(records)
                .millisBehindLatest(0L)
                .continuationSequenceNumber("1")
                .build();
    }

    static SubscribeToShardEvent last(Record... records) {
        return event(records).copy(it -> it.continuationSequenceNumber(null));
    }

    @Override
    public CompletableFuture<Void> subscribeToShard(
            SubscribeToShardRequest request, SubscribeToShardResponseHandler handler) {
        var position = request.startingPosition();
        begun.add(position.sequenceNumber() == null ? position.typeAsString() : position.sequenceNumber());
        return subscriptions.remove().apply(handler);
    }

    @Override
    public String serviceName() {
        return "kinesis";
    }

    @Override
    public void close() {}

    /** One subscription. */
    private static final class Pushing implements Subscription {
        private final Subscriber<? super SubscribeToShardEventStream> to;
        private final Deque<SubscribeToShardEvent> events;
        private final CompletableFuture<Void> done;

        Pushing(
                Subscriber<? super SubscribeToShardEventStream> to,
                List<SubscribeToShardEvent> events,
                CompletableFuture<Void> done) {
            this.to = to;
            this.events = new ArrayDeque<>(events);
            this.done = done;
        }

        @Override
        public void request(long count) {
            if (events.isEmpty()) {
                to.onComplete();
                done.complete(null);
            } else {
                to.onNext(events.remove());
            }
        }

        @Override
        public void cancel() {}
    }
}
