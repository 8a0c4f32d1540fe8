package dev.yore.projection;

import dev.yore.event.Position;
import dev.yore.store.Checkpoint;
import dev.yore.view.NoSuchViewException;
import dev.yore.view.RowRange;
import dev.yore.view.ViewId;
import dev.yore.view.ViewReader;
import dev.yore.view.ViewStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The rows of a projection, for those who read them.
 *
 * <p>Each call sees the view as it is at that moment; {@link #read()} holds on to one moment for several. Immutable; any
 * thread may use it.
 *
 * @param <R> what a row says
 */
public final class View<R> {

    private static final Duration FIRST_LOOK = Duration.ofMillis(1);
    private static final Duration LAST_LOOK = Duration.ofMillis(50);

    private final Supplier<ViewReader> reader;
    private final Class<R> type;

    private View(Supplier<ViewReader> reader, Class<R> type) {
        this.reader = reader;
        this.type = type;
    }

    /** The view of this name, always in the version that serves. */
    public static <R> View<R> serving(ViewStore views, String name, Class<R> type) {
        ViewId.requireName(name);
        return new View<>(() -> views.read(name), type);
    }

    /** The view that a projection makes, in just its version. */
    public static <R> View<R> of(ViewStore views, Projection<?, R> projection) {
        return new View<>(() -> views.read(projection.id()), projection.rowType());
    }

    /**
     * The row of this key.
     *
     * @throws dev.yore.view.NoSuchViewException if there is no such view yet
     */
    public Optional<R> get(String key) {
        try (var snapshot = read()) {
            return snapshot.get(key);
        }
    }

    /** Rows in the order of their keys; give the range a limit where there may be many. */
    public List<Entry<R>> list(RowRange range) {
        try (var snapshot = read()) {
            return snapshot.list(range).toList();
        }
    }

    /** The events that its rows are made of. */
    public Checkpoint checkpoint() {
        try (var snapshot = read()) {
            return snapshot.checkpoint();
        }
    }

    /** The same with its rows as they are kept: JSON. */
    public ViewReader reader() {
        return reader.get();
    }

    /** The view as it is now, to be read at one moment; close it soon. */
    public ViewSnapshot<R> read() {
        return new ViewSnapshot<>(reader.get(), type);
    }

    /**
     * Waits until the view is there and has seen this position and all before it: who has appended an event reads it here.
     *
     * @return false if it is not, or has not, in this time
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitSeen(Position position, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        var wait = FIRST_LOOK;
        while (!hasSeen(position)) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            Thread.sleep(Duration.ofNanos(Math.min(left, wait.toNanos())));
            wait = wait.multipliedBy(2).compareTo(LAST_LOOK) < 0 ? wait.multipliedBy(2) : LAST_LOOK;
        }
        return true;
    }

    private boolean hasSeen(Position position) {
        try {
            return checkpoint().covers(position);
        } catch (NoSuchViewException _) {
            return false;
        }
    }
}
