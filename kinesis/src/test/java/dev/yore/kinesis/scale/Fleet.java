package dev.yore.kinesis.scale;

import dev.yore.deciding.internal.replica.ShardReplica;
import dev.yore.event.Partition;
import dev.yore.event.StreamId;
import dev.yore.shard.HashRange;
import dev.yore.shard.PutLimits;
import dev.yore.shard.Shard;
import dev.yore.shard.ShardReader;
import dev.yore.testkit.shard.ModelStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Nodes and writers on a stream in memory, in one thread and a time of their own. Nodes hold even ranges of the hash keys, or all of
 * them the whole.
 */
final class Fleet {

    /** How long a put takes, there and back. */
    static final long PUT = Duration.ofMillis(10).toNanos();

    /** How long a read takes, there and back. */
    static final long READ = Duration.ofMillis(10).toNanos();

    /** How long it takes until what stands in a shard is pushed to a consumer: what the service says of the average. */
    static final long PUSH = Duration.ofMillis(70).toNanos();

    /** How often a shard may be read by all who poll it. */
    static final double READS = 5;

    private static final long WARM_UP = Duration.ofSeconds(2).toNanos();

    private final VirtualTime time = new VirtualTime();
    private final SplittableRandom random = new SplittableRandom(1);
    private final ModelStream stream;
    private final List<Shard> shards;
    private final Reading reading;
    private final double reads;
    private final List<Node> nodes = new ArrayList<>();
    private final Measured measured;
    private final long end;
    private int writers;

    /** The feeds of each shard, in all nodes. */
    private final Map<Partition, List<Feed>> feeds = new HashMap<>();

    /**
     * A fleet at its beginning.
     *
     * @param perSecond how many commits a shard takes in a second
     * @param ranges into how many ranges the nodes share the hash keys
     * @param copies how many nodes hold each range
     * @param reading how they read
     * @param measured how long it is measured
     */
    Fleet(int shardCount, int perSecond, int ranges, int copies, Reading reading, Duration measured) {
        var limits = new PutLimits(1 << 20, 500, 5 << 20, perSecond, 1 << 20);
        this.stream = new ModelStream("fleet", shardCount, time).withLimits(limits);
        this.shards = stream.connect().shards();
        this.reading = reading;
        this.reads = READS / copies;
        this.end = WARM_UP + measured.toNanos();
        this.measured = new Measured(WARM_UP, end, shardCount);
        for (int range = 0; range < ranges; range++) {
            for (int copy = 0; copy < copies; copy++) {
                add(range(range, ranges));
            }
        }
    }

    private HashRange range(int range, int ranges) {
        int first = range * shards.size() / ranges;
        int last = (range + 1) * shards.size() / ranges - 1;
        return new HashRange(
                shards.get(first).range().from(), shards.get(last).range().to());
    }

    private void add(HashRange range) {
        var node = new Node(this, range);
        nodes.add(node);
        node.feeds()
                .forEach((shard, feed) ->
                        feeds.computeIfAbsent(shard, _ -> new ArrayList<>()).add(feed));
    }

    VirtualTime time() {
        return time;
    }

    ModelStream stream() {
        return stream;
    }

    List<Node> nodes() {
        return nodes;
    }

    Feed feed(Node node, ShardReplica shard, ShardReader reader) {
        return reading.pushed()
                ? new Feed.Pushed(node, shard, reader, time)
                : new Feed.Polled(node, shard, reader, time, reads, reading.idle(), random.split());
    }

    /** Something was put in a shard. */
    void put(Partition shard) {
        feeds.get(shard).forEach(Feed::put);
    }

    /** A writer at a node that holds the stream. */
    void write(String stream, Node node, Duration pause) {
        var name = "w" + writers++;
        new Writer(name, StreamId.of(stream), node, time, measured, random.split(), pause.toNanos(), rank(stream))
                .start();
    }

    /** A writer at the node whose range has the stream. */
    void writeWhereItIsHeld(String stream, Duration pause) {
        write(stream, nodes.get(rank(stream) * nodes.size() / shards.size()), pause);
    }

    private int rank(String stream) {
        var hashKey = HashRange.hash(StreamId.of(stream).partitionKey());
        int rank = 0;
        while (!shards.get(rank).range().contains(hashKey)) {
            rank++;
        }
        return rank;
    }

    /** Lets them work; what was measured. */
    Measured run() {
        time.runUntil(end);
        return measured;
    }
}
