package dev.yore.bench.work;

import static dev.yore.bench.figure.Figure.YORE;

import dev.yore.bench.figure.Round;
import dev.yore.event.RecordedEvent;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** Reading the filled store in other ways than stream by stream. */
final class ReadWork {

    private static final int RARE = 10;
    private static final int TYPE_EVERY = 100;

    private final Bench bench;
    private final EventStore store;
    private final int events;

    /** @param events how many the store holds */
    ReadWork(Bench bench, EventStore store, int events) {
        this.bench = bench;
        this.store = store;
        this.events = events;
    }

    /** Everything, with the payloads parsed, and as the types of an application. */
    void replay() throws Exception {
        replay("replay-json", it -> it.data().tree().has("amount"));
        replay("replay-typed", it -> !Movements.CODEC.decode(it.event()).isEmpty());
    }

    private void replay(String work, Predicate<RecordedEvent> decode) throws Exception {
        bench.measure(work, YORE, () -> {
            long begin = System.nanoTime();
            long count = 0;
            try (var all = store.read(Query.all())) {
                while (all.hasNext()) {
                    count += decode.test(all.next()) ? 1 : 0;
                }
            }
            long elapsed = System.nanoTime() - begin;
            require(count, events);
            return Round.rate(count, elapsed);
        });
    }

    /** By a type that one event in a hundred has, and by a common tag and a rare one together. */
    void queries() throws Exception {
        query("query-type", Query.types(Samples.RARE_TYPE), events / TYPE_EVERY);
        query("query-both", Query.tags(YoreSubject.COMMON_TAG, YoreSubject.RARE_TAG), RARE);
    }

    /** By a tag that ten events have, however many there are. */
    void rareTag(String suffix) throws Exception {
        query("query-rare" + suffix, Query.tags(YoreSubject.RARE_TAG), RARE);
    }

    private void query(String work, Query query, int expected) throws Exception {
        var clients = new Clients(
                Executors::newVirtualThreadPerTaskExecutor, 1, bench.plan().round());
        bench.measure(work, YORE, () -> {
            var calls = clients.run((_, _) -> require(YoreSubject.count(store.read(query)), expected));
            return calls.round();
        });
    }

    private static void require(long found, long expected) {
        if (found != expected) {
            throw new IllegalStateException("%d events were found, not %d".formatted(found, expected));
        }
    }
}
