package dev.yore.examples.bank.view;

import dev.yore.examples.bank.Account;
import dev.yore.examples.bank.AccountEvent;
import dev.yore.examples.bank.AccountEvent.Transaction;
import dev.yore.projection.Fact;
import dev.yore.projection.Projection;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What all accounts together moved in a month in one way: its row has the key {@code 1993-06/VKLAD}, the month (UTC) and the
 * kind. What has no kind of its own is counted under its type.
 *
 * @param count how many events
 * @param total what they added to the balances; negative where they took away
 */
public record MonthlyTotal(long count, BigDecimal total) {

    private static final MonthlyTotal NONE = new MonthlyTotal(0, BigDecimal.ZERO);

    /** The totals of all months. */
    public static final Projection<AccountEvent, MonthlyTotal> PROJECTION = Projection.named("months", 1)
            .of(Account.CODEC)
            .rows(MonthlyTotal.class)
            .keyedBy(fact -> YearMonth.from(fact.timestamp().atOffset(ZoneOffset.UTC)) + "/" + kind(fact))
            .fold((row, fact) -> Optional.of(row.orElse(NONE).plus(fact.event().change())));

    private static String kind(Fact<AccountEvent> fact) {
        var own = fact.event() instanceof Transaction it ? it.kind() : Optional.<String>empty();
        return own.orElseGet(() -> fact.recorded().type().name());
    }

    private MonthlyTotal plus(BigDecimal amount) {
        return new MonthlyTotal(count + 1, total.add(amount));
    }
}
