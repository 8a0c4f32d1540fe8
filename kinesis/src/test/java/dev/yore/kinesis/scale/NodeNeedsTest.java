package dev.yore.kinesis.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.deciding.ReplicaStores;
import dev.yore.deciding.TrimmedException;
import dev.yore.deciding.internal.replica.Replica;
import dev.yore.deciding.internal.verdict.Judge;
import dev.yore.deciding.internal.verdict.RuleBook;
import dev.yore.log.LogOptions;
import dev.yore.shard.HashRange;
import dev.yore.shard.PartitionedLog;
import dev.yore.testkit.InMemoryStore;
import dev.yore.testkit.shard.ModelStream;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the arithmetic says that a node needs is what it has. */
class NodeNeedsTest {

    private static final Set<String> THREADS = Set.of("yore-writer", "yore-segments", "yore-index");

    private static final HashRange LOWER_HALF = new HashRange(BigInteger.ZERO, HashRange.MAX.shiftRight(1));

    @TempDir
    private Path folder;

    @Test
    void eachShardIsAStoreWithItsThreadsAndSoIsTheJournal() {
        int shards = 3;
        var log = new ModelStream("s", shards, InstantSource.system()).connect();
        long before = threads();
        try (var replica =
                Replica.open(ReplicaStores.in(folder), log.describe(), HashRange.WHOLE, new Judge(RuleBook.CURRENT))) {
            replica.discover(log.shards(), false);

            assertThat(threads() - before)
                    .as("the others begin when there is something for them to do")
                    .isEqualTo((shards + 1L) * Capacity.IDLE_STORE_THREADS);
            assertThat(THREADS).hasSize(Capacity.STORE_THREADS);
        }
    }

    @Test
    void aStoreHoldsSoManyPostingsInMemory() {
        assertThat(Capacity.STORE_MIB).isEqualTo(4 + (LogOptions.DEFAULT.indexPostings() * 40 >> 20));
    }

    @Test
    void aReplicaHasEveryShardThatItsOwnGoOnFrom() {
        var stream = new ModelStream("s", 1, InstantSource.system());
        var log = stream.connect();
        int doublings = 4;
        for (int i = 0; i < doublings; i++) {
            split(stream, i);
        }
        try (var whole = replica(log, HashRange.WHOLE);
                var half = replica(log, LOWER_HALF)) {
            assertThat(whole.shards()).hasSize(31);
            assertThat(Capacity.lineage()).contains("| 4 | 16 | 31 |");
            assertThat(half.shards()).as("half of each doubling, and the first").hasSize(16);
        }
    }

    @Test
    void aShardMergedAcrossAnEdgeBringsTheOtherHalfToo() {
        var stream = new ModelStream("s", 2, InstantSource.system());
        var log = stream.connect();
        var shards = log.shards();
        try (var half = replica(log, LOWER_HALF)) {
            assertThat(half.shards()).hasSize(1);
            stream.merge(shards.getFirst().id(), shards.getLast().id());
            half.discover(log.shards(), false);

            assertThat(half.shards()).hasSize(3);
        }
    }

    @Test
    void aShardMergedAcrossAnEdgeStopsANodeWhereTheOtherHalfIsGone() {
        var stream = new ModelStream("s", 2, InstantSource.system());
        var log = stream.connect();
        var shards = log.shards();
        try (var half = replica(log, LOWER_HALF)) {
            stream.merge(shards.getFirst().id(), shards.getLast().id());
            stream.trim(Instant.now().plusSeconds(1));

            assertThatExceptionOfType(TrimmedException.class).isThrownBy(() -> half.discover(log.shards(), false));
        }
    }

    private static Replica replica(PartitionedLog log, HashRange range) {
        var replica = Replica.open(_ -> new InMemoryStore(), log.describe(), range, new Judge(RuleBook.CURRENT));
        replica.discover(log.shards(), false);
        return replica;
    }

    /** Splits every shard that was not split yet. */
    private static void split(ModelStream stream, int doubling) {
        var shards = stream.connect().shards();
        for (var shard : List.copyOf(shards.subList((1 << doubling) - 1, shards.size()))) {
            var range = shard.range();
            stream.split(shard.id(), range.from().add(range.to()).shiftRight(1).add(BigInteger.ONE));
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(it -> THREADS.contains(it.getName()))
                .count();
    }
}
