package dev.yore.examples.orders;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;

/**
 * A line of an order.
 *
 * @param sku what is ordered
 * @param qty how many pieces
 * @param price of one piece, without tax
 */
public record Item(String sku, int qty, BigDecimal price) {

    /** Needs a sku and a price. */
    public Item {
        requireNonNull(sku, "sku");
        requireNonNull(price, "price");
    }

    /** The price of all pieces, without tax. */
    @JsonIgnore
    public BigDecimal net() {
        return price.multiply(BigDecimal.valueOf(qty));
    }
}
