package dev.yore.log;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a verification found.
 *
 * @param events how many events are whole
 * @param commits how many commits they are in
 * @param streams how many streams they are in; empty if the log or the index is damaged, since only the index can tell
 * @param damages what is wrong, at most {@value #MAX_DAMAGES} places
 */
public record Verification(long events, long commits, OptionalLong streams, List<Damage> damages) {

    /** So many places are listed; there may be more. */
    public static final int MAX_DAMAGES = 100;

    /** Copies the list. */
    public Verification {
        damages = List.copyOf(damages);
    }

    /** Whether nothing is wrong. */
    public boolean clean() {
        return damages.isEmpty();
    }
}
