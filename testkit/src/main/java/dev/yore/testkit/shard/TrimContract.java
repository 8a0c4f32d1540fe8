package dev.yore.testkit.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.shard.LogRecord;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is kept no more is a gap to those who had not read it, and nothing to others. For logs whose fixture can trim. */
public interface TrimContract extends LogTest {

    @Test
    default void aNewReaderBeginsWithTheOldestThatIsKept() throws InterruptedException {
        var puts = Entries.put(log(), Entries.in(shard(), "e", 5));
        place().trim(shard().id(), puts.get(1).sequence());

        assertThat(Reading.all(log(), shard().id(), patience()))
                .extracting(Entries::text)
                .containsExactly("e-2", "e-3", "e-4");
    }

    @Test
    default void behindARecordThatIsKeptNothingIsMissing() throws InterruptedException {
        var puts = Entries.put(log(), Entries.in(shard(), "e", 5));
        place().trim(shard().id(), puts.get(1).sequence());

        assertThat(Reading.behind(puts.get(2).sequence(), log(), shard().id(), patience()))
                .extracting(Entries::text)
                .containsExactly("e-3", "e-4");
    }

    @Test
    default void behindARecordThatIsKeptNoMoreIsAGap() throws InterruptedException {
        var puts = Entries.put(log(), Entries.in(shard(), "e", 5));
        place().trim(shard().id(), puts.get(2).sequence());

        for (var gone : puts.subList(0, 3)) {
            try (var reader = log().read(shard().id(), Optional.of(gone.sequence()))) {
                Reading.gap(reader, patience());
                assertThat(Reading.toTip(reader, patience()))
                        .extracting(Entries::text)
                        .containsExactly("e-3", "e-4");
            }
        }
    }

    @Test
    default void whereNothingIsKeptAnyMoreIsAGapToo() throws InterruptedException {
        var last = Entries.put(log(), Entries.in(shard(), "e", 2)).getLast();
        place().trim(shard().id(), last.sequence());

        try (var reader = log().read(shard().id(), Optional.of(last.sequence()))) {
            Reading.gap(reader, patience());
            Entries.put(log(), Entries.in(shard(), "later", 1));
            assertThat(Reading.atLeast(1, reader, patience()))
                    .extracting(LogRecord::sequence)
                    .doesNotContain(last.sequence());
        }
    }

    @Test
    default void aReaderThatWasLeftBehindSaysSo() throws InterruptedException {
        var puts = Entries.put(log(), Entries.in(shard(), "early", 2));
        try (var reader = log().read(shard().id(), Optional.of(puts.getFirst().sequence()))) {
            assertThat(Reading.toTip(reader, patience())).hasSize(1);
            var later = Entries.put(log(), Entries.in(shard(), "late", 3));
            place().trim(shard().id(), later.getFirst().sequence());

            Reading.gap(reader, patience());
            assertThat(Reading.toTip(reader, patience()))
                    .extracting(Entries::text)
                    .containsExactly("late-1", "late-2");
        }
    }

    @Test
    default void aReaderThatKeptUpMissesNothing() throws InterruptedException {
        try (var reader = log().read(shard().id(), Optional.empty())) {
            var early = Entries.put(log(), Entries.in(shard(), "early", 2));
            assertThat(Reading.atLeast(2, reader, patience())).hasSize(2);
            place().trim(shard().id(), early.getFirst().sequence());
            Entries.put(log(), Entries.in(shard(), "late", 2));

            assertThat(Reading.atLeast(2, reader, patience()))
                    .extracting(Entries::text)
                    .containsExactly("late-0", "late-1");
        }
    }
}
