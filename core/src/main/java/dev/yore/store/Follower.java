package dev.yore.store;

import dev.yore.event.RecordedEvent;
import java.time.Duration;
import java.util.Optional;

/**
 * The events of a query as they come: first those that stand in the log, then each new one when it is durable.
 *
 * <p>It reads at its consumer's pace and holds nothing back for it. {@link #hasNext()} waits for the next event, and is
 * false only when the follower, or its store, is closed. Any thread may close it; one that waits in it returns at once. A thread
 * that is interrupted while it waits there closes it, and stays interrupted. All else is for one thread at a time.
 */
public interface Follower extends Cursor<RecordedEvent> {

    /**
     * The next event, if there is one before so much time has passed. Empty as well when the follower is closed, or its
     * thread interrupted; the interrupt stays set.
     */
    Optional<RecordedEvent> poll(Duration timeout);

    /**
     * How far it has come: every matching event that this checkpoint covers has been handed out. It moves on past events that do
     * not match, so one who goes on from here skips nothing and reads nothing twice.
     */
    Checkpoint checkpoint();

    /** Whether {@link #close()} was called here or on the store. */
    boolean isClosed();
}
