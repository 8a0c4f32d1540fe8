package dev.yore.deciding.simulation;

import dev.yore.deciding.internal.replica.Decided;
import dev.yore.deciding.internal.replica.Digest;
import dev.yore.deciding.internal.replica.Replica;
import dev.yore.deciding.internal.replica.ShardReplica;
import dev.yore.deciding.internal.verdict.Judge;
import dev.yore.deciding.internal.verdict.RuleBook;
import dev.yore.event.Partition;
import dev.yore.shard.HashRange;
import dev.yore.shard.LogUnavailableException;
import dev.yore.shard.ShardReader;
import dev.yore.store.StreamRange;
import dev.yore.testkit.shard.Faults;
import dev.yore.testkit.shard.ModelLog;
import dev.yore.testkit.shard.ModelStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A node without threads: it does one thing when it is told to. */
final class Node {

    private final ModelStream stream;
    private final InstantSource clock;
    private final SplittableRandom random;
    private final Map<Partition, ShardReader> readers = new HashMap<>();
    private FragileStores stores;
    private ModelLog log;
    private Replica replica;

    Node(ModelStream stream, InstantSource clock, Faults faults, SplittableRandom random) {
        this.stream = stream;
        this.clock = clock;
        this.random = random;
        this.stores = new FragileStores(random);
        this.log = stream.connect(faults);
        this.replica = open();
    }

    private Replica open() {
        return Replica.open(stores, stream.connect().describe(), HashRange.WHOLE, new Judge(RuleBook.CURRENT));
    }

    ModelLog log() {
        return log;
    }

    Replica replica() {
        return replica;
    }

    /** Ends as a process does, and begins again on what it had written. */
    void restart() {
        readers.clear();
        stores.crash();
        replica = open();
    }

    /** Begins again with nothing. */
    void restartEmpty() {
        stores = new FragileStores(random);
        restart();
    }

    void suffer(Faults faults) {
        log.suffer(faults);
    }

    void breakSometimes(double chance) {
        stores.breakSometimes(chance);
    }

    /** Reads a little of one shard, or looks for new shards. */
    List<Decided> step() {
        try {
            var ready = readable();
            if (ready.isEmpty() || random.nextInt(10) == 0) {
                replica.discover(log.shards(), false);
                return List.of();
            }
            return read(ready.get(random.nextInt(ready.size())));
        } catch (LogUnavailableException _) {
            return List.of();
        } catch (FragileStores.BrokenException _) {
            restart();
            return List.of();
        }
    }

    private List<ShardReplica> readable() {
        return replica.shards().stream()
                .filter(it -> !it.progress().drained() && replica.isReadable(it))
                .toList();
    }

    private List<Decided> read(ShardReplica shard) {
        var id = shard.history().partition();
        var reader = readers.get(id);
        if (reader == null) {
            replica.start(shard, log.describe(), clock.instant(), false);
            reader = log.read(id, shard.progress().sequence());
            readers.put(id, reader);
        }
        try {
            var now = clock.instant();
            var batch = reader.next(Duration.ZERO);
            if (batch.gap()) {
                shard.passGap(now, log.describe().retention());
                return List.of();
            }
            var decided = shard.apply(batch, now);
            if (random.nextInt(20) == 0) {
                shard.note();
            }
            return decided;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads all that there is. */
    List<Decided> drain() {
        var all = new ArrayList<Decided>();
        boolean more = true;
        while (more) {
            more = replica.discover(log.shards(), false).size() > 0;
            for (var shard : readable()) {
                var decided = read(shard);
                all.addAll(decided);
                more |= !decided.isEmpty() || shard.progress().drained();
            }
        }
        return all;
    }

    Map<Partition, String> digests() {
        var digests = new TreeMap<Partition, String>();
        replica.histories().forEach(it -> digests.put(it.partition(), Digest.of(it, Optional.empty())));
        return digests;
    }

    Map<Partition, List<String>> rejected() {
        var rejected = new TreeMap<Partition, List<String>>();
        for (var shard : replica.histories()) {
            try (var records = replica.journal().rejected(shard.partition(), StreamRange.all())) {
                rejected.put(
                        shard.partition(),
                        records.stream()
                                .map(it -> it.sequence() + " " + it.reason())
                                .toList());
            }
        }
        return rejected;
    }
}
