package dev.yore.examples.bank;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** Amounts of money: exact decimals, written with two places or more. */
public final class Money {

    /** The most digits before the point. */
    public static final int MAX_DIGITS = 15;

    /** The most digits behind the point. */
    public static final int MAX_PLACES = 4;

    private static final int USUAL_PLACES = 2;
    private static final int SANE_DIGITS = 1_000;

    private Money() {}

    /**
     * The amount that a text such as {@code 100.00} states.
     *
     * @throws NumberFormatException if it is no plain decimal number
     */
    public static BigDecimal money(String text) {
        if (!text.matches("[+-]?[0-9]{1,100}(\\.[0-9]{1,100})?")) {
            throw new NumberFormatException("not an amount such as 100.00: \"" + text + "\"");
        }
        return new BigDecimal(text);
    }

    /** Whether the amount has no more digits than {@value #MAX_DIGITS} before the point and {@value #MAX_PLACES} behind. */
    public static boolean isWithinLimits(BigDecimal amount) {
        return amount.scale() <= MAX_PLACES && (long) amount.precision() - amount.scale() <= MAX_DIGITS;
    }

    /** Refuses what is no amount at all, or would fill the memory when it is written out. */
    static void requireSane(String what, BigDecimal amount) {
        requireNonNull(amount, what);
        boolean sane = Math.abs((long) amount.scale()) <= SANE_DIGITS && amount.precision() <= SANE_DIGITS;
        if (!sane) {
            throw new IllegalArgumentException(what + " has more than " + SANE_DIGITS + " digits");
        }
    }

    /** The amount as text without a currency: {@code 135.00}. */
    public static String text(BigDecimal amount) {
        return amount.scale() < USUAL_PLACES
                ? amount.setScale(USUAL_PLACES, RoundingMode.UNNECESSARY).toPlainString()
                : amount.toPlainString();
    }

    /** The amount as text with commas between thousands: {@code 31,841,721.60}. */
    public static String grouped(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,." + Math.max(USUAL_PLACES, amount.scale()) + "f", amount);
    }

    /** The amount as people read it: {@code $135.00} where no currency is named, else {@code 135.00 CZK}. */
    public static String text(BigDecimal amount, Optional<String> currency) {
        if (currency.isPresent()) {
            return text(amount) + " " + currency.get();
        }
        return amount.signum() < 0 ? "-$" + text(amount.negate()) : "$" + text(amount);
    }
}
