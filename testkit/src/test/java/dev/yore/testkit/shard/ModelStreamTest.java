package dev.yore.testkit.shard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.yore.event.Partition;
import dev.yore.shard.Entry;
import dev.yore.shard.HashRange;
import dev.yore.shard.LogRecord;
import dev.yore.shard.PutLimits;
import dev.yore.shard.PutResult;
import dev.yore.shard.Sequence;
import dev.yore.shard.Shard;
import dev.yore.shard.ShardBatch;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelStreamTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123456Z");

    private Instant now = NOON;
    private final ModelStream stream = new ModelStream("test", 2, () -> now);
    private final ModelLog log = stream.connect();

    @Test
    void shardsShareTheHashKeysAndBearTheNamesThatKinesisGives() {
        assertThat(log.shards())
                .extracting(Shard::toString)
                .containsExactly("shardId-000000000000", "shardId-000000000001");
        assertThat(log.shards().getFirst().range().from()).isZero();
        assertThat(log.shards().getLast().range().to()).isEqualTo(HashRange.MAX);
        assertThat(log.shards().getLast().range().from()).isEqualTo(BigInteger.TWO.pow(127));
    }

    @Test
    void recordsAreStampedInMillisecondsByAClockThatMayGoBack() throws InterruptedException {
        var first = put("a");
        now = NOON.minusSeconds(3);
        put("a");

        assertThat(read(first.shard()).records())
                .extracting(LogRecord::arrivedAt)
                .containsExactly(Instant.parse("2026-11-24T12:00:00.123Z"), Instant.parse("2026-11-24T11:59:57.123Z"));
    }

    @Test
    void aSplitShardEndsAndTwoGoOnFromIt() throws InterruptedException {
        var parent = log.shards().getFirst();
        putAt(parent.range().from(), "old");
        var children = stream.split(parent.id(), parent.range().from().add(BigInteger.TEN));

        assertThat(children).allSatisfy(it -> assertThat(it.parents()).containsExactly(parent.id()));
        assertThat(children.getFirst().range()).isEqualTo(HashRange.parse("0-9"));
        assertThat(read(parent.id()).closed()).isTrue();
        assertThat(putAt(BigInteger.valueOf(9), "low").shard())
                .isEqualTo(children.getFirst().id());
        assertThat(putAt(BigInteger.valueOf(10), "high").shard())
                .isEqualTo(children.getLast().id());
    }

    @Test
    void mergedShardsEndAndOneGoesOnFromBoth() throws InterruptedException {
        var parents = log.shards().stream().map(Shard::id).toList();
        var child = stream.merge(parents.getLast(), parents.getFirst());

        assertThat(child.parents()).containsExactlyInAnyOrderElementsOf(parents);
        assertThat(child.range()).isEqualTo(HashRange.WHOLE);
        assertThat(put("any").shard()).isEqualTo(child.id());
        assertThatIllegalArgumentException().isThrownBy(() -> stream.merge(parents.getFirst(), child.id()));
        for (var parent : parents) {
            assertThat(read(parent).closed()).isTrue();
        }
    }

    @Test
    void onlyShardsThatAdjoinAreMergedAndOnlyWithinItsRangeIsOneSplit() {
        var first = log.shards().getFirst();
        var halves = stream.split(first.id(), BigInteger.TEN);
        var last = log.shards().getLast();
        assertThat(log.shards()).hasSize(4);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> stream.merge(halves.getFirst().id(), new Partition("shardId-000000000001")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stream.split(last.id(), last.range().from()));
        assertThatIllegalArgumentException().isThrownBy(() -> stream.split(first.id(), BigInteger.ONE));
    }

    @Test
    void recordsGrowOldByTheClockAndAClosedShardGoesWithItsLast() throws InterruptedException {
        var early = put("a");
        now = NOON.plus(Duration.ofHours(1));
        var late = put("a");
        stream.split(early.shard(), middle(early.shard()));

        now = NOON.plus(ModelStream.DEFAULT_RETENTION).plusMillis(1);
        assertThat(read(early.shard()).records())
                .extracting(LogRecord::sequence)
                .containsExactly(late.sequence());
        assertThat(readBehind(early).gap()).isTrue();
        now = now.plus(Duration.ofHours(1));
        assertThat(log.shards()).extracting(Shard::id).doesNotContain(early.shard());
        assertThat(read(early.shard()).gap()).isTrue();
        now = NOON;
        assertThat(log.shards()).extracting(Shard::id).doesNotContain(early.shard());
    }

    @Test
    void whatIsTrimmedUnderAReaderIsAGapAndThenItGoesOn() throws InterruptedException {
        var first = put("a");
        try (var reader = log.read(first.shard(), Optional.empty())) {
            assertThat(reader.next(Duration.ZERO).records()).hasSize(1);
            put("a");
            stream.trim(first.shard(), first.sequence());
            assertThat(reader.next(Duration.ZERO).records())
                    .as("nothing that it had not read was trimmed")
                    .hasSize(1);
            stream.trim(first.shard(), put("a").sequence());
            var last = put("a");

            assertThat(reader.next(Duration.ZERO)).isEqualTo(new ShardBatch(List.of(), true, false, false));
            assertThat(reader.next(Duration.ZERO).records())
                    .extracting(LogRecord::sequence)
                    .containsExactly(last.sequence());
        }
    }

    @Test
    void aShardTakesSoMuchInASecondOfTheClock() {
        var narrow = stream.withLimits(new PutLimits(1000, 100, 100_000, 3, 1000));
        var node = narrow.connect();
        assertThat(taken(node.put(entries(4, 10)))).containsExactly(true, true, true, false);
        now = now.plusSeconds(1);
        assertThat(taken(node.put(entries(3, 400)))).containsExactly(true, true, false);
        now = now.minusSeconds(1);
        assertThat(taken(node.put(entries(1, 400)))).containsExactly(true);
    }

    @Test
    void anyoneMayPutUnderAHashKeyThatIsNotThatOfThePartitionKey() throws InterruptedException {
        var wrong = HashRange.hash("a").xor(BigInteger.TWO.pow(127));
        var put = putAt(wrong, "a");

        assertThat(read(put.shard()).records().getFirst().partitionKey()).isEqualTo("a");
        assertThat(put.shard()).isNotEqualTo(put("a").shard());
    }

    @Test
    void whatWasPutAsOneStandsUnderOneNumber() throws InterruptedException {
        var put = (PutResult.Put) stream.putAsOne(entries(3, 10));

        assertThat(read(put.shard()).records())
                .extracting(LogRecord::sequence)
                .containsExactly(part(put, 0), part(put, 1), part(put, 2));
        assertThat(readBehind(new PutResult.Put(put.shard(), part(put, 1))).records())
                .hasSize(1);
    }

    private static Sequence part(PutResult.Put put, int part) {
        return new Sequence(put.sequence().number(), part);
    }

    private BigInteger middle(Partition id) {
        var range = log.shards().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow()
                .range();
        return range.from().add(range.to()).shiftRight(1);
    }

    private static List<Boolean> taken(List<PutResult> results) {
        return results.stream().map(PutResult.Put.class::isInstance).toList();
    }

    private static List<Entry> entries(int count, int bytes) {
        return IntStream.range(0, count)
                .mapToObj(_ -> new Entry("a", new byte[bytes]))
                .toList();
    }

    private PutResult.Put put(String key) {
        return (PutResult.Put)
                log.put(List.of(new Entry(key, key.getBytes(UTF_8)))).getFirst();
    }

    private PutResult.Put putAt(BigInteger hashKey, String key) {
        return (PutResult.Put) stream.put(new Entry(key, new byte[1]), hashKey);
    }

    private ShardBatch read(Partition shard) throws InterruptedException {
        try (var reader = log.read(shard, Optional.empty())) {
            return reader.next(Duration.ZERO);
        }
    }

    private ShardBatch readBehind(PutResult.Put put) throws InterruptedException {
        try (var reader = log.read(put.shard(), Optional.of(put.sequence()))) {
            return reader.next(Duration.ZERO);
        }
    }
}
