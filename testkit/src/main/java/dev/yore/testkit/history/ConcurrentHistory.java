package dev.yore.testkit.history;

import dev.yore.event.RecordedEvent;
import dev.yore.store.Checkpoint;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import dev.yore.testkit.contract.StoreFixture;
import dev.yore.testkit.internal.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** One history of many writers, readers and followers at once, and the check of what came out. */
final class ConcurrentHistory {

    private static final List<Query> FOLLOWED = List.of(
            Query.all(), Query.types("Opened", "Closed"), Query.tags("k:1").or(Query.tags("l:2")));

    private final EventStore store;
    private final StoreFixture place;
    private final int writers;
    private final int appends;
    private final long seed;
    private final AtomicBoolean written = new AtomicBoolean();

    ConcurrentHistory(EventStore store, StoreFixture place, int writers, int appends, long seed) {
        this.store = store;
        this.place = place;
        this.writers = writers;
        this.appends = appends;
        this.seed = seed;
    }

    void run() {
        var reader = Together.begin(this::readUntilWritten);
        var followers =
                FOLLOWED.stream().map(it -> Together.begin(() -> follow(it))).toList();
        List<Sent> sent;
        try {
            sent = write();
        } finally {
            written.set(true);
        }
        var log = store.read(Query.all()).toList();
        var check = new HistoryCheck(log);
        check.logIsInOrder();
        check.streamsAreAsTheLog(store);
        new SentCheck(check).holds(sent, Set.of());
        Together.get(place.patience(), reader).forEach(check::isPrefix);
        for (int i = 0; i < FOLLOWED.size(); i++) {
            check.isFollowed(FOLLOWED.get(i), Together.get(place.patience(), followers.get(i)));
        }
    }

    private List<Sent> write() {
        var random = new SplittableRandom(seed);
        int freedom = place.hasOnePartition() ? Imagination.FREEDOM_IN_ONE_PARTITION : 0;
        var shared = new SharedCommits(random.split(), freedom, writers * appends / 10 + 1);
        var plans = IntStream.range(0, writers)
                .mapToObj(i -> new Writer(random.split(), freedom, "writer-" + i, shared))
                .toList();
        return Together.call(
                        place.patience().multipliedBy(2),
                        writers,
                        i -> plans.get(i).append(store, appends))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /** What the log was at different times. */
    private List<List<RecordedEvent>> readUntilWritten() {
        var seen = new ArrayList<List<RecordedEvent>>();
        int size = 0;
        while (!written.get()) {
            var log = store.read(Query.all()).toList();
            if (log.size() != size) {
                seen.add(log);
            }
            size = log.size();
            LockSupport.parkNanos(20_000); // lets others on where there is one processor
        }
        return seen;
    }

    /** What a follower saw until it had come to the head behind the last write. */
    private List<RecordedEvent> follow(Query query) {
        var seen = new ArrayList<RecordedEvent>();
        try (var follower = store.follow(query, Checkpoint.START)) {
            while (true) {
                boolean last = written.get();
                var next = follower.poll(Duration.ofMillis(10));
                next.ifPresent(seen::add);
                if (last && next.isEmpty() && follower.checkpoint().covers(store.head())) {
                    return seen;
                }
            }
        }
    }
}
