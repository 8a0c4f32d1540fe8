package dev.yore.store;

import dev.yore.YoreException;
import dev.yore.event.EventId;
import dev.yore.event.Position;

/**
 * An event's id stands in another commit already. Nothing was recorded. Either this event has been recorded, with others
 * than are sent with it now, or two events, or two commands, were given one id.
 */
public final class IdTakenException extends YoreException {
    private static final long serialVersionUID = 1;

    private final transient EventId id;
    private final transient Position position;

    /**
     * @param id the id
     * @param position where it stands
     */
    public IdTakenException(EventId id, Position position) {
        this(id, position, "in another commit");
    }

    /**
     * @param id the id
     * @param position where it stands
     * @param how in what way, and what follows from it
     */
    public IdTakenException(EventId id, Position position, String how) {
        super("event id " + id + " stands at position " + position + " already, " + how);
        this.id = id;
        this.position = position;
    }

    /** The id that is taken. */
    public EventId id() {
        return id;
    }

    /** Where the event of that id stands. */
    public Position position() {
        return position;
    }
}
