package dev.yore.testkit.shard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.shard.Entry;
import dev.yore.shard.HashRange;
import dev.yore.shard.LogRecord;
import dev.yore.shard.PartitionedLog;
import dev.yore.shard.PutResult.Put;
import dev.yore.shard.Shard;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the tests put into a log: entries that say who they are. */
final class Entries {

    private Entries() {}

    /** An entry that says this, of a key that belongs in this range. */
    static Entry in(HashRange range, String text) {
        return new Entry(key(range), text.getBytes(UTF_8));
    }

    /** So many entries for a shard, named by a word and their numbers from 0. */
    static List<Entry> in(Shard shard, String word, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> in(shard.range(), word + "-" + i))
                .toList();
    }

    /** A key that belongs in this range, always the same one. */
    static String key(HashRange range) {
        return Stream.iterate(0, i -> i + 1)
                .map(i -> "key-" + i)
                .filter(range::contains)
                .findFirst()
                .orElseThrow();
    }

    /** Puts one entry after the other, each of which must be taken, and says where they stand. */
    static List<Put> put(PartitionedLog log, List<Entry> entries) {
        var puts = new ArrayList<Put>();
        for (var entry : entries) {
            puts.addAll(putTogether(log, List.of(entry)));
        }
        return puts;
    }

    /** Puts entries in one call, each of which must be taken, and says where they stand. */
    static List<Put> putTogether(PartitionedLog log, List<Entry> entries) {
        var results = log.put(entries);
        assertThat(results)
                .hasSameSizeAs(entries)
                .allSatisfy(it -> assertThat(it).isInstanceOf(Put.class));
        return results.stream().map(Put.class::cast).toList();
    }

    static String text(LogRecord record) {
        return new String(record.data(), UTF_8);
    }

    static String text(Entry entry) {
        return new String(entry.data(), UTF_8);
    }
}
