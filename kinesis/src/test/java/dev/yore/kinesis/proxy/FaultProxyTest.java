package dev.yore.kinesis.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Partition;
import dev.yore.kinesis.JsonEmulator;
import dev.yore.kinesis.KinesisLog;
import dev.yore.kinesis.KinesisOptions;
import dev.yore.kinesis.KinesisStream;
import dev.yore.kinesis.NewStream;
import dev.yore.shard.Entry;
import dev.yore.shard.PutResult;
import dev.yore.shard.PutResult.NotPut;
import dev.yore.shard.PutResult.Put;
import dev.yore.shard.PutResult.Unknown;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Each fault does to a call what it says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class FaultProxyTest {

    private static final Partition SHARD = new Partition("shardId-000000000000");
    private static final long SEED = 1;

    private JsonEmulator emulator;
    private KinesisOptions options;

    @BeforeAll
    void start() {
        emulator = JsonEmulator.start();
    }

    @AfterAll
    void stop() {
        emulator.close();
    }

    @BeforeEach
    void create() {
        options = KinesisOptions.of("s-" + UUID.randomUUID())
                .withEndpoint(emulator.endpoint())
                .withRegion("eu-central-1")
                .withReads(1000, Duration.ofMillis(10));
        try (var stream = KinesisStream.of(options)) {
            stream.create(NewStream.of(1));
        }
    }

    private List<PutResult> put(Fault fault, int entries) {
        try (var proxy = FaultProxy.before(emulator.endpoint(), List.of(fault), SEED);
                var log = log(proxy.endpoint())) {
            proxy.suffer(1, 0);
            return log.put(IntStream.range(0, entries)
                    .mapToObj(i -> new Entry("key", String.valueOf(i).getBytes(UTF_8)))
                    .toList());
        }
    }

    private KinesisLog log(URI endpoint) {
        return KinesisLog.open(options.withEndpoint(endpoint));
    }

    /** What stands in the stream. */
    private List<String> standing() throws InterruptedException {
        try (var log = log(emulator.endpoint())) {
            return read(log);
        }
    }

    private static List<String> read(KinesisLog log) throws InterruptedException {
        var all = new ArrayList<String>();
        try (var reader = log.read(SHARD, Optional.empty())) {
            boolean atTip = false;
            while (!atTip) {
                var batch = reader.next(Duration.ZERO);
                batch.records().forEach(it -> all.add(new String(it.data(), UTF_8)));
                atTip = batch.atTip();
            }
        }
        return all;
    }

    private void becomes(Fault fault, Class<? extends PutResult> result, String... standing)
            throws InterruptedException {
        assertThat(put(fault, 1)).singleElement().isInstanceOf(result);
        assertThat(standing()).containsExactly(standing);
    }

    @Test
    void aLostRequestDoesNothing() throws InterruptedException {
        becomes(new RequestLost(), Unknown.class);
    }

    @Test
    void aLostAnswerHidesWhatWasDone() throws InterruptedException {
        becomes(new AnswerLost(), Unknown.class, "0");
    }

    @Test
    void aCutAnswerHidesWhatWasDone() throws InterruptedException {
        becomes(new AnswerCut(), Unknown.class, "0");
    }

    @Test
    void aRepeatedRequestStandsTwice() throws InterruptedException {
        becomes(new Repeated(), Put.class, "0", "0");
    }

    @Test
    void aDelayedRequestStands() throws InterruptedException {
        becomes(new Delayed(), Put.class, "0");
    }

    @Test
    void aLateRequestStandsInTheEnd() throws InterruptedException {
        becomes(new Late(), Unknown.class, "0");
    }

    @Test
    void aThrottledRequestDoesNothing() throws InterruptedException {
        becomes(new Throttled(), NotPut.class);
    }

    @Test
    void ofAServerErrorNobodyKnows() {
        assertThat(put(new ServerError(), 1)).singleElement().isInstanceOf(Unknown.class);
    }

    @Test
    void ofAPutEachRecordHasAFateOfItsOwn() throws InterruptedException {
        var results = put(new HalfPut(), 100);
        var standing = standing();

        assertThat(standing).hasSizeBetween(1, 99).doesNotHaveDuplicates();
        for (int i = 0; i < results.size(); i++) {
            switch (results.get(i)) {
                case Put _ -> assertThat(standing).contains(String.valueOf(i));
                case NotPut _ -> assertThat(standing).doesNotContain(String.valueOf(i));
                case Unknown _ -> {}
            }
        }
        assertThat(results).hasAtLeastOneElementOfType(Put.class);
        assertThat(results).hasAtLeastOneElementOfType(NotPut.class);
        assertThat(results).hasAtLeastOneElementOfType(Unknown.class);
    }

    @Test
    void anIteratorExpiresAndTheReaderGoesOn() throws InterruptedException {
        put(new Delayed(), 3);
        try (var proxy = FaultProxy.before(emulator.endpoint(), List.of(new IteratorExpired()), SEED);
                var log = log(proxy.endpoint())) {
            proxy.suffer(0, 0.5);
            assertThat(read(log)).containsExactlyInAnyOrder("0", "1", "2");
        }
    }
}
