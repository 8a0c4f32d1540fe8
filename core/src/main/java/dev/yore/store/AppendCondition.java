package dev.yore.store;

import dev.yore.event.Event;
import dev.yore.event.StreamId;
import java.util.Optional;

/**
 * "No event matching this query stands after this checkpoint": the condition of a dynamic consistency boundary.
 *
 * <p>A writer reads the events that its decision rests on, decides, and appends on the condition that nothing was added to
 * them meanwhile. See <em>Killing the Aggregate</em> (Pellegrini, 2023) and its specification, "Dynamic Consistency
 * Boundary".
 *
 * @param none no event may match it
 * @param after only events behind it count
 * @param within only events of streams with this partition key count; empty: those of all streams
 */
public record AppendCondition(Query none, Checkpoint after, Optional<String> within) {

    /** No event at all may match this query. */
    public static AppendCondition noneMatching(Query query) {
        return new AppendCondition(query, Checkpoint.START, Optional.empty());
    }

    /** The same for the events behind this checkpoint alone. */
    public AppendCondition after(Checkpoint checkpoint) {
        return new AppendCondition(none, checkpoint, within);
    }

    /**
     * The same for the events of streams with this partition key alone ({@link StreamId#partitionKey()}). A log of several
     * partitions takes no other conditions, since events of different keys have no order there.
     */
    public AppendCondition within(String partitionKey) {
        return new AppendCondition(none, after, Optional.of(partitionKey));
    }

    /** Whether this event makes it fail, if it stands behind the checkpoint. */
    public boolean countsAgainst(Event event) {
        return none.matches(event)
                && within.map(event.stream().partitionKey()::equals).orElse(true);
    }
}
