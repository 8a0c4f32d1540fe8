package dev.yore.bench.work;

import static dev.yore.bench.figure.Figure.YORE;

import dev.yore.bench.figure.Round;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** How soon after an append returned a follower in another thread has the event; 0 where it was sooner. */
final class FollowWork {

    private static final int APPENDS = 500;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final EventStore store;
    private int runs;

    FollowWork(EventStore store) {
        this.store = store;
    }

    void measure(Bench bench) throws Exception {
        bench.measure("follow", YORE, this::round);
    }

    private Round round() throws Exception {
        var stream = "followed-" + ++runs;
        long[] times = new long[APPENDS];
        var seen = new SynchronousQueue<Long>();
        try (var follower = store.follow(Query.all(), store.head());
                var thread = Executors.newSingleThreadExecutor()) {
            var following = thread.submit(() -> {
                for (int i = 0; i < APPENDS; i++) {
                    var event = follower.poll(LONGEST);
                    long now = System.nanoTime();
                    if (event.isEmpty() || event.get().version().value() != i + 1) {
                        throw new IllegalStateException("a follower did not see the event that came next: " + event);
                    }
                    seen.put(now);
                }
                return APPENDS;
            });
            for (int i = 0; i < APPENDS && !following.isDone(); i++) {
                store.append(Commit.of(YoreSubject.event(Sample.of(stream, i + 1))));
                long returned = System.nanoTime();
                Long followed = seen.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
                times[i] = followed == null ? LONGEST.toNanos() : Math.max(0, followed - returned);
            }
            following.get();
        }
        return Round.calls(times);
    }
}
