package dev.yore.deciding.internal.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets one append at a time be under way for each partition key, in the order in which they came. So two commits of this node to one
 * aggregate never overtake each other, and the second one is decided here where the first one has settled it.
 */
public final class Turns {

    private final Map<String, Turn> turns = new HashMap<>();

    /** Waits for a turn. Null when it did not come in time. */
    public @Nullable Turn take(String key, Deadline deadline) throws InterruptedException {
        var turn = enter(key);
        boolean taken = false;
        try {
            taken = turn.lock.tryLock(Math.max(0, deadline.left()), TimeUnit.NANOSECONDS);
            return taken ? turn : null;
        } finally {
            if (!taken) {
                leave(turn);
            }
        }
    }

    private synchronized Turn enter(String key) {
        var turn = turns.computeIfAbsent(key, Turn::new);
        turn.users++;
        return turn;
    }

    private synchronized void leave(Turn turn) {
        turn.users--;
        if (turn.users == 0) {
            turns.remove(turn.key);
        }
    }

    /** The turn of one append. Who has it closes it, in the same thread. */
    public final class Turn implements AutoCloseable {
        private final String key;
        private final ReentrantLock lock = new ReentrantLock(true);

        /** How many have it or wait for it; guarded by the turns. */
        private int users;

        private Turn(String key) {
            this.key = key;
        }

        @Override
        public void close() {
            lock.unlock();
            leave(this);
        }
    }
}
