package dev.yore.store;

import dev.yore.YoreException;

/**
 * A commit needs an order across partitions, and the log has none: its streams have several partition keys, or its condition
 * counts events of others than its own. Nothing was recorded.
 *
 * <p>Name the aggregates that are decided on together with the same braces, such as {@code {course-1}/student-7}, and restrict
 * the condition to that key ({@link AppendCondition#within}); or keep the log in one partition.
 */
public final class SpansPartitionsException extends YoreException {
    private static final long serialVersionUID = 1;

    /** @param what which parts of the commit have no order */
    public SpansPartitionsException(String what) {
        super(what
                + ". Name the aggregates with the same braces, such as {course-1}/student-7, and restrict the condition to"
                + " their key, or use one shard over the whole hash range");
    }
}
