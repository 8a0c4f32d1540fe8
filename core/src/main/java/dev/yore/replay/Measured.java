package dev.yore.replay;

import java.math.BigDecimal;

/**
 * A figure by both logics.
 *
 * @param current by the one in force
 * @param alternative by the other
 */
public record Measured(BigDecimal current, BigDecimal alternative) {

    /** Nothing by either. */
    public static final Measured ZERO = new Measured(BigDecimal.ZERO, BigDecimal.ZERO);

    /** By how much the alternative is more; negative where it is less. */
    public BigDecimal change() {
        return alternative.subtract(current);
    }

    /** The sum of both. */
    public Measured plus(Measured other) {
        return new Measured(current.add(other.current), alternative.add(other.alternative));
    }
}
