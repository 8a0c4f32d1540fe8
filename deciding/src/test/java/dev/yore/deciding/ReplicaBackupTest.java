package dev.yore.deciding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.yore.deciding.ReplicaComparison.Outcome;
import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.shard.Entry;
import dev.yore.shard.HashRange;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import dev.yore.store.UnreadableStoreException;
import dev.yore.testkit.shard.ModelStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is a replica as it was, and a node goes on from it; two replicas are compared by what they hold. */
class ReplicaBackupTest {

    @TempDir
    private Path folder;

    private final ModelStream stream = new ModelStream("model", 2, InstantSource.system());

    @Test
    void aNodeThatBeginsWithABackupGoesOnFromTheStream() {
        try (var node = open("node")) {
            append(node, 0, 20);
            putNoEvent("acc_1");
            append(node, 20, 25);
            assertThat(backup()).isEqualTo(25);
            split(node);
            append(node, 25, 40);
            try (var restored = open("backup")) {
                assertThat(restored.head()).isEqualTo(node.head());
                assertSame(node.replica(), restored.replica());
            }
        }
    }

    @Test
    void theNextBackupCopiesWhatIsNew() {
        try (var node = open("node")) {
            append(node, 0, 20);
            assertThat(backup()).isEqualTo(20);
            assertThat(backup()).isZero();
            split(node);
            append(node, 20, 27);
            assertThat(backup()).isEqualTo(7);
        }
        try (var replica = stored("node");
                var backup = stored("backup")) {
            assertSame(replica.view(), backup.view());
        }
    }

    @Test
    void aBackupThatIsTakenWhileANodeWorksLacksNothingOfWhatIsBeforeItsEnd() throws InterruptedException {
        try (var node = open("node")) {
            var writer = Thread.startVirtualThread(() -> {
                for (int i = 0; i < 400; i += 4) {
                    append(node, i, i + 4);
                    putNoEvent("acc_" + i % 7);
                }
            });
            while (writer.isAlive()) {
                backup();
            }
            writer.join();
            try (var restored = open("backup")) {
                assertThat(restored.catchUp(DecidingOptions.DEFAULT.appendTimeout()))
                        .isTrue();
                assertThat(node.catchUp(DecidingOptions.DEFAULT.appendTimeout()))
                        .isTrue();
                assertSame(node.replica(), restored.replica());
                assertThat(rejected(restored.replica())).isEqualTo(100);
            }
        }
    }

    @Test
    void whatIsCopiedIsTold() {
        var told = new AtomicLong();
        try (var node = open("node")) {
            append(node, 0, 10);
            ReplicaBackup.copy(readOnly("node"), writable("backup"), told::addAndGet);
        }
        assertThat(told).hasValue(10);
    }

    @Test
    void theBackupOfAnotherLogIsLeftAlone() {
        open("node").close();
        backup();
        DecidingStore.open(
                        new ModelStream("other", 2, InstantSource.system()).connect(),
                        writable("other"),
                        DecidingOptions.DEFAULT)
                .close();
        assertThatExceptionOfType(UnreadableStoreException.class)
                .isThrownBy(() -> ReplicaBackup.copy(readOnly("other"), writable("backup"), _ -> {}))
                .withMessageContaining("one of model", "not of other");
        try (var one = stored("node");
                var other = stored("other")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ReplicaComparison.of(one.view(), other.view()))
                    .withMessageContaining("different logs");
        }
    }

    @Test
    void whereThereIsNoReplicaThereIsNothingToBackUp() {
        assertThatExceptionOfType(UnreadableStoreException.class).isThrownBy(this::backup);
    }

    @Test
    void replicasThatHoldSomethingElseAreFoundOut() {
        try (var node = open("node")) {
            append(node, 0, 20);
        }
        var twin = new ModelStream("model", 2, InstantSource.system());
        try (var node = DecidingStore.open(twin.connect(), writable("twin"), DecidingOptions.DEFAULT)) {
            append(node, 100, 120);
        }
        try (var one = stored("node");
                var other = stored("twin")) {
            var found = ReplicaComparison.of(one.view(), other.view());
            assertThat(found.agrees()).isFalse();
            assertThat(found.shards())
                    .extracting(ReplicaComparison.OfShard::outcome)
                    .contains(Outcome.DIFFERENT);
        }
    }

    @Test
    void ofReplicasOfPartsOnlyWhatBothHoldIsCompared() {
        try (var whole = open("node")) {
            append(whole, 0, 20);
            var shard = whole.replica().shards().getFirst().shard();
            var options = DecidingOptions.DEFAULT.withRange(shard.range());
            try (var part = DecidingStore.open(stream.connect(), writable("part"), options)) {
                var found = ReplicaComparison.of(part.replica(), whole.replica());
                assertThat(found.agrees()).isTrue();
                assertThat(found.shards())
                        .extracting(ReplicaComparison.OfShard::outcome)
                        .containsExactly(Outcome.SAME, Outcome.ONLY_IN_SECOND);
            }
        }
    }

    private static void append(EventStore store, int from, int to) {
        for (int i = from; i < to; i++) {
            store.append(Commit.of(Event.of("acc_" + i % 7, "Deposited", Json.parse("{\"amount\":" + i + "}"))));
        }
    }

    private void putNoEvent(String key) {
        stream.put(new Entry(key, "no event".getBytes(UTF_8)), HashRange.hash(key));
    }

    private void split(DecidingStore node) {
        var shard = node.replica().shards().getFirst().shard();
        var middle = shard.range().from().add(shard.range().to()).shiftRight(1);
        stream.split(shard.id(), middle);
    }

    private DecidingStore open(String name) {
        return DecidingStore.open(stream.connect(), writable(name), DecidingOptions.DEFAULT);
    }

    private long backup() {
        return ReplicaBackup.copy(readOnly("node"), writable("backup"), _ -> {});
    }

    private StoredReplica stored(String name) {
        return StoredReplica.open(readOnly(name));
    }

    private ReplicaStores writable(String name) {
        return ReplicaStores.in(folder.resolve(name));
    }

    private ReplicaStores readOnly(String name) {
        return ReplicaStores.readOnly(folder.resolve(name));
    }

    private static long rejected(ReplicaView view) {
        return view.shards().stream().mapToLong(ShardStatus::rejected).sum();
    }

    private static void assertSame(ReplicaView one, ReplicaView other) {
        var found = ReplicaComparison.of(one, other);
        assertThat(found.shards())
                .hasSameSizeAs(one.shards())
                .allSatisfy(it -> assertThat(it.outcome()).isEqualTo(Outcome.SAME));
        assertThat(other.shards())
                .extracting(ShardStatus::events, ShardStatus::rejected)
                .isEqualTo(one.shards().stream()
                        .map(it -> tuple(it.events(), it.rejected()))
                        .toList());
    }
}
