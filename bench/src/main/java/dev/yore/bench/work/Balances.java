package dev.yore.bench.work;

import dev.yore.domain.EventCodec;
import dev.yore.event.Event;
import dev.yore.event.StreamId;
import dev.yore.projection.Projection;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Optional;
import java.util.SplittableRandom;

/** Accounts, to be projected: a row of about 60 bytes for each of them. */
final class Balances {

    private static final int BATCH = 1_000;
    private static final int CENTS = 100_000;

    static final EventCodec<Happening> CODEC = EventCodec.of(Happening.class)
            .type("MoneyDeposited", Deposited.class)
            .build();

    static final Projection<Happening, Balance> PROJECTION = Projection.named("balances", 1)
            .of(CODEC)
            .rows(Balance.class)
            .keyedByStream()
            .fold((row, fact) -> Optional.of(row.orElse(Balance.NONE).after(fact.event())));

    private Balances() {}

    /** What happens to an account. */
    sealed interface Happening {}

    record Deposited(BigDecimal amount, String currency) implements Happening {}

    /** How an account stands. */
    record Balance(BigDecimal balance, long deposits, String currency) {
        static final Balance NONE = new Balance(BigDecimal.ZERO, 0, "");

        Balance after(Happening event) {
            return switch (event) {
                case Deposited it -> new Balance(balance.add(it.amount()), deposits + 1, it.currency());
            };
        }
    }

    /** Which account the event of this number is of: always the same for the same number. */
    static String account(long number, int accounts) {
        return "acc-" + new SplittableRandom(number).nextInt(accounts);
    }

    /** Appends so many events of random accounts. */
    static void fill(EventStore store, int events, int accounts) {
        for (int first = 0; first < events; first += BATCH) {
            var batch = new ArrayList<Event>(BATCH);
            for (int i = first; i < first + BATCH; i++) {
                var amount = BigDecimal.valueOf(i % CENTS, 2);
                batch.add(CODEC.encode(StreamId.of(account(i, accounts)), new Deposited(amount, "CZK")));
            }
            store.append(Commit.of(batch));
        }
    }
}
