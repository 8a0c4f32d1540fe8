package dev.yore.kinesis.scale;

import dev.yore.deciding.internal.replica.ShardReplica;
import dev.yore.kinesis.ReadTimes;
import dev.yore.shard.LogRecord;
import dev.yore.shard.ShardBatch;
import dev.yore.shard.ShardReader;
import java.time.Duration;
import java.util.SplittableRandom;

/** How a node comes by the records of one shard. */
sealed interface Feed {

    /** Begins. */
    void start();

    /** This node has put something in the shard. */
    void wake();

    /** Somebody has put something in the shard. */
    void put();

    private static ShardBatch take(ShardReader reader) {
        try {
            return reader.next(Duration.ZERO);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By polling: at the pace that is allowed, and at once when there is something to be had. */
    final class Polled implements Feed {
        private final Node node;
        private final ShardReplica shard;
        private final ShardReader reader;
        private final VirtualTime time;
        private final ReadTimes pace;
        private final long idle;
        private long next = Long.MAX_VALUE;
        private boolean looking;
        private boolean woken;

        Polled(
                Node node,
                ShardReplica shard,
                ShardReader reader,
                VirtualTime time,
                double reads,
                Duration idle,
                SplittableRandom random) {
            this.node = node;
            this.shard = shard;
            this.reader = reader;
            this.time = time;
            this.idle = idle.toNanos();
            this.pace = new ReadTimes(reads, time.now(), random);
        }

        @Override
        public void start() {
            lookIn(0);
        }

        @Override
        public void wake() {
            if (looking) {
                woken = true;
            } else {
                lookIn(0);
            }
        }

        @Override
        public void put() {
            // nobody tells who polls
        }

        private void lookIn(long wait) {
            long at = time.now() + Math.max(wait, pace.delay(time.now()));
            if (at < next) {
                next = at;
                time.in(at - time.now(), () -> lookIfDue(at));
            }
        }

        private void lookIfDue(long at) {
            if (at == next) {
                next = Long.MAX_VALUE;
                looking = true;
                pace.begin(time.now());
                time.in(Fleet.READ / 2, () -> {
                    var batch = take(reader);
                    time.in(Fleet.READ / 2, () -> answered(batch));
                });
            }
        }

        private void answered(ShardBatch batch) {
            looking = false;
            pace.answered(
                    time.now(),
                    batch.records().stream()
                            .map(LogRecord::data)
                            .mapToLong(it -> it.length)
                            .sum());
            node.apply(shard, batch);
            boolean soon = woken || !batch.atTip();
            woken = false;
            lookIn(soon ? 0 : idle);
        }
    }

    /** By enhanced fan-out: what was put is pushed. */
    final class Pushed implements Feed {
        private final Node node;
        private final ShardReplica shard;
        private final ShardReader reader;
        private final VirtualTime time;

        Pushed(Node node, ShardReplica shard, ShardReader reader, VirtualTime time) {
            this.node = node;
            this.shard = shard;
            this.reader = reader;
            this.time = time;
        }

        @Override
        public void start() {
            // the stream is empty
        }

        @Override
        public void wake() {
            // it comes anyway
        }

        @Override
        public void put() {
            var batch = take(reader);
            time.in(Fleet.PUSH, () -> node.apply(shard, batch));
        }
    }
}
