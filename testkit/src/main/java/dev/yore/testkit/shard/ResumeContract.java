package dev.yore.testkit.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.shard.Sequence;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A reader goes on behind any record; it says so if that one is not there. */
public interface ResumeContract extends LogTest {

    @Test
    default void aReaderGoesOnBehindAnyRecord() throws InterruptedException {
        var puts = Entries.put(log(), Entries.in(shard(), "e", 6));
        for (int i = 0; i < puts.size(); i++) {
            var rest = Reading.behind(puts.get(i).sequence(), log(), shard().id(), patience());
            assertThat(rest)
                    .extracting(it -> it.sequence())
                    .isEqualTo(puts.subList(i + 1, puts.size()).stream()
                            .map(it -> it.sequence())
                            .toList());
        }
    }

    @Test
    default void behindTheLastRecordStandsWhatIsPutLater() throws InterruptedException {
        var last = Entries.put(log(), Entries.in(shard(), "early", 2)).getLast();
        try (var reader = log().read(shard().id(), Optional.of(last.sequence()))) {
            assertThat(Reading.toTip(reader, patience())).isEmpty();
            Entries.put(log(), Entries.in(shard(), "late", 2));
            assertThat(Reading.atLeast(2, reader, patience()))
                    .extracting(Entries::text)
                    .containsExactly("late-0", "late-1");
        }
    }

    @Test
    default void aRecordThatIsNotThereIsAGapAndThenAllIsRead() throws InterruptedException {
        var puts = Entries.put(log(), Entries.in(shard(), "e", 3));
        var second = puts.get(1).sequence();
        var between = Sequence.of(second.number().add(BigInteger.ONE));
        var noSuchPart = new Sequence(second.number(), 7);
        for (var unknown : List.of(between, noSuchPart)) {
            assertGapThenAll(unknown, 3);
        }
    }

    @Test
    default void aRecordOfAnotherShardIsAGap() throws InterruptedException {
        Entries.put(log(), Entries.in(shard(), "mine", 1));
        var foreign = Entries.put(log(), Entries.in(log().shards().getLast(), "other", 1))
                .getFirst();
        Entries.put(log(), Entries.in(shard(), "mine", 1));

        assertGapThenAll(foreign.sequence(), 2);
    }

    @Test
    default void inAnEmptyShardThereIsNoRecordToGoOnBehind() throws InterruptedException {
        var foreign = Entries.put(log(), Entries.in(log().shards().getLast(), "other", 1))
                .getFirst();
        assertGapThenAll(foreign.sequence(), 0);
    }

    private void assertGapThenAll(Sequence unknown, int all) throws InterruptedException {
        try (var reader = log().read(shard().id(), Optional.of(unknown))) {
            assertThat(Reading.gap(reader, patience()).records()).isEmpty();
            assertThat(Reading.toTip(reader, patience()))
                    .as("behind the gap at %s", unknown)
                    .hasSize(all);
        }
    }
}
