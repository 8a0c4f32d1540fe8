package dev.yore.testkit.shard;

import dev.yore.shard.PutLimits;
import java.time.Instant;

/** What a shard takes in a second, by the stream's clock. */
final class Pace {

    private final PutLimits limits;
    private long second = Long.MIN_VALUE;
    private int entries;
    private long bytes;

    Pace(PutLimits limits) {
        this.limits = limits;
    }

    boolean admits(int moreEntries, int moreBytes, Instant now) {
        if (now.getEpochSecond() != second) { // also an earlier one: a clock that goes back begins a new second
            second = now.getEpochSecond();
            entries = 0;
            bytes = 0;
        }
        boolean room = entries + moreEntries <= limits.shardEntriesPerSecond()
                && bytes + moreBytes <= limits.shardBytesPerSecond();
        if (room || entries == 0) { // what is larger than the limit of a second has one for itself
            entries += moreEntries;
            bytes += moreBytes;
            return true;
        }
        return false;
    }
}
