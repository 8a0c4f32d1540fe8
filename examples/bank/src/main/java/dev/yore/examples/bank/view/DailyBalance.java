package dev.yore.examples.bank.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.yore.examples.bank.Account;
import dev.yore.examples.bank.AccountEvent;
import dev.yore.projection.Fact;
import dev.yore.projection.Projection;
import dev.yore.projection.Rows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * An account at the end of a day: its row has the key {@code acc_123/2024-01-15}, for each day (UTC) on which something
 * happened to it. The row with the account's id alone is the account now.
 *
 * <p>An event that comes late changes its own day and all later ones, which it finds by going back from the last one.
 *
 * @param balance what was in it
 * @param previous the day before this one on which something happened; in the row of the account, the last such day
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DailyBalance(BigDecimal balance, Optional<LocalDate> previous) {

    private static final DailyBalance NONE = new DailyBalance(BigDecimal.ZERO, Optional.empty());

    /** The days of all accounts. */
    public static final Projection<AccountEvent, DailyBalance> PROJECTION = Projection.named("days", 1)
            .of(Account.CODEC)
            .rows(DailyBalance.class)
            .each(DailyBalance::apply);

    private static void apply(Fact<AccountEvent> fact, Rows<DailyBalance> rows) {
        var account = fact.stream().value();
        var day = LocalDate.ofInstant(fact.timestamp(), ZoneOffset.UTC);
        var change = fact.event().change();
        var after = changeLaterDays(account, day, change, rows);
        var earlier = rows.get(after).orElse(NONE).previous();
        if (!earlier.equals(Optional.of(day))) {
            var before = earlier.flatMap(it -> rows.get(key(account, it))).orElse(NONE);
            rows.put(key(account, day), new DailyBalance(before.balance(), earlier));
            rows.put(after, new DailyBalance(rows.get(after).orElse(NONE).balance(), Optional.of(day)));
        }
        add(key(account, day), change, rows);
    }

    /** Adds to the account and to each day behind this one; the key of the row that points at this day or at an earlier one. */
    private static String changeLaterDays(String account, LocalDate day, BigDecimal change, Rows<DailyBalance> rows) {
        String at = account;
        while (true) {
            add(at, change, rows);
            var previous = rows.get(at).orElse(NONE).previous();
            if (previous.isEmpty() || !previous.get().isAfter(day)) {
                return at;
            }
            at = key(account, previous.get());
        }
    }

    private static void add(String key, BigDecimal change, Rows<DailyBalance> rows) {
        var row = rows.get(key).orElse(NONE);
        rows.put(key, new DailyBalance(row.balance().add(change), row.previous()));
    }

    private static String key(String account, LocalDate day) {
        return account + "/" + day;
    }
}
