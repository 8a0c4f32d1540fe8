package dev.yore.log;

import java.util.List;

/**
 * What a verification found.
 *
 * @param events how many events are whole
 * @param commits how many commits they are in
 * @param streams how many streams they are in
 * @param damages what is wrong, at most {@value #MAX_DAMAGES} places
 */
public record Verification(long events, long commits, long streams, List<Damage> damages) {

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
