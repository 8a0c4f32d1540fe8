package dev.yore.replay;

import dev.yore.YoreException;
import dev.yore.event.RecordedEvent;

/** One of the logics that a replay compares could not take an event. Nothing was written; mend the logic, or leave the stream out. */
public final class ReplayFailedException extends YoreException {
    private static final long serialVersionUID = 1;

    ReplayFailedException(RecordedEvent event, RuntimeException cause) {
        super(
                "stream " + event.stream() + ", version " + event.version() + ", a " + event.type()
                        + ": a logic failed: " + cause,
                cause);
    }
}
