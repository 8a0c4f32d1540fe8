package dev.yore.examples.bank.view;

import dev.yore.examples.bank.Account;
import dev.yore.examples.bank.AccountEvent;
import dev.yore.projection.Fact;
import dev.yore.projection.Projection;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A line of an account's history: its row has the key {@code acc_123/0000000002}, the account and the version.
 *
 * @param timestamp when it happened
 * @param type what happened
 * @param amount what it added to the balance; negative where it took away
 */
public record Entry(Instant timestamp, String type, BigDecimal amount) {

    /** The histories of all accounts. */
    public static final Projection<AccountEvent, Entry> PROJECTION = Projection.named("transactions", 1)
            .of(Account.CODEC)
            .rows(Entry.class)
            .each((fact, rows) -> rows.put(key(fact), of(fact)));

    private static String key(Fact<AccountEvent> fact) {
        return "%s/%010d".formatted(fact.stream(), fact.version().value());
    }

    private static Entry of(Fact<AccountEvent> fact) {
        return new Entry(
                fact.timestamp(), fact.recorded().type().name(), fact.event().change());
    }
}
