package dev.yore.examples.orders;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Amounts as people read them: {@code $1,234.50}. */
public final class Dollars {

    private Dollars() {}

    /** The amount as text; below zero {@code -$1.00}. */
    public static String text(BigDecimal amount) {
        return (amount.signum() < 0 ? "-" : "") + "$" + digits(amount);
    }

    /** The same with a sign where it is above zero too: {@code +$1.00}. */
    public static String signed(BigDecimal amount) {
        return amount.signum() > 0 ? "+" + text(amount) : text(amount);
    }

    private static String digits(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount.abs().setScale(2, RoundingMode.HALF_UP));
    }
}
