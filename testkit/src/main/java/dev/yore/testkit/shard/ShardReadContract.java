package dev.yore.testkit.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.shard.LogRecord;
import dev.yore.testkit.internal.Together;
import dev.yore.testkit.internal.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A shard is one sequence of records, the same for every reader. */
public interface ShardReadContract extends LogTest {

    @Test
    default void anEmptyShardIsAtItsTip() throws InterruptedException {
        assertThat(Reading.all(log(), shard().id(), patience())).isEmpty();
    }

    @Test
    default void sequencesGrowAlongTheShard() throws InterruptedException {
        var puts = Entries.put(log(), Entries.in(shard(), "e", 10));
        var records = Reading.all(log(), shard().id(), patience());

        assertThat(records)
                .extracting(Entries::text)
                .isEqualTo(
                        Entries.in(shard(), "e", 10).stream().map(Entries::text).toList());
        for (int i = 0; i < puts.size(); i++) {
            assertThat(records.get(i).sequence()).isEqualTo(puts.get(i).sequence());
            assertThat(i == 0
                            || records.get(i - 1)
                                            .sequence()
                                            .compareTo(records.get(i).sequence())
                                    < 0)
                    .isTrue();
        }
    }

    @Test
    default void everyReaderSeesTheSame() throws InterruptedException {
        Together.call(patience(), 4, i -> Entries.put(log(), Entries.in(shard(), "writer-" + i, 5)));
        var first = Reading.all(log(), shard().id(), patience());
        assertThat(first).hasSize(20);
        try (var other = place().open()) {
            for (var log : List.of(log(), other)) {
                var records = Reading.all(log, shard().id(), patience());
                assertThat(records)
                        .extracting(LogRecord::sequence)
                        .isEqualTo(first.stream().map(LogRecord::sequence).toList());
                assertThat(records)
                        .extracting(LogRecord::arrivedAt)
                        .isEqualTo(first.stream().map(LogRecord::arrivedAt).toList());
                assertThat(records)
                        .extracting(Entries::text)
                        .isEqualTo(first.stream().map(Entries::text).toList());
            }
        }
    }

    @Test
    default void theTipIsBehindAllThatWasPutBefore() throws InterruptedException {
        try (var reader = log().read(shard().id(), Optional.empty())) {
            for (int i = 1; i <= 5; i++) {
                Entries.putTogether(log(), Entries.in(shard(), "round-" + i, 7 * i));
                assertThat(Reading.toTip(reader, patience())).hasSize(7 * i);
            }
        }
    }

    @Test
    default void aShardShowsNothingOfTheOthers() throws InterruptedException {
        var other = log().shards().getLast();
        Entries.put(log(), Entries.in(other, "other", 3));
        Entries.put(log(), Entries.in(shard(), "mine", 2));

        assertThat(Reading.all(log(), shard().id(), patience()))
                .extracting(Entries::text)
                .containsExactly("mine-0", "mine-1");
        assertThat(Reading.all(log(), other.id(), patience())).hasSize(3);
    }

    @Test
    default void aCallThatNeedNotWaitDoesNot() throws InterruptedException {
        Entries.put(log(), Entries.in(shard(), "e", 1));
        try (var reader = log().read(shard().id(), Optional.empty())) {
            assertThat(Reading.atLeast(1, reader, patience())).hasSize(1);
            assertThat(Waiting.in(() -> reader.next(Duration.ZERO)).result(patience()))
                    .satisfies(it -> assertThat(it.records()).isEmpty());
        }
    }
}
