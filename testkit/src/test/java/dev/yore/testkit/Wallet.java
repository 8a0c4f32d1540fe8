package dev.yore.testkit;

import dev.yore.domain.Decider;
import dev.yore.domain.EventCodec;
import dev.yore.domain.RejectedException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;

/** A small domain: money goes in and out, and never below nothing. */
final class Wallet {

    static final Decider<Command, Balance, Happened> DECIDER =
            Decider.of(new Balance(BigDecimal.ZERO), Wallet::decide, Wallet::evolve);

    static final EventCodec<Happened> CODEC = EventCodec.of(Happened.class)
            .type("MoneyPutIn", PutIn.class)
            .type("MoneyTakenOut", TakenOut.class)
            .build();

    private Wallet() {}

    sealed interface Command {}

    record Put(BigDecimal amount) implements Command {}

    record Take(BigDecimal amount, int times) implements Command {}

    sealed interface Happened {}

    record PutIn(BigDecimal amount) implements Happened {}

    record TakenOut(BigDecimal amount, String note) implements Happened {}

    record Balance(BigDecimal amount) {}

    private static List<Happened> decide(Command command, Balance balance) {
        return switch (command) {
            case Put put when put.amount().signum() == 0 -> List.of();
            case Put put -> List.of(new PutIn(put.amount()));
            case Take take -> {
                if (balance.amount().compareTo(take.amount().multiply(BigDecimal.valueOf(take.times()))) < 0) {
                    throw new RejectedException("only " + balance.amount() + " left");
                }
                yield Collections.nCopies(take.times(), new TakenOut(take.amount(), "cash"));
            }
        };
    }

    private static Balance evolve(Balance balance, Happened event) {
        return switch (event) {
            case PutIn in -> new Balance(balance.amount().add(in.amount()));
            case TakenOut out -> new Balance(balance.amount().subtract(out.amount()));
        };
    }
}
