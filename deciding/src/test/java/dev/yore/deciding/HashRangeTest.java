package dev.yore.deciding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.shard.HashRange;
import dev.yore.shard.Shard;
import dev.yore.store.Commit;
import dev.yore.store.ExpectedVersion;
import dev.yore.store.Query;
import dev.yore.store.StreamRange;
import dev.yore.store.UnreadableStoreException;
import dev.yore.testkit.shard.ModelStream;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that holds a range of hash keys has all that belongs there, whatever shards it lay in, and nothing else. */
class HashRangeTest {

    private static final BigInteger MIDDLE = BigInteger.ONE.shiftLeft(127);
    private static final HashRange LOWER = new HashRange(BigInteger.ZERO, MIDDLE.subtract(BigInteger.ONE));
    private static final HashRange UPPER = new HashRange(MIDDLE, HashRange.MAX);

    private final ModelStream stream = new ModelStream("model", 1, InstantSource.system());
    private final StreamId low = in(LOWER);
    private final StreamId high = in(UPPER);

    @TempDir
    private Path temporary;

    private static StreamId in(HashRange range) {
        return Stream.iterate(0, i -> i + 1)
                .map(i -> StreamId.of("stream-" + i))
                .filter(it -> range.contains(it.partitionKey()))
                .findFirst()
                .orElseThrow();
    }

    private DecidingStore open(String name, HashRange range) {
        return DecidingStore.open(
                stream.connect(), ReplicaStores.in(temporary.resolve(name)), DecidingOptions.DEFAULT.withRange(range));
    }

    private static Commit event(StreamId stream, long version) {
        return Commit.of(Event.of(stream.value(), "Happened", Json.EMPTY_OBJECT))
                .expecting(stream, ExpectedVersion.exactly(version));
    }

    @Test
    void aStreamThatItDoesNotHoldIsAnErrorThatNamesTheRange() {
        try (var store = open("lower", LOWER)) {
            assertThatExceptionOfType(NotHeldException.class)
                    .isThrownBy(() -> store.append(event(high, 0)))
                    .withMessageContaining(high.value())
                    .withMessageContaining(LOWER.toString());
            assertThatExceptionOfType(NotHeldException.class).isThrownBy(() -> store.load(high, StreamRange.all()));
            assertThatExceptionOfType(NotHeldException.class).isThrownBy(() -> store.version(high));
            store.append(event(low, 0));
            assertThat(store.version(low)).isEqualTo(Version.of(1));
        }
    }

    @Test
    void itHoldsWhatItsShardsGoOnFromAndNoOthers() {
        try (var all = open("all", HashRange.WHOLE)) {
            all.append(event(low, 0));
            all.append(event(high, 0));
            var shards = stream.split(stream.connect().shards().getFirst().id(), MIDDLE);
            all.append(event(low, 1));
            all.append(event(high, 1));
            try (var lower = open("lower", LOWER)) {
                assertThat(lower.replica().shards())
                        .extracting(ShardStatus::shard)
                        .extracting(Shard::range)
                        .containsExactly(HashRange.WHOLE, LOWER);
                assertThat(lower.load(low).toList()).isEqualTo(all.load(low).toList());
                assertThat(lower.read(Query.all()).toList()).hasSize(3);

                var merged = stream.merge(shards.get(0).id(), shards.get(1).id());
                lower.append(event(low, 2));
                assertThat(lower.replica().shards())
                        .as("what a merged shard goes on from decides in it, so it is held too")
                        .extracting(ShardStatus::shard)
                        .extracting(Shard::id)
                        .contains(merged.id(), shards.get(1).id());
            }
        }
    }

    @Test
    void aReplicaOfAnotherRangeIsRefused() {
        open("one", LOWER).close();
        assertThatExceptionOfType(UnreadableStoreException.class)
                .isThrownBy(() -> open("one", UPPER))
                .withMessageContaining(LOWER.toString())
                .withMessageContaining(UPPER.toString());
    }
}
