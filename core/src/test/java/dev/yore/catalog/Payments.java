package dev.yore.catalog;

import dev.yore.domain.EventCodec;
import dev.yore.domain.Upcaster;
import java.math.BigDecimal;
import java.util.Optional;

/** Payments as they were once and as they are now. */
final class Payments {

    private Payments() {}

    sealed interface Old {}

    record Paid(BigDecimal amount, Optional<String> note) implements Old {}

    sealed interface New {}

    record PaidIn(BigDecimal amount, Optional<String> note, String currency) implements New {}

    sealed interface Strict {}

    record Named(String name) implements Strict {
        Named {
            if (!name.startsWith("Mr ")) {
                throw new IllegalArgumentException("no name: " + name);
            }
        }
    }

    static final EventCodec<Old> OLD =
            EventCodec.of(Old.class).type("Paid", Paid.class).build();
    static final EventCodec<New> UNVERSIONED =
            EventCodec.of(New.class).type("Paid", PaidIn.class).build();
    static final EventCodec<New> NEW = EventCodec.of(New.class)
            .type("Paid", 2, PaidIn.class)
            .upcast(Upcaster.change("Paid", 1, data -> data.put("currency", "EUR")))
            .build();
    static final EventCodec<Strict> STRICT =
            EventCodec.of(Strict.class).type("Named", Named.class).build();
}
