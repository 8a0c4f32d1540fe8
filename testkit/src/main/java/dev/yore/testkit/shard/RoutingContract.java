package dev.yore.testkit.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.shard.Entry;
import dev.yore.shard.HashRange;
import dev.yore.shard.LogRecord;
import dev.yore.shard.Shard;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The log says who it is and which shards it has, and a record goes to the shard of its key. */
public interface RoutingContract extends LogTest {

    @Test
    default void aLogHasAnIdentityOfItsOwn() {
        try (var place = newPlace(1);
                var other = place.open();
                var again = place().open()) {
            var description = log().describe();
            assertThat(description.identity()).isNotBlank();
            assertThat(description.retention()).isPositive();
            assertThat(again.describe()).isEqualTo(description);
            assertThat(log().describe()).isEqualTo(description);
            assertThat(other.describe().identity()).isNotEqualTo(description.identity());
        }
    }

    @Test
    default void theShardsShareAllHashKeys() {
        for (int count : new int[] {1, 4}) {
            try (var place = newPlace(count);
                    var log = place.open()) {
                var shards = log.shards();
                assertThat(shards).hasSize(count);
                assertThat(shards).extracting(Shard::id).doesNotHaveDuplicates();
                assertThat(shards).allSatisfy(it -> assertThat(it.parents()).isEmpty());
                assertTiles(HashRange.WHOLE, shards);
            }
        }
    }

    @Test
    default void aRecordGoesToTheShardOfItsKey() throws InterruptedException {
        var entries = IntStream.range(0, 40)
                .mapToObj(i -> new Entry("{order-" + i + "}/é", new byte[] {1}))
                .toList();
        Entries.putTogether(log(), entries);

        int seen = 0;
        for (var shard : log().shards()) {
            var records = Reading.all(log(), shard.id(), patience());
            assertThat(records).extracting(LogRecord::partitionKey).isNotEmpty().allMatch(shard.range()::contains);
            seen += records.size();
        }
        assertThat(seen).isEqualTo(40);
    }

    /** That these shards, side by side, take just the hash keys of this range. */
    static void assertTiles(HashRange range, List<Shard> shards) {
        var next = range.from();
        for (var part : shards.stream()
                .map(Shard::range)
                .sorted(Comparator.comparing(HashRange::from))
                .toList()) {
            assertThat(part.from()).isEqualTo(next);
            next = part.to().add(BigInteger.ONE);
        }
        assertThat(next).isEqualTo(range.to().add(BigInteger.ONE));
    }
}
