package dev.yore.testkit.contract.boundary;

import dev.yore.domain.Boundary;
import dev.yore.domain.Decider;
import dev.yore.domain.EventCodec;
import dev.yore.domain.RejectedException;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import java.util.List;

/** Orders that carry a token which their sender made up. The state is whether the token was seen. */
final class Orders {

    private static final EventCodec<Happened> CODEC = EventCodec.of(Happened.class)
            .type("OrderPlaced", OrderPlaced.class)
            .tags(it -> List.of(Tag.of("token", it.token())))
            .build();

    private static final Decider<Place, Boolean, Happened> DECIDER = Decider.of(false, Orders::decide, (_, _) -> true);

    private Orders() {}

    record Place(String order, String token) {}

    sealed interface Happened {
        String order();

        String token();
    }

    record OrderPlaced(String order, String token) implements Happened {}

    static Boundary<Place, Boolean, Happened> in(EventStore store) {
        return Boundary.of(
                        store,
                        DECIDER,
                        CODEC,
                        place -> Query.types("OrderPlaced").tagged("token:" + place.token()),
                        event -> StreamId.of("{orders}/" + event.order()))
                .within(_ -> "orders");
    }

    private static List<Happened> decide(Place place, boolean seen) {
        if (seen) {
            throw new RejectedException("this order was placed before");
        }
        return List.of(new OrderPlaced(place.order(), place.token()));
    }
}
