package dev.yore.testkit.contract.boundary;

import dev.yore.domain.Boundary;
import dev.yore.domain.Decider;
import dev.yore.domain.EventCodec;
import dev.yore.event.StreamId;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import java.util.List;

/** Invoices for orders. The state is the last number that was given. */
final class Invoices {

    private static final EventCodec<Happened> CODEC = EventCodec.of(Happened.class)
            .type("InvoiceCreated", InvoiceCreated.class)
            .build();

    private static final Decider<String, Integer, Happened> DECIDER =
            Decider.of(0, (order, last) -> List.of(new InvoiceCreated(last + 1, order)), (_, event) -> event.number());

    private Invoices() {}

    sealed interface Happened {
        int number();
    }

    record InvoiceCreated(int number, String order) implements Happened {}

    static Boundary<String, Integer, Happened> in(EventStore store) {
        return Boundary.of(
                store,
                DECIDER,
                CODEC,
                _ -> Query.types("InvoiceCreated"),
                event -> StreamId.of("{invoices}/" + event.number()));
    }
}
