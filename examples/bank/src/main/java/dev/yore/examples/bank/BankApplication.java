package dev.yore.examples.bank;

import dev.yore.domain.Aggregate;
import dev.yore.examples.bank.view.Balance;
import dev.yore.examples.bank.view.DailyBalance;
import dev.yore.examples.bank.view.Entry;
import dev.yore.examples.bank.view.MonthlyTotal;
import dev.yore.projection.Projection;
import dev.yore.replay.Alternative;
import dev.yore.spi.Application;
import java.util.List;

/** The bank, as tools find it. */
public final class BankApplication implements Application {

    /** For the {@link java.util.ServiceLoader}. */
    public BankApplication() {}

    @Override
    public String name() {
        return "bank";
    }

    @Override
    public List<Aggregate<?, ?, ?>> aggregates() {
        return List.of(Account.AGGREGATE);
    }

    @Override
    public List<Projection<?, ?>> projections() {
        return List.of(Balance.PROJECTION, Entry.PROJECTION, MonthlyTotal.PROJECTION, DailyBalance.PROJECTION);
    }

    @Override
    public List<Alternative> alternatives() {
        return List.of(WithoutCorrections.ALTERNATIVE);
    }
}
