package dev.yore.examples.bank;

import dev.yore.domain.Aggregate;
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
}
