package dev.yore.kinesis;

import static dev.yore.kinesis.FakeShard.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.Partition;
import dev.yore.shard.LogRecord;
import dev.yore.shard.LogUnavailableException;
import dev.yore.shard.Sequence;
import dev.yore.shard.ShardBatch;
import dev.yore.store.StoreClosedException;
import dev.yore.store.StoreFailedException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;

/** A reader that polls keeps its place and its pace. */
class PollingReaderTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long FAR = Duration.ofHours(13).toMillis();

    private final FakeShard service = new FakeShard();
    private final FakePauses pauses = new FakePauses();

    @Test
    void behindAnExpiredIteratorReadingBeginsAtTheLastRecord() throws InterruptedException {
        service.then(0, record(1), record(2))
                .thenFail(ExpiredIteratorException.builder().message("expired").build())
                .then(0, record(2), record(3));
        var reader = reader(Optional.empty());

        assertRead(reader.next(MINUTE), 1, 2);
        assertRead(reader.next(MINUTE), 3);
        assertThat(service.begun).containsExactly("TRIM_HORIZON", "2");
    }

    @Test
    void whatIsGoneBehindAnExpiredIteratorIsAGap() throws InterruptedException {
        service.then(0, record(1))
                .thenFail(ExpiredIteratorException.builder().message("expired").build())
                .then(0, record(5))
                .then(0, record(5));
        var reader = reader(Optional.empty());

        assertRead(reader.next(MINUTE), 1);
        assertThat(reader.next(MINUTE).gap()).isTrue();
        assertRead(reader.next(MINUTE), 5);
        assertThat(service.begun).containsExactly("TRIM_HORIZON", "1", "TRIM_HORIZON");
    }

    @Test
    void whoIsFarBehindProvesEveryStep() throws InterruptedException {
        service.then(FAR, record(1)).then(FAR, record(1), record(2)).then(FAR, record(7));
        var reader = reader(Optional.empty());

        assertRead(reader.next(MINUTE), 1);
        assertRead(reader.next(MINUTE), 2);
        assertThat(reader.next(MINUTE).gap()).isTrue();
        assertThat(service.begun).containsExactly("TRIM_HORIZON", "1", "2");
    }

    @Test
    void emptyAnswersOnTheWayAreNotTheTip() throws InterruptedException {
        service.then(5000).then(3000).then(0, record(9), record(10));
        var batch = reader(Optional.of(sequence(9))).next(MINUTE);

        assertRead(batch, 10);
        assertThat(batch.atTip()).isTrue();
    }

    @Test
    void aRecordThatTheServiceDoesNotGiveThoughItGivesAllIsAGap() throws InterruptedException {
        service.then(0).then(0).then(0);
        assertThat(reader(Optional.of(sequence(9))).next(MINUTE).gap()).isTrue();
        assertThat(service.answers).isEmpty();
    }

    @Test
    void theEndOfAShardIsAGapForWhoSeeksARecordThere() throws InterruptedException {
        service.thenEnd().thenEnd();
        var reader = reader(Optional.of(sequence(9)));

        assertThat(reader.next(MINUTE).gap()).isTrue();
        assertThat(reader.next(MINUTE).closed()).isTrue();
    }

    @Test
    void aShardThatIsNotListedAnyMoreIsAGapAndClosed() throws InterruptedException {
        service.listed = false;
        service.thenFail(ResourceNotFoundException.builder().message("no shard").build());
        var reader = reader(Optional.of(sequence(9)));

        assertThat(reader.next(MINUTE).gap()).isTrue();
        assertThat(reader.next(MINUTE).closed()).isTrue();
    }

    @Test
    void aFullBatchIsNotTheTip() throws InterruptedException {
        var full = new Record[PolledShard.LIMIT];
        for (int i = 0; i < full.length; i++) {
            full[i] = record(i);
        }
        service.then(0, full);
        assertThat(reader(Optional.empty()).next(MINUTE).atTip()).isFalse();
    }

    @Test
    void aBusyServiceIsLeftAloneForAWhileAndNothingIsPassedOver() throws InterruptedException {
        var busy = told("ProvisionedThroughputExceededException", ProvisionedThroughputExceededException.builder());
        service.then(0, record(1)).thenFail(busy).thenFail(busy).then(0, record(2));
        var reader = reader(Optional.empty());

        assertRead(reader.next(MINUTE), 1);
        assertThatExceptionOfType(LogUnavailableException.class).isThrownBy(() -> reader.next(MINUTE));
        long first = pauses.now();
        assertThatExceptionOfType(LogUnavailableException.class).isThrownBy(() -> reader.next(MINUTE));
        assertThat(pauses.now() - first).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(50));
        long second = pauses.now();
        assertRead(reader.next(MINUTE), 2);
        assertThat(pauses.now() - second).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
        assertThat(service.begun).containsExactly("TRIM_HORIZON");
    }

    @Test
    void whatDoesNotPassSaysWhatToDo() {
        service.thenFail(told("ResourceNotFoundException", ResourceNotFoundException.builder()));
        var reader = reader(Optional.empty());
        assertThatExceptionOfType(StoreFailedException.class)
                .isThrownBy(() -> reader.next(MINUTE))
                .withMessageContaining("create it");
    }

    @Test
    void anIdleReaderLooksNoOfterThanItShould() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            service.then(0);
        }
        var batch = reader(Optional.empty()).next(Duration.ofSeconds(1));

        assertThat(batch.records()).isEmpty();
        assertThat(Duration.ofNanos(pauses.now())).isEqualTo(Duration.ofSeconds(1));
        assertThat(service.answers).isEmpty();
    }

    @Test
    void aWakeNeverBreaksThePace() throws InterruptedException {
        int looks = 26;
        for (int i = 0; i < looks; i++) {
            service.then(0);
        }
        var reader = reader(Optional.empty());
        for (int i = 0; i < looks; i++) {
            reader.wake();
            assertThat(reader.next(MINUTE).records()).isEmpty();
        }
        assertThat(Duration.ofNanos(pauses.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aClosedReaderReadsNothing() {
        var reader = reader(Optional.empty());
        reader.close();
        assertThatExceptionOfType(StoreClosedException.class).isThrownBy(() -> reader.next(MINUTE));
    }

    private static AwsServiceException told(String code, AwsServiceException.Builder failure) {
        var details = AwsErrorDetails.builder().errorCode(code).errorMessage(code);
        return failure.statusCode(400).awsErrorDetails(details.build()).build();
    }

    private PollingReader reader(Optional<Sequence> after) {
        var options = KinesisOptions.of("stream");
        var shards = new ShardList(new Calls(service, options), options.stream());
        var polled = new PolledShard(service, options.stream(), shards, new Partition(FakeShard.SHARD), after);
        var pace = new ReadPace(options.readsPerSecond(), pauses.now(), new SplittableRandom(1));
        return new PollingReader(options, polled, pace, pauses, _ -> {});
    }

    private static Sequence sequence(int number) {
        return Sequence.of(BigInteger.valueOf(number));
    }

    private static void assertRead(ShardBatch batch, int... numbers) {
        assertThat(batch.gap()).isFalse();
        assertThat(batch.records())
                .extracting(LogRecord::sequence)
                .containsExactly(Arrays.stream(numbers)
                        .mapToObj(PollingReaderTest::sequence)
                        .toArray(Sequence[]::new));
    }
}
