package dev.yore.domain;

import dev.yore.YoreException;
import dev.yore.event.EventType;

/** A codec does not know an event's type, or this version of it. */
public final class UnknownEventTypeException extends YoreException {
    private static final long serialVersionUID = 1;

    private final transient EventType type;
    private final int schemaVersion;

    /**
     * @param codec the codec's name
     * @param type the type
     * @param schemaVersion the version of its schema
     */
    public UnknownEventTypeException(String codec, EventType type, int schemaVersion) {
        super("codec " + codec + " knows no event type " + type + " in version " + schemaVersion
                + ": name it there, or add an upcaster, or take a newer codec; or read the event raw");
        this.type = type;
        this.schemaVersion = schemaVersion;
    }

    /** The type that the codec does not know. */
    public EventType type() {
        return type;
    }

    /** The version of its schema. */
    public int schemaVersion() {
        return schemaVersion;
    }
}
