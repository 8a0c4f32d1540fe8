package dev.yore.subscription;

import dev.yore.event.Partition;
import dev.yore.event.Position;

/**
 * The keys of the rows in the state of a subscription. A position is written {@code PARTITION:RANK}, its rank with 19 digits, so
 * that those of a partition stand in their order; no partition has a blank.
 *
 * <pre>{@code
 * started           when it began, and where
 * parked POSITION   an event that is parked
 * dropped POSITION  an event that was parked and given up
 * }</pre>
 */
final class StateKeys {

    static final String STARTED = "started";
    static final String PARKED = "parked ";
    static final String DROPPED = "dropped ";

    private StateKeys() {}

    static String parked(Position position) {
        return PARKED + of(position);
    }

    static String dropped(Position position) {
        return DROPPED + of(position);
    }

    static String of(Position position) {
        return "%s:%019d".formatted(position.partition(), position.rank());
    }

    /** The position of which this is the key. */
    static Position position(String key) {
        int colon = key.lastIndexOf(':');
        return new Position(new Partition(key.substring(0, colon)), Long.parseLong(key.substring(colon + 1)));
    }
}
