package dev.yore.examples.orders;

import dev.yore.domain.Aggregate;
import dev.yore.projection.Projection;
import dev.yore.replay.Alternative;
import dev.yore.spi.Application;
import java.util.List;

/** The orders, as tools find them. */
public final class OrdersApplication implements Application {

    /** For the {@link java.util.ServiceLoader}. */
    public OrdersApplication() {}

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public List<Aggregate<?, ?, ?>> aggregates() {
        return List.of(Order.AGGREGATE);
    }

    @Override
    public List<Projection<?, ?>> projections() {
        return OrderRow.all();
    }

    @Override
    public List<Alternative> alternatives() {
        return List.of(TaxMistake.ALTERNATIVE);
    }
}
