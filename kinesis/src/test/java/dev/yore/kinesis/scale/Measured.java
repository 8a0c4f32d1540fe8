package dev.yore.kinesis.scale;

import java.util.Arrays;

/** What became of the appends of a simulation, from a time on. */
final class Measured {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final long from;
    private final long to;
    private final long[] perShard;
    private long[] latencies = new long[1024];
    private int accepted;
    private int conflicts;

    /** Nothing yet. What ends before one time, or after the other, does not count. */
    Measured(long from, long to, int shards) {
        this.from = from;
        this.to = to;
        this.perShard = new long[shards];
    }

    private boolean counts(long now) {
        return now >= from && now < to;
    }

    void accepted(long begun, long now, int shard) {
        if (counts(now)) {
            if (accepted == latencies.length) {
                latencies = Arrays.copyOf(latencies, 2 * accepted);
            }
            latencies[accepted++] = now - begun;
            perShard[shard]++;
        }
    }

    void refused(long now) {
        if (counts(now)) {
            conflicts++;
        }
    }

    double acceptedPerSecond() {
        return accepted * NANOS_PER_SECOND / (to - from);
    }

    double conflictsPerAccepted() {
        return conflicts / (double) accepted;
    }

    /** How many times the mean the busiest shard accepted. */
    double busiestOfMean() {
        return Arrays.stream(perShard).max().orElseThrow() * (double) perShard.length / accepted;
    }

    /** How long appends took, in milliseconds: so large a part of them no longer. */
    double latency(double part) {
        var sorted = Arrays.copyOf(latencies, accepted);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(accepted - 1L, (long) (part * accepted))] / NANOS_PER_MILLI;
    }
}
