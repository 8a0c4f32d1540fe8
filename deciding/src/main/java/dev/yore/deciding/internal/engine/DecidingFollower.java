package dev.yore.deciding.internal.engine;

import dev.yore.deciding.internal.replica.Replica;
import dev.yore.deciding.internal.replica.ShardHistory;
import dev.yore.event.RecordedEvent;
import dev.yore.store.Checkpoint;
import dev.yore.store.Cursor;
import dev.yore.store.Follower;
import dev.yore.store.Query;
import dev.yore.store.StoreClosedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows all shards of a replica, round by round: in each it goes through what every shard has got, parents before their children.
 */
public final class DecidingFollower implements Follower {

    private final Replica replica;
    private final Query query;
    private final Advance advance;
    private final BooleanSupplier storeClosed;
    private final Queue<Leg> round = new ArrayDeque<>();
    private volatile boolean closed;

    // of the thread that reads
    private Checkpoint checkpoint;
    private @Nullable Leg leg;
    private @Nullable Cursor<RecordedEvent> events;
    private @Nullable RecordedEvent next;

    /**
     * Begins behind a checkpoint.
     *
     * @param storeClosed whether the store is closed; {@code advance} moves when it is
     */
    public DecidingFollower(
            Replica replica, Query query, Checkpoint after, Advance advance, BooleanSupplier storeClosed) {
        this.replica = replica;
        this.query = query;
        this.checkpoint = after;
        this.advance = advance;
        this.storeClosed = storeClosed;
    }

    @Override
    public boolean hasNext() {
        try {
            return fetch(Advance.NEVER);
        } catch (InterruptedException _) {
            close();
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public RecordedEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return take();
    }

    @Override
    public Optional<RecordedEvent> poll(Duration timeout) {
        try {
            return fetch(nanos(timeout)) ? Optional.of(take()) : Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    @Override
    public boolean isClosed() {
        return closed || storeClosed.getAsBoolean();
    }

    @Override
    public void close() {
        closed = true;
        advance.signal();
    }

    private RecordedEvent take() {
        var taken = next;
        if (taken == null) {
            throw new NoSuchElementException();
        }
        next = null;
        checkpoint = checkpoint.with(taken.position());
        return taken;
    }

    /** Whether there is a next event, waiting for one so long at the most. */
    private boolean fetch(long nanos) throws InterruptedException {
        long deadline = nanos == Advance.NEVER ? nanos : System.nanoTime() + nanos;
        while (!isClosed()) {
            long seen = advance.count();
            if (next != null || scan()) {
                return !isClosed();
            }
            long left = nanos == Advance.NEVER ? nanos : deadline - System.nanoTime();
            if (isClosed() || !advance.await(seen, left)) {
                return false;
            }
        }
        return false;
    }

    private boolean scan() {
        try {
            while (open()) {
                if (events != null && events.hasNext()) {
                    next = events.next();
                    return true;
                }
                checkpoint = Reads.with(checkpoint, leg().shard(), leg().upTo());
                events = null;
                leg = null;
            }
            return false;
        } catch (StoreClosedException _) {
            closed = true;
            return false;
        }
    }

    /** Whether a leg of a round is open to be read. */
    private boolean open() {
        if (leg != null) {
            return true;
        }
        if (round.isEmpty()) {
            beginRound();
        }
        leg = round.poll();
        if (leg == null) {
            return false;
        }
        events = leg.shard().read(query, checkpoint.rank(leg.shard().partition()), leg.upTo(), false, Long.MAX_VALUE);
        return true;
    }

    /** Children are looked at before their parents, so that what a child has in this round comes behind all of its parents. */
    private void beginRound() {
        var legs = new ArrayDeque<Leg>();
        for (var shard : replica.histories().reversed()) {
            long head = shard.head();
            if (head > checkpoint.rank(shard.partition())) {
                legs.addFirst(new Leg(shard, head));
            }
        }
        round.addAll(legs);
    }

    private Leg leg() {
        if (leg == null) {
            throw new IllegalStateException("no leg is open");
        }
        return leg;
    }

    private static long nanos(Duration timeout) {
        try {
            return timeout.toNanos();
        } catch (ArithmeticException _) {
            return timeout.isNegative() ? 0 : Long.MAX_VALUE / 2;
        }
    }

    /**
     * What is read of a shard in a round.
     *
     * @param shard the shard
     * @param upTo the rank of the last event
     */
    private record Leg(ShardHistory shard, long upTo) {}
}
