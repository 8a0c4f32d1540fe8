package dev.yore.examples.bank;

import dev.yore.domain.Decider;
import dev.yore.examples.bank.AccountEvent.BalanceCorrected;
import dev.yore.replay.Alternative;
import dev.yore.replay.Replay;

/** Accounts as they would be if no mistake had ever been made good. */
public final class WithoutCorrections {

    /** The decider to which a correction means nothing. */
    public static final Decider<AccountCommand, Account, AccountEvent> DECIDER =
            Decider.of(Account.UNOPENED, Account.DECIDER::decide, WithoutCorrections::evolve);

    /** The accounts beside it. */
    public static final Alternative ALTERNATIVE = new Alternative(
            "without-corrections",
            "What balances would be if no mistake had been made good.",
            Replay.of(Account.DECIDER, Account.CODEC).against(DECIDER).measuring("balance", Account::balance));

    private WithoutCorrections() {}

    private static Account evolve(Account account, AccountEvent event) {
        return event instanceof BalanceCorrected ? account : Account.DECIDER.evolve(account, event);
    }
}
