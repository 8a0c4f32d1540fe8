package dev.yore.deciding.internal.engine;

import dev.yore.event.Partition;
import dev.yore.shard.PutLimits;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps to what each shard takes in a second, so that the log need not refuse anything. A shard that was idle takes a second's worth at once:
 * a bucket of tokens, as the service itself keeps it. A busy shard does not hold up the others. For one thread at a time.
 */
public final class Paces {

    private static final long SECOND = 1_000_000_000;

    private final PutLimits limits;
    private final Function<BigInteger, Partition> shardOf;
    private final Map<Partition, Bucket> buckets = new HashMap<>();
    private long nextAt;

    /**
     * Full buckets.
     *
     * @param shardOf which shard takes a hash key, as far as is known here
     */
    public Paces(PutLimits limits, Function<BigInteger, Partition> shardOf) {
        this.limits = limits;
        this.shardOf = shardOf;
    }

    /** Takes out of a queue what may go out in one call now, in its order but for what busy shards have to wait with. */
    List<Outgoing> take(Collection<Outgoing> queue, PutLimits call, long now) {
        var group = new ArrayList<Outgoing>();
        Set<Partition> busy = new HashSet<>();
        long bytes = 0;
        nextAt = now + SECOND;
        for (var all = queue.iterator(); all.hasNext() && group.size() < call.callEntries(); ) {
            var outgoing = all.next();
            int size = outgoing.entry().size();
            if (!group.isEmpty() && bytes + size > call.callBytes()) {
                break;
            }
            var shard = shardOf.apply(outgoing.hashKey());
            if (!busy.contains(shard)
                    && buckets.computeIfAbsent(shard, _ -> new Bucket(now)).take(size, now)) {
                group.add(outgoing);
                bytes += size;
                all.remove();
            } else {
                busy.add(shard);
            }
        }
        return group;
    }

    /** How long it takes, from now, until a shard that was busy takes something again. */
    long untilReady(long now) {
        return nextAt - now;
    }

    /** Until when the entries, and the bytes, taken so far are paid for, each at its rate. */
    private final class Bucket {
        private long entriesPaid;
        private long bytesPaid;

        private Bucket(long now) {
            entriesPaid = now - SECOND;
            bytesPaid = now - SECOND;
        }

        private boolean take(int bytes, long now) {
            entriesPaid = Math.max(entriesPaid, now - SECOND);
            bytesPaid = Math.max(bytesPaid, now - SECOND);
            long ready = Math.max(entriesPaid, bytesPaid);
            if (ready > now) {
                nextAt = Math.min(nextAt, ready);
                return false;
            }
            entriesPaid += SECOND / limits.shardEntriesPerSecond();
            bytesPaid += SECOND * bytes / limits.shardBytesPerSecond();
            return true;
        }
    }
}
