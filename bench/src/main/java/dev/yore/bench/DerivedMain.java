package dev.yore.bench;

import dev.yore.bench.Balances.Balance;
import dev.yore.bench.Balances.Happening;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures a replay by two logics, and loads of a long stream with and without snapshots. */
public final class DerivedMain {

    private static final int EVENTS = 1_000_000;
    private static final int LONG_STREAM = 100_000;
    private static final int REPEATS = 5;
    private static final int LOADS = 50;
    private static final double MICROS = 1e3;

    private static final Decider<Void, Balance, Happening> DECIDER =
            Decider.of(Balance.NONE, (_, _) -> List.of(), Balance::after);
    private static final Decider<Void, Balance, Happening> OTHER =
            Decider.of(Balance.NONE, (_, _) -> List.of(), (balance, event) -> {
                var after = balance.after(event);
                return new Balance(after.balance().add(BigDecimal.ONE), after.deposits(), after.currency());
            });

    private DerivedMain() {}

    /** Takes the number of events, 1,000,000 where there is none. */
    public static void main(String[] arguments) throws Exception {
        int events = arguments.length < 1 ? EVENTS : Integer.parseInt(arguments[0]);
        var folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "bench");
        try (var store = LogStore.open(folder.resolve("store"))) {
            Balances.fill(store, events, events / 10);
            for (int i = 0; i < REPEATS; i++) {
                whatIf(store);
            }
            fillLongStream(store);
            snapshots(store, folder.resolve("snapshots"));
        } finally {
            Main.delete(folder);
        }
    }

    private static void whatIf(EventStore store) {
        long begin = System.nanoTime();
        var report = Replay.of(DECIDER, Balances.CODEC)
                .against(OTHER)
                .measuring("balance", Balance::balance)
                .over(store)
                .finish();
        var figure = Figure.ofWhole("what if, events", report.events(), System.nanoTime() - begin);
        System.out.printf("%-40s %,14.0f a second%n", figure.work(), figure.perSecond());
    }

    private static void fillLongStream(EventStore store) {
        for (int first = 0; first < LONG_STREAM; first += 1_000) {
            var batch = new ArrayList<Event>();
            for (int i = 0; i < 1_000; i++) {
                batch.add(Balances.CODEC.encode(
                        StreamId.of("long"), new Balances.Deposited(BigDecimal.valueOf(i, 2), "CZK")));
            }
            store.append(Commit.of(batch));
        }
    }

    private static void snapshots(EventStore store, Path folder) {
        var without = Repository.of(store, DECIDER, Balances.CODEC);
        try (var snapshots = Snapshots.of("balance", 1, Balance.class, SnapshotFiles.in(folder))
                .by(SnapshotPolicy.everyEvents(200))) {
            without.with(snapshots).load("long");
        }
        try (var snapshots = Snapshots.of("balance", 1, Balance.class, SnapshotFiles.in(folder))) {
            print("load 100,000 events", without);
            print("the same with a snapshot", without.with(snapshots));
        }
    }

    private static void print(String work, Repository<Void, Balance, Happening> repository) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < LOADS; i++) {
            long begin = System.nanoTime();
            if (repository.load("long").version().value() != LONG_STREAM) {
                throw new IllegalStateException("the stream has not the events that it should");
            }
            best = Math.min(best, System.nanoTime() - begin);
        }
        System.out.printf("%-40s %,14.1f us%n", work, best / MICROS);
    }
}
