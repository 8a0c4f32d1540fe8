package dev.yore.testkit.shard;

import static dev.yore.testkit.shard.Entries.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.yore.shard.Entry;
import dev.yore.shard.HashRange;
import dev.yore.shard.PutResult.Put;
import dev.yore.testkit.internal.Together;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was said to be put is there, as it was put. */
public interface PutContract extends LogTest {

    @Test
    default void whatWasPutIsReadAsItWasPut() throws InterruptedException {
        var data = new byte[1000];
        new Random(1).nextBytes(data);
        for (var key : List.of("k", "{order-1}/ä€😀 \"x\"", "k".repeat(256))) {
            var put = Entries.putTogether(log(), List.of(new Entry(key, data))).getFirst();

            var record = Reading.all(log(), put.shard(), patience()).getLast();
            assertThat(record.sequence()).isEqualTo(put.sequence());
            assertThat(record.partitionKey()).isEqualTo(key);
            assertThat(record.data()).isEqualTo(data);
        }
    }

    @Test
    default void theAnswersComeInTheOrderOfTheEntries() throws InterruptedException {
        var entries = IntStream.range(0, 60)
                .mapToObj(i -> new Entry("key-" + i, ("text-" + i).getBytes(UTF_8)))
                .toList();
        var puts = Entries.putTogether(log(), entries);

        for (var shard : log().shards()) {
            for (var record : Reading.all(log(), shard.id(), patience())) {
                int answered = puts.indexOf(new Put(shard.id(), record.sequence()));
                assertThat(answered).as("answer for %s", record).isNotNegative();
                assertThat(text(record)).isEqualTo("text-" + answered);
            }
        }
        assertThat(puts).doesNotHaveDuplicates();
    }

    @Test
    default void nothingIsPutWhereNothingIsGiven() {
        assertThat(log().put(List.of())).isEmpty();
    }

    @Test
    default void asManyEntriesAreTakenAsTheLimitSays() throws InterruptedException {
        var entries = Entries.in(shard(), "e", Math.min(log().limits().callEntries(), 500));
        var puts = Entries.putTogether(log(), entries);

        assertThat(Reading.all(log(), shard().id(), patience()))
                .extracting(it -> new Put(shard().id(), it.sequence()))
                .containsExactlyInAnyOrderElementsOf(puts);
    }

    @Test
    default void anEntryMayBeAsLargeAsTheLimitSays() throws InterruptedException {
        var key = Entries.key(shard().range());
        var data = new byte[log().limits().recordBytes() - new Entry(key, new byte[0]).size()];
        new Random(2).nextBytes(data);
        Entries.putTogether(log(), List.of(new Entry(key, data)));

        assertThat(Reading.all(log(), shard().id(), patience()).getFirst().data())
                .isEqualTo(data);
    }

    @Test
    default void moreThanTheLimitsSayIsRefusedWhole() throws InterruptedException {
        var limits = log().limits();
        var small = Entries.in(HashRange.WHOLE, "small");
        var large = new Entry("large", new byte[limits.recordBytes() + 1]);
        var tooMany = Collections.nCopies(limits.callEntries() + 1, small);
        int half = limits.recordBytes() / 2;
        var tooMuch = Collections.nCopies(limits.callBytes() / half + 1, new Entry("half", new byte[half]));

        for (var entries : List.of(List.of(small, large), tooMany, tooMuch)) {
            assertThatIllegalArgumentException().isThrownBy(() -> log().put(entries));
        }
        for (var shard : log().shards()) {
            assertThat(Reading.all(log(), shard.id(), patience())).isEmpty();
        }
    }

    @Test
    default void manyPutAtOnce() throws InterruptedException {
        int writers = 8;
        var puts =
                Together.call(patience(), writers, i -> Entries.put(log(), Entries.in(shard(), "writer-" + i, 5)))
                        .stream()
                        .flatMap(List::stream)
                        .toList();

        var records = Reading.all(log(), shard().id(), patience());
        assertThat(records).hasSize(writers * 5);
        assertThat(records)
                .extracting(it -> new Put(shard().id(), it.sequence()))
                .hasSameElementsAs(puts);
        var texts = new ArrayList<String>();
        records.forEach(it -> texts.add(text(it)));
        for (int i = 0; i < writers; i++) {
            var prefix = "writer-" + i + "-";
            assertThat(texts.stream().filter(it -> it.startsWith(prefix)))
                    .as("entries that were put one after the other")
                    .isSorted();
        }
    }
}
