package dev.yore.kinesis.scale;

import static dev.yore.kinesis.scale.Table.count;
import static dev.yore.kinesis.scale.Table.tenths;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a stream takes, and what its nodes need: arithmetic of the limits of the service and of the engine.
 *
 * @param shards open shards
 * @param commitBytes the size of a commit's record
 * @param load what is put on average, as a part of what may be put
 * @param shardsPerNode how many shards a node holds at the most
 */
record Capacity(int shards, int commitBytes, double load, int shardsPerNode) {

    /** The sizes that the page has. */
    static final List<Integer> SHARDS = List.of(1, 4, 16, 64, 256, 1_000, 10_000);

    /** What may be put in a shard in a second. */
    static final int SHARD_RECORDS = 1_000;

    static final int SHARD_BYTES = 1 << 20;

    /** What all who poll a shard may read of it in a second, and each consumer of enhanced fan-out. */
    static final int SHARD_BYTES_OUT = 2 << 20;

    /** Threads of the system that an open store of the embedded engine has at first, and at the most. */
    static final int IDLE_STORE_THREADS = 1;

    static final int STORE_THREADS = 3;

    /** What it holds in memory at the most: a buffer to write, and the postings that are in no file yet. */
    static final int STORE_MIB = 4 + (262_144 * 40 >> 20);

    private static final double MIB = 1 << 20;
    private static final double GIB = 1 << 30;
    private static final long DAY = 86_400;

    /** Commits of one event of 1 KiB, a quarter of the limits on average, 50 shards a node. */
    static Capacity of(int shards) {
        return new Capacity(shards, 1 << 10, 0.25, 50);
    }

    double commitsPerSecond() {
        return (double) shards * Math.min(SHARD_RECORDS, SHARD_BYTES / commitBytes);
    }

    /** Commits in so many seconds at the average load. */
    double commits(double seconds) {
        return commitsPerSecond() * load * seconds;
    }

    double mibPerSecond() {
        return commitsPerSecond() * commitBytes / MIB;
    }

    int nodes() {
        return Math.ceilDiv(shards, shardsPerNode);
    }

    private int shardsOfANode() {
        return Math.ceilDiv(shards, nodes());
    }

    /** Of one node: a store for each shard and one for its journal. */
    int threads() {
        return STORE_THREADS * (shardsOfANode() + 1);
    }

    int memoryMib() {
        return STORE_MIB * (shardsOfANode() + 1);
    }

    double diskGibPerDay() {
        return new Capacity(shardsOfANode(), commitBytes, load, shardsPerNode).commits(DAY) * commitBytes / GIB;
    }

    /** How many nodes may poll the same shard and keep up with it when it is full. */
    static int pollers() {
        return SHARD_BYTES_OUT / SHARD_BYTES;
    }

    static List<String> table() {
        var table =
                new Table("shards", "commits/s at the most", "MiB/s in", "commits a day at a quarter of it, millions");
        for (int shards : SHARDS) {
            var it = of(shards);
            table.row(
                    count(shards),
                    count(it.commitsPerSecond()),
                    count(it.mibPerSecond()),
                    tenths(it.commits(DAY) / 1e6));
        }
        return table.lines();
    }

    static List<String> nodeTable() {
        var table = new Table(
                "shards",
                "nodes that hold all of it once",
                "shards of each",
                "threads",
                "memory of the stores, MiB",
                "disk a day, GiB");
        for (int shards : SHARDS) {
            var it = of(shards);
            table.row(
                    count(shards),
                    count(it.nodes()),
                    count(it.shardsOfANode()),
                    count(it.threads()),
                    count(it.memoryMib()),
                    count(it.diskGibPerDay()));
        }
        return table.lines();
    }

    /** What is left of a stream's history of splits, from one shard on: how many shards a replica of the whole knows. */
    static List<String> lineage() {
        var table =
                new Table("doublings", "open shards", "shards that a replica of the whole has, and a checkpoint names");
        IntStream.of(0, 2, 4, 6, 8, 10).forEach(it -> table.row(count(it), count(1 << it), count((2 << it) - 1)));
        return table.lines();
    }
}
