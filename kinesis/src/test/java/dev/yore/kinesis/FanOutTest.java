package dev.yore.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Partition;
import dev.yore.kinesis.local.KinesisLocal;
import dev.yore.shard.Entry;
import dev.yore.shard.LogRecord;
import dev.yore.shard.LogUnavailableException;
import dev.yore.shard.PutResult.Put;
import dev.yore.shard.Sequence;
import dev.yore.shard.ShardBatch;
import dev.yore.shard.ShardReader;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A shard that is pushed by enhanced fan-out reads as one that is polled. This emulator never tells the end of a shard: see {@link FanOutReaderTest}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FanOutTest {

    private KinesisLocal emulator;
    private EmulatedPlace place;
    private KinesisLog log;
    private Partition shard;

    @BeforeAll
    void start() {
        emulator = KinesisLocal.start(Path.of("target", "kinesis-local-fan-out.out"));
    }

    @AfterAll
    void stop() {
        emulator.close();
    }

    @BeforeEach
    void open() {
        place = new EmulatedPlace(emulator.endpoint(), 1);
        log = KinesisLog.open(place.options().withConsumer("node-1"));
        shard = log.shards().getFirst().id();
    }

    @AfterEach
    void close() {
        log.close();
        place.close();
    }

    @Test
    void whatWasPutIsPushedInOrder() throws InterruptedException {
        put("a", "b", "c");
        try (var reader = log.read(shard, Optional.empty())) {
            assertThat(read(3, reader)).containsExactly("a", "b", "c");
            put("d");
            assertThat(read(1, reader)).containsExactly("d");
        }
    }

    @Test
    void aReaderGoesOnBehindAnyRecord() throws InterruptedException {
        var puts = put("a", "b", "c");
        try (var reader = log.read(shard, Optional.of(puts.get(1).sequence()))) {
            assertThat(read(1, reader)).containsExactly("c");
        }
    }

    @Test
    void aRecordThatIsNotThereIsAGapAndThenAllIsRead() throws InterruptedException {
        var first = put("a", "b").getFirst();
        var unknown = Sequence.of(first.sequence().number().add(BigInteger.ONE));
        try (var reader = log.read(shard, Optional.of(unknown))) {
            assertThat(next(reader).gap()).isTrue();
            assertThat(read(2, reader)).containsExactly("a", "b");
        }
    }

    @Test
    void twoReadersOfTwoConsumersSeeTheSame() throws InterruptedException {
        put("a", "b");
        try (var other = KinesisLog.open(place.options().withConsumer("node-2"));
                var one = log.read(shard, Optional.empty());
                var two = other.read(shard, Optional.empty())) {
            assertThat(read(2, one)).isEqualTo(read(2, two));
        }
    }

    private List<Put> put(String... texts) {
        return IntStream.range(0, texts.length)
                .mapToObj(i -> (Put) log.put(List.of(new Entry("key", texts[i].getBytes(UTF_8))))
                        .getFirst())
                .toList();
    }

    private static List<String> read(int count, ShardReader reader) throws InterruptedException {
        var texts = new ArrayList<String>();
        while (texts.size() < count) {
            var batch = next(reader);
            assertThat(batch.gap()).isFalse();
            batch.records().forEach(it -> texts.add(text(it)));
        }
        return texts;
    }

    /** The service lets go of a subscription some seconds after it was given up; until then a new one is refused. */
    private static ShardBatch next(ShardReader reader) throws InterruptedException {
        while (true) {
            try {
                return reader.next(Duration.ofSeconds(10));
            } catch (LogUnavailableException e) {
                assertThat(e).hasMessageContaining("Another active subscription");
            }
        }
    }

    private static String text(LogRecord record) {
        return new String(record.data(), UTF_8);
    }
}
