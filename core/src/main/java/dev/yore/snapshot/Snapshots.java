package dev.yore.snapshot;

import dev.yore.event.Json;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The snapshots of one kind of aggregate, as a repository uses them.
 *
 * <pre>{@code
 * var snapshots = Snapshots.of("account", 1, Account.class, new MemorySnapshots());
 * var accounts = Repository.of(store, Account.AGGREGATE).with(snapshots);
 * }</pre>
 *
 * <p>They are written by a thread of their own, which ends when it has had nothing to do for a while; where it cannot keep up,
 * the oldest of those that wait are not kept. Any thread may use it.
 *
 * @param <S> the state: a record, which is kept as JSON
 */
public final class Snapshots<S> implements AutoCloseable {

    private static final int WAITING = 256;
    private static final long IDLE_SECONDS = 10;

    private final SnapshotKind kind;
    private final Class<S> type;
    private final SnapshotStore store;
    private final SnapshotPolicy policy;
    private final double checked;
    private final Consumer<SnapshotProblem> problems;
    private final ThreadPoolExecutor background;

    private Snapshots(
            SnapshotKind kind,
            Class<S> type,
            SnapshotStore store,
            SnapshotPolicy policy,
            double checked,
            Consumer<SnapshotProblem> problems,
            ThreadPoolExecutor background) {
        this.kind = kind;
        this.type = type;
        this.store = store;
        this.policy = policy;
        this.checked = checked;
        this.problems = problems;
        this.background = background;
    }

    /**
     * A state and up to where it goes.
     *
     * @param mark up to where
     * @param state the state
     * @param <S> the state
     */
    public record Kept<S>(SnapshotMark mark, S state) {}

    /**
     * The snapshots of a kind of aggregate.
     *
     * @param aggregate its name
     * @param version the version of its state; see {@link SnapshotKind}
     * @param type its state
     * @param store where they are kept; it stays open
     */
    public static <S> Snapshots<S> of(String aggregate, int version, Class<S> type, SnapshotStore store) {
        var background = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().name("yore-snapshots-" + aggregate).daemon().factory(),
                new ThreadPoolExecutor.DiscardOldestPolicy());
        background.allowCoreThreadTimeOut(true);
        var kind = new SnapshotKind(aggregate, version);
        return new Snapshots<>(kind, type, store, SnapshotPolicy.DEFAULT, 0, _ -> {}, background);
    }

    /** The same by another policy. */
    public Snapshots<S> by(SnapshotPolicy other) {
        return new Snapshots<>(kind, type, store, other, checked, problems, background);
    }

    /**
     * The same, but of the snapshots that loads use this share, from 0 to 1, is compared with a full replay, in the background.
     *
     * @param listener is told of what is found wrong
     */
    public Snapshots<S> checking(double share, Consumer<SnapshotProblem> listener) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is from 0 to 1, not " + share);
        }
        return new Snapshots<>(kind, type, store, policy, share, listener, background);
    }

    /** What they are of. */
    public SnapshotKind kind() {
        return kind;
    }

    /** The newest usable state of a stream. */
    public Optional<Kept<S>> newest(StreamId stream, Predicate<SnapshotMark> usable) {
        try {
            return store.newest(kind, stream, usable)
                    .map(it -> new Kept<>(it.mark(), it.state().as(type)));
        } catch (RuntimeException e) {
            problems.accept(new SnapshotProblem.Failure(kind, stream, e));
            return Optional.empty();
        }
    }

    /** Begins to watch a load that replays from there. */
    public Replayed<S> watch(StreamId stream, Optional<Kept<S>> begin) {
        return new Replayed<>(this, stream, begin.map(Kept::mark));
    }

    boolean isDue(long events, long bytes) {
        return policy.isDue(events, bytes);
    }

    void keep(StreamId stream, RecordedEvent last, Instant latest, S state) {
        var mark = SnapshotMark.of(last, latest);
        later(stream, () -> store.put(new Snapshot(kind, stream, mark, Json.from(state))));
    }

    /**
     * A load used a snapshot; now and then it is checked.
     *
     * @param replay makes the state at a version from all events
     */
    public void used(StreamId stream, Kept<S> kept, Function<Version, S> replay) {
        if (checked > 0 && ThreadLocalRandom.current().nextDouble() < checked) {
            later(stream, () -> check(stream, kept, replay));
        }
    }

    private void check(StreamId stream, Kept<S> kept, Function<Version, S> replay) {
        var found = Json.from(kept.state());
        var replayed = Json.from(replay.apply(kept.mark().version()));
        if (!found.equals(replayed)) {
            store.delete(kind, stream);
            problems.accept(
                    new SnapshotProblem.Difference(kind, stream, kept.mark().version(), found, replayed));
        }
    }

    private void later(StreamId stream, Runnable task) {
        background.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                problems.accept(new SnapshotProblem.Failure(kind, stream, e));
            }
        });
    }

    /** Writes what waits to be written. The store of the snapshots stays open. */
    @Override
    public void close() {
        background.shutdown();
        try {
            if (!background.awaitTermination(IDLE_SECONDS, TimeUnit.SECONDS)) {
                background.shutdownNow();
            }
        } catch (InterruptedException _) {
            background.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
