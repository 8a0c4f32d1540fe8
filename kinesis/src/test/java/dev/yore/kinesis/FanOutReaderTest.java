package dev.yore.kinesis;

import static dev.yore.kinesis.FakePush.event;
import static dev.yore.kinesis.FakePush.last;
import static dev.yore.kinesis.FakeShard.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.Partition;
import dev.yore.shard.LogUnavailableException;
import dev.yore.shard.Sequence;
import dev.yore.shard.ShardBatch;
import dev.yore.shard.ShardReader;
import dev.yore.store.StoreClosedException;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;

/** A reader that is pushed to goes on from subscription to subscription. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FanOutReaderTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final FakePush push = new FakePush();

    @Test
    void theNextSubscriptionBeginsWithTheLastRecord() throws InterruptedException {
        push.then(event(record(1)), event(record(2))).then(event(record(2), record(3)), event(record(4)));

        assertThat(read(4, reader(Optional.empty()))).containsExactly("1", "2", "3", "4");
        assertThat(push.begun).containsExactly("TRIM_HORIZON", "2");
    }

    @Test
    void whatIsGoneBetweenTwoSubscriptionsIsAGap() throws InterruptedException {
        push.then(event(record(1))).then(event(record(5))).then(event(record(5)));
        var reader = reader(Optional.empty());

        assertThat(read(1, reader)).containsExactly("1");
        assertThat(nextThatSays(reader).gap()).isTrue();
        assertThat(read(1, reader)).containsExactly("5");
        assertThat(push.begun).containsExactly("TRIM_HORIZON", "1", "TRIM_HORIZON");
    }

    @Test
    void aPlaceThatTheServiceRefusesIsAGap() throws InterruptedException {
        push.thenFail(InvalidArgumentException.builder()
                        .message("no such record")
                        .statusCode(400)
                        .build())
                .then(event(record(1)));
        var reader = reader(Optional.of(Sequence.of(BigInteger.TWO)));

        assertThat(nextThatSays(reader).gap()).isTrue();
        assertThat(read(1, reader)).containsExactly("1");
    }

    @Test
    void theLastEventClosesTheShard() throws InterruptedException {
        push.then(event(record(1)), last(record(2)));
        var reader = reader(Optional.empty());

        assertThat(nextThatSays(reader).closed()).isFalse();
        var end = nextThatSays(reader);
        assertThat(end.records()).hasSize(1);
        assertThat(end.closed()).isTrue();
        assertThat(reader.next(LONG).closed()).isTrue();
    }

    @Test
    void aSubscriptionThatBreaksIsToldAndReadingGoesOn() throws InterruptedException {
        push.then(event(record(1)))
                .thenFail(SdkClientException.create("broken", new IOException("reset")))
                .then(event(record(1), record(2)));
        var reader = reader(Optional.empty());

        assertThat(read(1, reader)).containsExactly("1");
        assertThatExceptionOfType(LogUnavailableException.class).isThrownBy(() -> nextThatSays(reader));
        assertThat(read(1, reader)).containsExactly("2");
    }

    @Test
    void aWakeEndsAWait() throws InterruptedException {
        push.then(event(), event());
        var reader = reader(Optional.empty());
        reader.wake();
        assertThat(reader.next(LONG).records()).isEmpty();
    }

    @Test
    void aClosedReaderReadsNothing() {
        var reader = reader(Optional.empty());
        reader.close();
        assertThatExceptionOfType(StoreClosedException.class).isThrownBy(() -> reader.next(LONG));
    }

    private static List<String> read(int count, ShardReader reader) throws InterruptedException {
        var numbers = new ArrayList<String>();
        while (numbers.size() < count) {
            var batch = nextThatSays(reader);
            assertThat(batch.gap()).isFalse();
            batch.records().forEach(it -> numbers.add(it.sequence().toString()));
        }
        return numbers;
    }

    /** The next batch that is not merely the end of a subscription. */
    private static ShardBatch nextThatSays(ShardReader reader) throws InterruptedException {
        var batch = reader.next(LONG);
        while (Batches.isNothing(batch)) {
            batch = reader.next(LONG);
        }
        return batch;
    }

    private ShardReader reader(Optional<Sequence> after) {
        var options = KinesisOptions.of("stream").withConsumer("node");
        var calls = new Calls(new FakeShard(), options);
        var shards = new ShardList(calls, options.stream());
        var state = new StreamState(calls, options.stream());
        return new FanOut(options, push, calls, state, shards).read(new Partition(FakeShard.SHARD), after, _ -> {});
    }
}
