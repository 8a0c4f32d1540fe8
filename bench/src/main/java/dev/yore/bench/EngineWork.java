package dev.yore.bench;

import dev.yore.event.StreamId;
import dev.yore.log.LogStore;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import dev.yore.store.ExpectedVersion;
import dev.yore.store.Query;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** What the embedded engine is made to do. */
final class EngineWork {

    private static final int BATCH = 1_000;
    private static final int EVENTS_PER_STREAM = 10;

    private EngineWork() {}

    /** Appends of one event each, with the version expected, into streams of ten. */
    static Figure appends(EventStore store, String prefix, int clients, int callsEach) throws Exception {
        return Clients.run("append, " + clients + " clients", clients, callsEach, 1, (client, number) -> {
            var stream = prefix + client + "-" + number / EVENTS_PER_STREAM;
            store.append(Commit.of(Samples.event(stream))
                    .expecting(stream, ExpectedVersion.exactly(number % EVENTS_PER_STREAM)));
        });
    }

    /** Commits of a thousand events. */
    static Figure commits(EventStore store, int events) throws Exception {
        int streams = BATCH / EVENTS_PER_STREAM;
        return Clients.run(
                "commits of 1,000, events",
                1,
                events / BATCH,
                BATCH,
                (_, number) -> store.append(Samples.commit("s-", number * streams, BATCH)));
    }

    /** Loads of random streams of ten. */
    static Figure loads(EventStore store, int streams, int calls) throws Exception {
        var random = new SplittableRandom(1);
        return Clients.run("load a stream of 10 among " + streams, 1, calls, 1, (_, _) -> {
            int size = store.load(StreamId.of("s-" + random.nextInt(streams)))
                    .toList()
                    .size();
            if (size != EVENTS_PER_STREAM) {
                throw new IllegalStateException("a stream has " + size + " events");
            }
        });
    }

    /** All events, decoded but for their data. */
    static Figure replay(EventStore store) {
        long begin = System.nanoTime();
        long count = store.read(Query.all()).stream().count();
        return Figure.ofWhole("replay", count, System.nanoTime() - begin);
    }

    /** An opening. */
    static Figure open(Path directory, String how) {
        long begin = System.nanoTime();
        try (var store = LogStore.open(directory)) {
            long elapsed = System.nanoTime() - begin;
            return Figure.ofCalls(
                    "open " + store.stats().events() + " events " + how, 1, elapsed, new long[] {elapsed});
        }
    }
}
