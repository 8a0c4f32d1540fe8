package dev.yore.testkit.shard;

import dev.yore.event.Partition;
import dev.yore.shard.Entry;
import dev.yore.shard.HashRange;
import dev.yore.shard.LogDescription;
import dev.yore.shard.LogRecord;
import dev.yore.shard.PutLimits;
import dev.yore.shard.PutResult;
import dev.yore.shard.Sequence;
import dev.yore.shard.Shard;
import dev.yore.testkit.internal.EvenRanges;
import dev.yore.testkit.internal.Gate;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Kinesis stream in memory: shards that are split and merged, records that grow old, producers who know nothing of Yore.
 *
 * <pre>{@code
 * var stream = new ModelStream("orders", 4, clock);
 * try (var log = stream.connect()) {
 *     log.put(List.of(new Entry("acc_123", data)));
 * }
 * }</pre>
 *
 * <p>What it does depends on the calls and the clock alone. Its clock may go back, and so do the times of arrival, which are in
 * milliseconds. Any thread may use it.
 */
public final class ModelStream {

    /** What Kinesis takes when nobody asks for more. */
    public static final PutLimits DEFAULT_LIMITS = new PutLimits(1 << 20, 500, 5 << 20, 1_000, 1 << 20);

    /** How long it keeps records when nobody says otherwise. */
    public static final Duration DEFAULT_RETENTION = Duration.ofDays(1);

    final Gate gate = new Gate();

    private LogDescription description;
    private final PutLimits limits;
    private final InstantSource clock;
    private final Lineage lineage;
    private final List<Entry> late = new ArrayList<>();
    private final int firstShards;

    /**
     * A stream without records.
     *
     * @param identity what tells it from others
     * @param shards how many it has at first; they share the hash keys evenly
     * @param clock gives the times of arrival; also what is too old, and how much was put in a second, is told by it
     */
    public ModelStream(String identity, int shards, InstantSource clock) {
        this(new LogDescription(identity, millis(clock), DEFAULT_RETENTION), DEFAULT_LIMITS, shards, clock);
    }

    private ModelStream(LogDescription description, PutLimits limits, int shards, InstantSource clock) {
        this.description = description;
        this.limits = limits;
        this.clock = clock;
        this.firstShards = shards;
        this.lineage = new Lineage(limits);
        EvenRanges.of(shards).forEach(range -> lineage.open(range, List.of()));
    }

    /** A stream without records, with these limits. */
    public ModelStream withLimits(PutLimits limits) {
        return new ModelStream(description, limits, firstShards, clock);
    }

    /** A stream without records that keeps them so long. */
    public ModelStream withRetention(Duration retention) {
        var other = new LogDescription(description.identity(), description.createdAt(), retention);
        return new ModelStream(other, limits, firstShards, clock);
    }

    /** Keeps records so long from now on. What it has given up does not come back. */
    public void keepFor(Duration retention) {
        gate.inside(() -> {
            lineage.trim(oldest());
            description = new LogDescription(description.identity(), description.createdAt(), retention);
            return changed(retention);
        });
    }

    /** A connection on which nothing goes wrong. */
    public ModelLog connect() {
        return connect(Faults.NONE);
    }

    /** A connection with faults. */
    public ModelLog connect(Faults faults) {
        return new ModelLog(this, faults);
    }

    /**
     * Closes an open shard and opens two that go on from it.
     *
     * @param at the least hash key of the second
     * @return both, that of the lower hash keys first
     */
    public List<Shard> split(Partition shard, BigInteger at) {
        return gate.inside(() -> changed(lineage.split(shard, at, clock.instant())));
    }

    /** Closes two open shards whose ranges adjoin, and opens one that goes on from both. */
    public Shard merge(Partition one, Partition other) {
        return gate.inside(() -> changed(lineage.merge(one, other, clock.instant())));
    }

    /**
     * Gives up records that arrived before this, however long they should be kept: of each shard the oldest, up to the first that
     * arrived later. A closed shard without records is listed no more once it was closed before this.
     */
    public void trim(Instant before) {
        gate.inside(() -> {
            lineage.trim(before);
            return changed(before);
        });
    }

    /** Gives up the records of one shard up to this one, itself included. */
    public void trim(Partition shard, Sequence last) {
        gate.inside(() -> {
            lineage.find(shard).ifPresent(it -> it.trim(last));
            return changed(last);
        });
    }

    /** A record as any producer may put it: under a hash key that need not be that of its partition key. */
    public PutResult put(Entry entry, BigInteger hashKey) {
        return gate.inside(() -> append(List.of(entry), hashKey));
    }

    /** Records that a producer put as one: they stand under one number, in the shard of the first one's partition key. */
    public PutResult putAsOne(List<Entry> entries) {
        return gate.inside(
                () -> append(entries, HashRange.hash(entries.getFirst().partitionKey())));
    }

    /** The records that a shard still keeps. */
    public List<LogRecord> records(Partition shard) {
        return gate.inside(() -> lineage.find(shard).stream()
                .flatMap(it -> it.records(it.firstKept(), it.end()).stream())
                .toList());
    }

    /** How many entries are under way, of which nobody knows ({@link Fault#LATE}, {@link Fault#REPEATED_LATE}). */
    public int late() {
        return gate.inside(late::size);
    }

    /**
     * Lets an entry that is under way arrive.
     *
     * @param which from 0, in the order in which they set out
     * @return what the one who put it will never hear
     */
    public PutResult deliver(int which) {
        return gate.inside(() -> append(late.remove(which)));
    }

    // What follows is called inside the gate.

    PutResult append(Entry entry) {
        return append(List.of(entry), HashRange.hash(entry.partitionKey()));
    }

    void delay(Entry entry) {
        late.add(entry);
    }

    List<Shard> listed() {
        return lineage.listed(oldest());
    }

    /** The shard, unless it is listed no more. */
    Optional<ModelShard> find(Partition shard) {
        return lineage.listed(shard, oldest());
    }

    LogDescription description() {
        return description;
    }

    PutLimits limits() {
        return limits;
    }

    private PutResult append(List<Entry> entries, BigInteger hashKey) {
        var shard = lineage.taking(hashKey);
        int bytes = entries.stream().mapToInt(Entry::size).sum();
        if (!shard.admits(1, bytes, clock.instant())) {
            return new PutResult.NotPut("shard " + shard.shard() + " takes no more in this second");
        }
        var number = shard.append(entries, millis(clock));
        return changed(new PutResult.Put(shard.shard().id(), Sequence.of(number)));
    }

    private Instant oldest() {
        return clock.instant().minus(description.retention());
    }

    private <T> T changed(T result) {
        gate.signalAll();
        return result;
    }

    private static Instant millis(InstantSource clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
