package dev.yore.store;

import dev.yore.event.EventId;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import java.time.Instant;
import java.util.Optional;

/**
 * A log of events that only ever grows.
 *
 * <p>What every engine promises:
 *
 * <ul>
 *   <li>An event never changes and never goes. There is no call to do so.
 *   <li>When an append returns a receipt, the commit is durable.
 *   <li>A commit is whole: no reader sees a part of it, at no time, after no crash.
 *   <li>The versions of a stream have no gaps, and of two writers with the same expectation one wins.
 *   <li>An append may be sent again, for ever: a commit is recognised by the ids of its events and recorded once.
 *   <li>A reader sees a prefix of each partition. What was appended through this store is in it.
 *   <li>Damage is found and reported, never passed over.
 * </ul>
 *
 * <p>Calls block; virtual threads suit them. Any thread may call any of them. Where nothing else is said they throw
 * {@link StoreClosedException} on a closed store, {@link DamagedException} where the storage lies, and
 * {@link StoreFailedException} where it fails.
 */
public interface EventStore extends AutoCloseable {

    /**
     * Appends a commit and returns when it is durable.
     *
     * @throws ConflictException if a stream does not have the version expected; nothing was recorded
     * @throws ConditionFailedException if the append condition does not hold; nothing was recorded
     * @throws IdTakenException if an event's id stands in another commit; nothing was recorded
     * @throws LimitExceededException if the commit is too large; nothing was recorded
     * @throws SpansPartitionsException if the log has several partitions, and the streams of the commit, or the events that its
     *     condition counts, more than one partition key; nothing was recorded
     * @throws ReadOnlyException if the store was opened for reading alone; nothing was recorded
     * @throws OutcomeUnknownException if the storage failed, or the thread was interrupted, while it was being recorded
     */
    default Receipt append(Commit commit) {
        return switch (tryAppend(commit)) {
            case Receipt receipt -> receipt;
            case AppendResult.Refusal refusal -> throw refusal.toException();
        };
    }

    /**
     * Appends a commit and returns when it is durable, or when it is refused. It is {@link #append} for callers to whom a
     * conflict is an ordinary answer.
     *
     * @throws LimitExceededException if the commit is too large; nothing was recorded
     * @throws SpansPartitionsException if the log has several partitions, and the streams of the commit, or the events that its
     *     condition counts, more than one partition key; nothing was recorded
     * @throws ReadOnlyException if the store was opened for reading alone; nothing was recorded
     * @throws OutcomeUnknownException if the storage failed, or the thread was interrupted, while it was being recorded
     */
    AppendResult tryAppend(Commit commit);

    /** The events of a stream. A stream that nobody wrote to has none. */
    Cursor<RecordedEvent> load(StreamId stream, StreamRange range);

    /** All events of a stream, oldest first. */
    default Cursor<RecordedEvent> load(StreamId stream) {
        return load(stream, StreamRange.all());
    }

    /**
     * The events of the log that match a query. Each partition's are in the order of their positions, and those of streams with
     * one partition key in the order of recording, whatever partitions they lie in. Otherwise partitions come as they like, one
     * after the other or by turns.
     *
     * <p>The range ends at the latest at the head that the log had at the time of this call.
     */
    Cursor<RecordedEvent> read(Query query, LogRange range);

    /** All events that match a query, oldest first. */
    default Cursor<RecordedEvent> read(Query query) {
        return read(query, LogRange.all());
    }

    /** Follows the log from behind a checkpoint: what is there, then what comes. The order is that of {@link #read}. */
    Follower follow(Query query, Checkpoint after);

    /** How far the log reaches: every durable event. */
    Checkpoint head();

    /**
     * All that the decision on an event could rest on: the events before it in its partition and, where that goes on from others,
     * all of theirs.
     */
    default Checkpoint before(Position position) {
        return position.rank() == 1
                ? Checkpoint.START
                : Checkpoint.of(new Position(position.partition(), position.rank() - 1));
    }

    /** How far the log reached at a time: every event recorded at it or before. */
    Checkpoint headAt(Instant recordedAt);

    /** The version of a stream; {@link Version#NONE} when nobody wrote to it. */
    Version version(StreamId stream);

    /** The event of this id. It stands once in a partition; where it stands in several, any one of them is found. */
    Optional<RecordedEvent> find(EventId id);

    /** The streams whose ids begin with a prefix. Those of one partition are in the order in which they began. */
    Cursor<StreamId> streams(String prefix);

    /** How much this store takes at once. */
    Limits limits();

    /**
     * Closes the store. Appends that it has taken up are finished first; cursors and followers end. It may be called
     * again.
     */
    @Override
    void close();
}
