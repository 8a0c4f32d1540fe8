package dev.yore.projection;

import dev.yore.event.Position;
import dev.yore.store.Checkpoint;
import dev.yore.store.DamagedException;
import dev.yore.store.EventStore;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import dev.yore.store.StoreClosedException;
import dev.yore.store.StoreFailedException;
import java.time.Duration;
import java.time.Instant;

/**
 * How far something that reads the log is behind it.
 *
 * @param events how many events lie behind its checkpoint
 * @param time how long ago the first of them was recorded; zero where there is none, or where the log cannot be read
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
        long events = 0;
        var time = Duration.ZERO;
        for (var head : store.head().ranks().entrySet()) {
            long behind = head.getValue() - checkpoint.rank(head.getKey());
            if (behind > 0) {
                events += behind;
                var age = age(store, checkpoint, new Position(head.getKey(), head.getValue()), now);
                time = age.compareTo(time) > 0 ? age : time;
            }
        }
        return new Lag(events, time);
    }

    /** How long ago the first event of a partition was recorded that lies behind a checkpoint. */
    private static Duration age(EventStore store, Checkpoint checkpoint, Position head, Instant now) {
        var range = LogRange.all().after(checkpoint).upTo(Checkpoint.of(head)).limit(1);
        try (var next = store.read(Query.all(), range)) {
            return next.hasNext() ? Duration.between(next.next().recordedAt(), now) : Duration.ZERO;
        } catch (DamagedException | StoreFailedException _) {
            return Duration.ZERO; // who reads that event tells what is wrong with it
        }
    }
}
