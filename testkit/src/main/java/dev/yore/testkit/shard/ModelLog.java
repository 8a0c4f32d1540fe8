package dev.yore.testkit.shard;

import dev.yore.event.Partition;
import dev.yore.shard.Entry;
import dev.yore.shard.LogDescription;
import dev.yore.shard.LogUnavailableException;
import dev.yore.shard.PartitionedLog;
import dev.yore.shard.PutLimits;
import dev.yore.shard.PutResult;
import dev.yore.shard.Sequence;
import dev.yore.shard.Shard;
import dev.yore.shard.ShardReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One node's connection to a {@link ModelStream}, on which things go wrong as {@link Faults} say.
 *
 * <p>A call waits only where it says so: {@link ShardReader#next} for no time at all returns at once, so that one thread can run
 * many nodes. Any thread may use it.
 */
public final class ModelLog implements PartitionedLog {

    private static final int MAX_KEY = 256;

    private final ModelStream stream;
    private Faults faults; // guarded by the stream's gate
    private boolean closed; // guarded by the stream's gate

    ModelLog(ModelStream stream, Faults faults) {
        this.stream = stream;
        this.faults = faults;
    }

    /** From now on these faults, for readers that are open too. */
    public void suffer(Faults faults) {
        stream.gate.inside(() -> this.faults = faults);
    }

    @Override
    public LogDescription describe() {
        return ask(stream::description);
    }

    @Override
    public List<Shard> shards() {
        return ask(stream::listed);
    }

    /** @throws IllegalArgumentException if they are more, or larger, than the limits allow */
    @Override
    public List<PutResult> put(List<Entry> entries) {
        requireWithinLimits(entries);
        return stream.gate.inside(() -> {
            var order =
                    new ArrayList<>(IntStream.range(0, entries.size()).boxed().toList());
            if (faults.strike(Fault.SHUFFLED)) {
                faults.shuffle(order);
            }
            var results = new @Nullable PutResult[entries.size()];
            order.forEach(i -> results[i] = put(entries.get(i)));
            return List.of(results);
        });
    }

    @Override
    public ShardReader read(Partition shard, Optional<Sequence> after) {
        return new ModelReader(stream, this, shard, after);
    }

    @Override
    public PutLimits limits() {
        return stream.limits();
    }

    @Override
    public void close() {
        stream.gate.inside(() -> {
            closed = true;
            stream.gate.signalAll();
            return closed;
        });
    }

    /** The caller is inside the gate. */
    boolean isClosed() {
        return closed;
    }

    /** The caller is inside the gate. */
    Faults faults() {
        return faults;
    }

    /** The caller is inside the gate. */
    void requireAnswer() {
        if (closed) {
            throw new LogUnavailableException("the connection is closed");
        }
        if (faults.strike(Fault.UNAVAILABLE)) {
            throw new LogUnavailableException("the model does not answer, as its faults want it");
        }
    }

    private <T> T ask(Supplier<T> question) {
        return stream.gate.inside(() -> {
            requireAnswer();
            return question.get();
        });
    }

    private PutResult put(Entry entry) {
        if (closed) {
            return new PutResult.NotPut("the connection is closed");
        }
        if (faults.strike(Fault.REFUSED)) {
            return new PutResult.NotPut("refused, as the faults want it");
        }
        if (faults.strike(Fault.REQUEST_LOST)) {
            return new PutResult.Unknown("no answer, as the faults want it");
        }
        if (faults.strike(Fault.LATE)) {
            stream.delay(entry);
            return new PutResult.Unknown("no answer yet, as the faults want it");
        }
        return stand(entry);
    }

    private PutResult stand(Entry entry) {
        var result = stream.append(entry);
        if (result instanceof PutResult.Put && faults.strike(Fault.REPEATED)) {
            result = again(entry, result);
        }
        if (result instanceof PutResult.Put && faults.strike(Fault.REPEATED_LATE)) {
            stream.delay(entry);
        }
        return faults.strike(Fault.ANSWER_LOST)
                ? new PutResult.Unknown("no answer any more, as the faults want it")
                : result;
    }

    private PutResult again(Entry entry, PutResult first) {
        return stream.append(entry) instanceof PutResult.Put second ? second : first;
    }

    private void requireWithinLimits(List<Entry> entries) {
        var limits = limits();
        entries.forEach(it -> {
            require("bytes of an entry", it.size(), limits.recordBytes());
            require("characters of a partition key", it.partitionKey().length(), MAX_KEY);
        });
        require("entries of a call", entries.size(), limits.callEntries());
        require("bytes of a call", entries.stream().mapToLong(Entry::size).sum(), limits.callBytes());
    }

    private static void require(String what, long count, int limit) {
        if (count > limit) {
            throw new IllegalArgumentException("%s: at most %d, not %d".formatted(what, limit, count));
        }
    }
}
