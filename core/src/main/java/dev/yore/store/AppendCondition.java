package dev.yore.store;

/**
 * "No event matching this query stands after this checkpoint": the condition of a dynamic consistency boundary.
 *
 * <p>A writer reads the events that its decision rests on, decides, and appends on the condition that nothing was added to
 * them meanwhile. See <em>Killing the Aggregate</em> (Pellegrini, 2023) and its specification, "Dynamic Consistency
 * Boundary".
 *
 * @param none no event may match it
 * @param after only events behind it count
 */
public record AppendCondition(Query none, Checkpoint after) {

    /** No event at all may match this query. */
    public static AppendCondition noneMatching(Query query) {
        return new AppendCondition(query, Checkpoint.START);
    }

    /** The same for the events behind this checkpoint alone. */
    public AppendCondition after(Checkpoint checkpoint) {
        return new AppendCondition(none, checkpoint);
    }
}
