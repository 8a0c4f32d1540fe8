package dev.yore.testkit.view;

import dev.yore.event.EventId;
import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.store.Checkpoint;
import dev.yore.view.Changes;
import dev.yore.view.Lease;
import dev.yore.view.Row;
import dev.yore.view.RowRange;
import dev.yore.view.Stop;
import dev.yore.view.ViewId;
import dev.yore.view.ViewReader;
import dev.yore.view.ViewStore;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the suite writes, and what it reads of it. */
final class Written {

    static final ViewId COUNTS = new ViewId("counts", 1);
    static final ViewId COUNTS_2 = new ViewId("counts", 2);
    static final ViewId OTHERS = new ViewId("others-of_them", 7);
    static final Duration LEASE = Duration.ofMinutes(1);
    static final String ANN = "ann";
    static final String BOB = "bob";

    private Written() {}

    /** Takes a lease that is free. */
    static Lease lease(ViewStore store, ViewId view, String owner) {
        return store.acquire(view, owner, LEASE).orElseThrow(() -> new AssertionError(view + " is held by another"));
    }

    static Lease lease(ViewStore store, ViewId view) {
        return lease(store, view, ANN);
    }

    static Json row(long value) {
        return Json.parse("{\"value\":" + value + "}");
    }

    /** What becomes of a view by the event of this rank: rows of these keys, all of this value. */
    static Changes changes(long rank, String... keys) {
        var rows = new LinkedHashMap<String, Optional<Json>>();
        for (String key : keys) {
            rows.put(key, Optional.of(row(rank)));
        }
        return new Changes(rows, Checkpoint.of(rank), 1);
    }

    /** What becomes of a view by the event of this rank: rows of these keys are deleted. */
    static Changes deletions(long rank, String... keys) {
        var rows = new LinkedHashMap<String, Optional<Json>>();
        for (String key : keys) {
            rows.put(key, Optional.empty());
        }
        return new Changes(rows, Checkpoint.of(rank), 1);
    }

    /** Makes a view of so many rows, all of this value, in one write, and gives the lease back. */
    static void fill(ViewStore store, ViewId view, long value, int rows) {
        var lease = lease(store, view);
        store.write(lease, changes(value, keys(rows)));
        store.release(lease);
    }

    /** So many rows, or as many as go into one write if those are fewer. */
    static int atMost(ViewStore store, int rows) {
        return Math.min(rows, store.limits().rowsPerWrite());
    }

    /** Keys of equal length. */
    static String[] keys(int count) {
        var keys = new String[count];
        for (int i = 0; i < count; i++) {
            keys[i] = "key-%06d".formatted(i);
        }
        return keys;
    }

    static Stop stop(long rank) {
        return new Stop(
                Position.of(rank), EventId.of("event-" + rank), "boom", Instant.parse("2026-01-02T03:04:05.678901Z"));
    }

    static Checkpoint checkpoint(ViewStore store, ViewId view) {
        return store.view(view).orElseThrow().checkpoint();
    }

    /** All rows, in the order in which they come. */
    static Map<String, Json> all(ViewStore store, ViewId view) {
        try (var reader = store.read(view)) {
            return all(reader);
        }
    }

    static Map<String, Json> all(ViewReader reader) {
        var rows = new LinkedHashMap<String, Json>();
        reader.list(RowRange.all()).forEachRemaining(it -> rows.put(it.key(), it.value()));
        return rows;
    }

    static List<String> keys(ViewReader reader, RowRange range) {
        return reader.list(range).toList().stream().map(Row::key).toList();
    }
}
