package dev.yore.deciding.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Partition;
import dev.yore.shard.Entry;
import dev.yore.shard.HashRange;
import dev.yore.shard.PutLimits;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PacesTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final PutLimits LIMITS = new PutLimits(1 << 20, 500, 10_000, 10, 5_000);

    private final Paces paces = new Paces(LIMITS, PacesTest::shard);
    private final List<Outgoing> queue = new ArrayList<>();

    @Test
    void aShardThatWasIdleTakesASecondsWorthAtOnceAndThenOneAfterTheOther() {
        fill("a", 30, 10);

        assertThat(take(0)).isBetween(10, 11);
        assertThat(take(0)).isZero();
        assertThat(paces.untilReady(0)).isBetween(1L, SECOND / 10);
        assertThat(take(SECOND)).isBetween(9, 11);
    }

    @Test
    void bytesCountAsEntriesDo() {
        fill("a", 10, 2_000);

        assertThat(take(0)).isBetween(2, 4);
        assertThat(take(SECOND)).isBetween(2, 3);
    }

    @Test
    void aBusyShardDoesNotHoldUpTheOthers() {
        fill("a", 20, 10);
        fill("z", 5, 10);

        assertThat(take(0)).isBetween(15, 16);
        assertThat(queue).allMatch(it -> it.entry().partitionKey().equals("a"));
    }

    @Test
    void aCallTakesNoMoreThanItMay() {
        fill("a", 3, 4_500);

        assertThat(paces.take(queue, new PutLimits(1 << 20, 2, 10_000, 10, 5_000), 0))
                .hasSizeBetween(1, 2);
        assertThat(paces.take(queue, new PutLimits(1 << 20, 500, 4_600, 10, 5_000), 10 * SECOND))
                .hasSize(1);
    }

    private int take(long now) {
        return paces.take(queue, LIMITS, now).size();
    }

    private void fill(String key, int count, int bytes) {
        IntStream.range(0, count)
                .forEach(_ ->
                        queue.add(new Outgoing(new Entry(key, new byte[bytes]), Deadline.in(Duration.ofMinutes(1)))));
    }

    private static Partition shard(BigInteger hashKey) {
        return new Partition(HashRange.hash("a").equals(hashKey) ? "one" : "other");
    }
}
