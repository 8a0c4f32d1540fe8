package dev.yore.projection;

import dev.yore.store.Checkpoint;
import dev.yore.store.EventStore;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import dev.yore.store.StoreClosedException;
import java.time.Duration;
import java.time.Instant;

/**
 * How far something that reads the log is behind it.
 *
 * @param events how many events lie behind its checkpoint
 * @param time how long ago the first of them was recorded; zero where there is none
 */
public record Lag(long events, Duration time) {

    private static final Lag NONE = new Lag(0, Duration.ZERO);

    /** The lag of one who has come to this checkpoint; none when the store is closed. */
    public static Lag of(EventStore store, Checkpoint checkpoint, Instant now) {
        try {
            return ofOpen(store, checkpoint, now);
        } catch (StoreClosedException _) {
            return NONE;
        }
    }

    private static Lag ofOpen(EventStore store, Checkpoint checkpoint, Instant now) {
        long behind = store.head().ranks().entrySet().stream()
                .mapToLong(it -> Math.max(0, it.getValue() - checkpoint.rank(it.getKey())))
                .sum();
        if (behind == 0) {
            return NONE;
        }
        try (var next = store.read(Query.all(), LogRange.all().after(checkpoint).limit(1))) {
            if (!next.hasNext()) {
                return NONE;
            }
            var age = Duration.between(next.next().recordedAt(), now);
            return new Lag(behind, age.isNegative() ? Duration.ZERO : age);
        }
    }
}
