package dev.yore.kinesis;

import dev.yore.shard.LogRecord;
import dev.yore.shard.ShardBatch;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.kinesis.model.Record;

/** What readers answer. */
final class Batches {

    static final ShardBatch NOTHING = new ShardBatch(List.of(), false, false, false);
    static final ShardBatch GAP = new ShardBatch(List.of(), true, false, false);
    static final ShardBatch CLOSED = new ShardBatch(List.of(), false, true, true);

    private Batches() {}

    /** The batch of the records behind a place; a gap if there are none to be had behind it. */
    static ShardBatch of(Optional<List<LogRecord>> behind, boolean atTip, boolean closed) {
        return behind.map(it -> new ShardBatch(it, false, atTip, closed)).orElse(GAP);
    }

    static List<LogRecord> records(List<Record> records) {
        return records.stream().flatMap(it -> Aggregate.records(it).stream()).toList();
    }

    static boolean isNothing(ShardBatch batch) {
        return batch.records().isEmpty() && !batch.gap() && !batch.closed();
    }
}
