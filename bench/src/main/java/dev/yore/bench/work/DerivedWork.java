package dev.yore.bench.work;

import static dev.yore.bench.figure.Figure.YORE;

import dev.yore.bench.figure.Round;
import dev.yore.bench.work.Balances.Balance;
import dev.yore.bench.work.Balances.Happening;
import dev.yore.domain.Decider;
import dev.yore.domain.Repository;
import dev.yore.event.Event;
import dev.yore.event.StreamId;
import dev.yore.log.LogStore;
import dev.yore.log.SnapshotFiles;
import dev.yore.replay.Replay;
import dev.yore.snapshot.SnapshotPolicy;
import dev.yore.snapshot.Snapshots;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/** A replay by two logics, and loads of a long stream with and without snapshots. */
final class DerivedWork {

    private static final String LONG_STREAM = "long";
    private static final Decider<Void, Balance, Happening> DECIDER =
            Decider.of(Balance.NONE, (_, _) -> List.of(), Balance::after);
    private static final Decider<Void, Balance, Happening> OTHER =
            Decider.of(Balance.NONE, (_, _) -> List.of(), (balance, event) -> {
                var after = balance.after(event);
                return new Balance(after.balance().add(BigDecimal.ONE), after.deposits(), after.currency());
            });

    private final Bench bench;
    private final int events;
    private final int longStream;

    DerivedWork(Bench bench) {
        this.bench = bench;
        this.events = bench.plan().events();
        this.longStream = events / 10;
    }

    void measure() throws Exception {
        if (!bench.plan().includesAny("whatif", "snapshot-without", "snapshot-with")) {
            return;
        }
        var directory = bench.plan().folder().resolve("derived");
        bench.begin("fills a store for derived states", YORE);
        try (var store = LogStore.open(directory)) {
            Balances.fill(store, events, events / 10);
            bench.measure("whatif", YORE, () -> whatIf(store));
            fillLongStream(store);
            snapshots(store);
        }
        Disk.delete(directory);
    }

    private Round whatIf(EventStore store) {
        long begin = System.nanoTime();
        var report = Replay.of(DECIDER, Balances.CODEC)
                .against(OTHER)
                .measuring("balance", Balance::balance)
                .over(store)
                .finish();
        long elapsed = System.nanoTime() - begin;
        require(report.events(), events);
        return Round.rate(report.events(), elapsed);
    }

    private void fillLongStream(EventStore store) {
        for (int first = 0; first < longStream; first += Samples.COMMIT) {
            var batch = new ArrayList<Event>();
            for (int i = 0; i < Samples.COMMIT; i++) {
                batch.add(Balances.CODEC.encode(
                        StreamId.of(LONG_STREAM), new Balances.Deposited(BigDecimal.valueOf(i, 2), "CZK")));
            }
            store.append(Commit.of(batch));
        }
    }

    private void snapshots(EventStore store) throws Exception {
        var folder = bench.plan().folder().resolve("snapshots");
        var without = Repository.of(store, DECIDER, Balances.CODEC);
        try (var snapshots = Snapshots.of("balance", 1, Balance.class, SnapshotFiles.in(folder))
                .by(SnapshotPolicy.everyEvents(200))) {
            without.with(snapshots).load(LONG_STREAM);
        }
        try (var snapshots = Snapshots.of("balance", 1, Balance.class, SnapshotFiles.in(folder))) {
            loads("snapshot-without", without);
            loads("snapshot-with", without.with(snapshots));
        }
        Disk.delete(folder);
    }

    private void loads(String work, Repository<Void, Balance, Happening> repository) throws Exception {
        var clients = new Clients(
                Executors::newVirtualThreadPerTaskExecutor, 1, bench.plan().round());
        bench.measure(
                work,
                YORE,
                () -> clients.run((_, _) ->
                                require(repository.load(LONG_STREAM).version().value(), longStream))
                        .round());
    }

    private static void require(long found, long expected) {
        if (found != expected) {
            throw new IllegalStateException("%d events were found, not %d".formatted(found, expected));
        }
    }
}
