package dev.yore.event;

/**
 * The name of a kind of fact, in the past tense: {@code MoneyDeposited}.
 *
 * <p>At most {@value #MAX_BYTES} bytes of UTF-8, not empty, no control characters.
 *
 * @param name the type as text
 */
public record EventType(String name) implements Comparable<EventType> {

    /** The longest type, in bytes of UTF-8. */
    public static final int MAX_BYTES = 256;

    /** @throws InvalidEventException if the name is empty, too long, or holds control characters */
    public EventType {
        Text.require("eventType", name, MAX_BYTES);
    }

    /** The type of this name. */
    public static EventType of(String name) {
        return new EventType(name);
    }

    @Override
    public int compareTo(EventType other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
