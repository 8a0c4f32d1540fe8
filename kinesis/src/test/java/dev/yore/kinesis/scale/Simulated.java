package dev.yore.kinesis.scale;

import static dev.yore.kinesis.scale.Table.count;
import static dev.yore.kinesis.scale.Table.hundredths;
import static dev.yore.kinesis.scale.Table.tenths;

import dev.yore.shard.HashRange;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What simulated fleets do. The same each time. */
final class Simulated {

    private static final double MEDIAN = 0.5;
    private static final double SLOWEST = 0.99;

    /** A hundredth of what a shard of the service takes, so that a thousand of them can be simulated. */
    private static final int SHARD_COMMITS = Capacity.SHARD_RECORDS / 100;

    private static final int SHARD_WRITERS = 10;

    private Simulated() {}

    /** More and more shards, each with as many writers: first without a pause, then with so long ones that they ask for half of what it takes. */
    static List<String> capacity() {
        var table = new Table(
                "shards",
                "nodes",
                "the limits allow, commits/s",
                "decided without pauses",
                "decided at half load",
                "the busiest shard, times the mean",
                "p50, ms",
                "p99, ms");
        for (int shards : new int[] {1, 10, 100, 1_000}) {
            var half = crowd(shards, Duration.ofSeconds(2), Duration.ofSeconds(4));
            table.row(
                    count(shards),
                    count(ranges(shards)),
                    count(SHARD_COMMITS * (double) shards),
                    count(crowd(shards, Duration.ZERO, Duration.ofSeconds(3)).acceptedPerSecond()),
                    count(half.acceptedPerSecond()),
                    hundredths(half.busiestOfMean()),
                    count(half.latency(MEDIAN)),
                    count(half.latency(SLOWEST)));
        }
        return table.lines();
    }

    private static Measured crowd(int shards, Duration pause, Duration measured) {
        var fleet = new Fleet(shards, SHARD_COMMITS, ranges(shards), 1, Reading.PUSHED, measured);
        for (int i = 0; i < SHARD_WRITERS * shards; i++) {
            fleet.writeWhereItIsHeld("acc-" + i, pause);
        }
        return fleet.run();
    }

    private static int ranges(int shards) {
        return Math.max(1, shards / 50);
    }

    /** How long a commit takes, with more and more nodes that read the same shard. */
    static List<String> latency() {
        var table = new Table(
                "nodes on a shard",
                "polling: p50, ms",
                "p99, ms",
                "with 2 s of idle wait: p50, ms",
                "p99, ms",
                "fan-out: p50, ms",
                "p99, ms");
        for (int nodes : new int[] {1, 2, 5, 10, 20}) {
            var polled = quiet(nodes, Reading.POLLED);
            var seldom = quiet(nodes, Reading.POLLED_SELDOM);
            var pushed = quiet(nodes, Reading.PUSHED);
            table.row(
                    count(nodes),
                    count(polled.latency(MEDIAN)),
                    count(polled.latency(SLOWEST)),
                    count(seldom.latency(MEDIAN)),
                    count(seldom.latency(SLOWEST)),
                    count(pushed.latency(MEDIAN)),
                    count(pushed.latency(SLOWEST)));
        }
        return table.lines();
    }

    private static Measured quiet(int nodes, Reading reading) {
        var fleet = new Fleet(1, Capacity.SHARD_RECORDS, 1, nodes, reading, Duration.ofSeconds(60));
        for (int i = 0; i < nodes; i++) {
            fleet.write("acc-" + i, fleet.nodes().get(i), Duration.ofSeconds(1));
        }
        return fleet.run();
    }

    /** More and more nodes that write the same stream without a pause. */
    static List<String> contention() {
        var table = new Table(
                "nodes that write one stream",
                "polling: commits/s",
                "conflicts for each commit",
                "fan-out: commits/s",
                "conflicts for each commit");
        for (int nodes : new int[] {1, 2, 5, 10, 20}) {
            var polled = contended(nodes, Reading.POLLED);
            var pushed = contended(nodes, Reading.PUSHED);
            table.row(
                    count(nodes),
                    tenths(polled.acceptedPerSecond()),
                    tenths(polled.conflictsPerAccepted()),
                    tenths(pushed.acceptedPerSecond()),
                    tenths(pushed.conflictsPerAccepted()));
        }
        return table.lines();
    }

    private static Measured contended(int nodes, Reading reading) {
        var fleet = new Fleet(1, Capacity.SHARD_RECORDS, 1, nodes, reading, Duration.ofSeconds(10));
        fleet.nodes().forEach(it -> fleet.write("acc-1", it, Duration.ZERO));
        return fleet.run();
    }

    /** How evenly streams that are equally busy lie on even shards. */
    static List<String> balance() {
        var table = new Table("shards", "10 streams a shard", "100", "1,000");
        for (int shards : new int[] {4, 64, 1_000}) {
            table.row(count(shards), busiest(shards, 10), busiest(shards, 100), busiest(shards, 1_000));
        }
        return table.lines();
    }

    private static String busiest(int shards, int streamsPerShard) {
        int[] streams = new int[shards];
        for (int i = 0; i < shards * streamsPerShard; i++) {
            var hashKey = HashRange.hash("acc-" + i);
            streams[hashKey.multiply(BigInteger.valueOf(shards)).shiftRight(128).intValue()]++;
        }
        return hundredths(Arrays.stream(streams).max().orElseThrow() / (double) streamsPerShard);
    }
}
