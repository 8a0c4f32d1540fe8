package dev.yore.testkit.shard;

import dev.yore.event.Partition;
import dev.yore.shard.Sequence;
import dev.yore.shard.ShardBatch;
import dev.yore.shard.ShardReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place in a shard that moves on. The stream's gate guards it. */
final class ModelReader implements ShardReader {

    /** As many as Kinesis gives at once. */
    private static final int MOST = 10_000;

    private static final int FEW = 2;

    private static final ShardBatch NOTHING = new ShardBatch(List.of(), false, false, false);
    private static final ShardBatch GAP = new ShardBatch(List.of(), true, false, false);

    private final ModelStream stream;
    private final ModelLog log;
    private final Partition id;
    private final Optional<Sequence> after;
    private @Nullable ModelShard shard; // since it began to read
    private int place;
    private boolean woken;
    private boolean closed;

    ModelReader(ModelStream stream, ModelLog log, Partition id, Optional<Sequence> after) {
        this.stream = stream;
        this.log = log;
        this.id = id;
        this.after = after;
    }

    @Override
    public ShardBatch next(Duration wait) throws InterruptedException {
        stream.gate.lock();
        try {
            if (isEnded()) {
                return NOTHING;
            }
            log.requireAnswer();
            stream.gate.await(() -> isEnded() || woken || isReady(), wait);
            woken = false;
            return isEnded() ? NOTHING : take();
        } finally {
            stream.gate.unlock();
        }
    }

    @Override
    public void wake() {
        stream.gate.inside(() -> {
            woken = true;
            stream.gate.signalAll();
            return woken;
        });
    }

    @Override
    public void close() {
        stream.gate.inside(() -> {
            closed = true;
            stream.gate.signalAll();
            return closed;
        });
    }

    private boolean isEnded() {
        return closed || log.isClosed();
    }

    /** Whether there is an answer that is worth no waiting. */
    private boolean isReady() {
        var shard = begun();
        return shard == null || isGap(shard) || place < shard.end() || !shard.isOpen();
    }

    private ShardBatch take() {
        var shard = begun();
        if (shard == null) {
            return GAP;
        }
        if (isGap(shard)) {
            place = shard.firstKept(); // said once, then it goes on with what there is
            return GAP;
        }
        int most = log.faults().strike(Fault.SHORT_BATCH) ? log.faults().upTo(FEW) : MOST;
        int from = place;
        place = (int) Math.min(shard.end(), (long) from + most);
        boolean atTip = place == shard.end();
        return new ShardBatch(shard.records(from, place), false, atTip, atTip && !shard.isOpen());
    }

    /** The shard, with the place set; null if it is not there to begin with. */
    private @Nullable ModelShard begun() {
        var listed = stream.find(id); // also drops what has grown old meanwhile
        if (shard == null && listed.isPresent()) {
            shard = listed.get();
            place = after.map(shard::placeBehind).orElse(shard.firstKept());
        }
        return shard;
    }

    private boolean isGap(ModelShard shard) {
        return place < shard.firstKept();
    }
}
