package dev.yore.examples.orders;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The tax on an order: one fifth of the price of all its pieces, rounded to cents. */
public final class Tax {

    /** How much of the net amount it is. */
    public static final BigDecimal RATE = new BigDecimal("0.20");

    private static final int CENTS = 2;

    private Tax() {}

    /** The tax on these items. */
    public static BigDecimal on(List<Item> items) {
        return of(net(items));
    }

    /** The tax on this net amount. */
    public static BigDecimal of(BigDecimal net) {
        return net.multiply(RATE).setScale(CENTS, RoundingMode.HALF_UP);
    }

    /** The price of these items without tax. */
    public static BigDecimal net(List<Item> items) {
        return items.stream().map(Item::net).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
