package dev.yore.testkit.projection;

import dev.yore.domain.EventCodec;
import dev.yore.event.StreamId;
import dev.yore.projection.Projection;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import dev.yore.store.Receipt;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A small domain to be projected: counters, each a stream, which are raised and reset. */
final class Counters {

    static final EventCodec<Counted> CODEC = EventCodec.of(Counted.class)
            .type("Raised", Raised.class)
            .type("Reset", Reset.class)
            .build();

    private Counters() {}

    sealed interface Counted {}

    record Raised(long by) implements Counted {}

    record Reset() implements Counted {}

    /** How a counter stands. */
    record Count(long value, long events) {
        static final Count ZERO = new Count(0, 0);
    }

    /** A row for each counter; none once it is reset. An event that raises by 13 cannot be applied while {@code superstitious}. */
    static Projection<Counted, Count> counts(int version, BooleanSupplier superstitious) {
        return Projection.named("counts", version)
                .of(CODEC)
                .rows(Count.class)
                .keyedByStream()
                .fold((row, fact) -> switch (fact.event()) {
                    case Raised it
                    when it.by() == 13 && superstitious.getAsBoolean() -> throw new IllegalStateException("thirteen");
                    case Raised it -> {
                        var before = row.orElse(Count.ZERO);
                        yield Optional.of(new Count(before.value() + it.by(), before.events() + 1));
                    }
                    case Reset _ -> Optional.empty();
                });
    }

    static Receipt raise(EventStore store, String counter, long by) {
        return append(store, counter, new Raised(by));
    }

    static Receipt append(EventStore store, String counter, Counted event) {
        return store.append(Commit.of(CODEC.encode(StreamId.of(counter), event)));
    }
}
