package dev.yore.store;

import dev.yore.YoreException;
import dev.yore.event.Position;

/** An event matches the query of an append condition. Nothing was recorded. Read, decide and append again. */
public final class ConditionFailedException extends YoreException {
    private static final long serialVersionUID = 1;

    private final transient Position offending;

    /** @param offending the first matching event behind the condition's checkpoint */
    public ConditionFailedException(Position offending) {
        super("append condition failed: the event at position " + offending + " matches its query");
        this.offending = offending;
    }

    /** The position of the first matching event behind the condition's checkpoint. */
    public Position offending() {
        return offending;
    }
}
