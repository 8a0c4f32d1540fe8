package dev.yore.domain;

import dev.yore.YoreException;
import dev.yore.event.Event;

/** An upcaster could not read an event. The event is untouched; mend the upcaster. */
public final class UpcastException extends YoreException {
    private static final long serialVersionUID = 1;

    /**
     * @param event the event
     * @param what what went wrong
     * @param cause why
     */
    UpcastException(Event event, String what, Throwable cause) {
        super(
                "event " + event.id() + " of type " + event.type() + " in version " + event.schemaVersion() + ": "
                        + what,
                cause);
    }
}
