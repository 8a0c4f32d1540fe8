package dev.yore.testkit.shard;

import dev.yore.shard.Entry;
import dev.yore.shard.LogRecord;
import dev.yore.shard.PutLimits;
import dev.yore.shard.Sequence;
import dev.yore.shard.Shard;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records of one shard. A record's place is its rank from 0 among all that it ever had.
 *
 * <p>Not safe for threads: the stream's gate guards it.
 */
final class ModelShard {

    static final int NOWHERE = -1;

    private final Shard shard;
    private final Pace pace;
    private final List<LogRecord> records = new ArrayList<>();
    private final Map<Sequence, Integer> places = new HashMap<>();
    private BigInteger lastNumber;
    private int firstKept;
    private @Nullable Instant closedAt;

    ModelShard(Shard shard, BigInteger base, PutLimits limits) {
        this.shard = shard;
        this.pace = new Pace(limits);
        this.lastNumber = base;
    }

    Shard shard() {
        return shard;
    }

    boolean isOpen() {
        return closedAt == null;
    }

    void close(Instant now) {
        closedAt = now;
    }

    /** Whether it has room for so much at this time; if it has, the room is taken. */
    boolean admits(int entries, int bytes, Instant now) {
        return pace.admits(entries, bytes, now);
    }

    /** Adds entries under one number. */
    BigInteger append(List<Entry> entries, Instant now) {
        // Gaps, so that nobody counts on the next number.
        lastNumber = lastNumber.add(BigInteger.valueOf(1 + 7L * (records.size() % 5)));
        for (int part = 0; part < entries.size(); part++) {
            var sequence = new Sequence(lastNumber, part);
            var entry = entries.get(part);
            places.put(sequence, records.size());
            records.add(new LogRecord(sequence, entry.partitionKey(), entry.data(), now));
        }
        return lastNumber;
    }

    /** Gives up the oldest records, up to the first that arrived no earlier than this. */
    void trim(Instant before) {
        while (firstKept < records.size() && records.get(firstKept).arrivedAt().isBefore(before)) {
            firstKept++;
        }
    }

    /** Gives up the records up to this one, itself included. */
    void trim(Sequence last) {
        firstKept = Math.max(firstKept, placeBehind(last));
    }

    /** Whether a list of shards still names it. */
    boolean isListed(Instant horizon) {
        return closedAt == null || firstKept < records.size() || !closedAt.isBefore(horizon);
    }

    int firstKept() {
        return firstKept;
    }

    int end() {
        return records.size();
    }

    /** The place behind a record, or {@link #NOWHERE} if that record is not kept. */
    int placeBehind(Sequence sequence) {
        int place = places.getOrDefault(sequence, NOWHERE);
        return place < firstKept ? NOWHERE : place + 1;
    }

    List<LogRecord> records(int from, int to) {
        return List.copyOf(records.subList(from, to));
    }
}
