package dev.yore.examples.bank.berka;

import dev.yore.examples.bank.Counterparty;
import dev.yore.examples.bank.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One transaction as the bank booked it: one line of its file.
 *
 * @param transaction its number
 * @param account the number of the account
 * @param date the day of it
 * @param incoming whether money came in
 * @param kind the bank's word for the way
 * @param amount how much, always positive
 * @param balance the balance after it, by the bank's own books
 * @param symbol the bank's symbol for what it was for
 * @param counterparty the other side of a transfer
 */
record BookedLine(
        String transaction,
        String account,
        LocalDate date,
        boolean incoming,
        Optional<String> kind,
        BigDecimal amount,
        BigDecimal balance,
        Optional<String> symbol,
        Optional<Counterparty> counterparty) {

    private static final List<String> COLUMNS = List.of(
            "trans_id", "account_id", "date", "type", "operation", "amount", "balance", "k_symbol", "bank", "account");
    private static final int CENTURY = 1900;
    private static final int LONGEST_TEXT = 64;

    /** Whether a line names the columns instead of stating a transaction. */
    static boolean isHeader(String line) {
        return line.replace("\"", "").equals(String.join(";", COLUMNS));
    }

    /** @throws MalformedLineException if the line is none of the format */
    static BookedLine parse(String line) {
        var fields = Fields.of(line);
        if (fields.size() != COLUMNS.size()) {
            throw new MalformedLineException("has " + fields.size() + " fields instead of " + COLUMNS.size());
        }
        return new BookedLine(
                number("trans_id", fields.get(0)),
                number("account_id", fields.get(1)),
                date(fields.get(2)),
                isIncoming(fields.get(3)),
                text("operation", fields.get(4)),
                positive(amount("amount", fields.get(5))),
                amount("balance", fields.get(6)),
                text("k_symbol", fields.get(7)),
                counterparty(text("bank", fields.get(8)), text("account", fields.get(9))));
    }

    private static String number(String column, String field) {
        if (!field.matches("[0-9]{1,18}")) {
            throw new MalformedLineException(column + " is no number: \"" + field + "\"");
        }
        return field;
    }

    private static LocalDate date(String field) {
        try {
            if (field.matches("[0-9]{6}")) {
                int yymmdd = Integer.parseInt(field);
                return LocalDate.of(CENTURY + yymmdd / 10_000, yymmdd / 100 % 100, yymmdd % 100);
            }
        } catch (DateTimeException _) {
            // such a day is not in the calendar
        }
        throw new MalformedLineException("date is no day written yymmdd: \"" + field + "\"");
    }

    private static boolean isIncoming(String field) {
        return switch (field) {
            case "PRIJEM" -> true;
            case "VYDAJ", "VYBER" -> false;
            default -> throw new MalformedLineException("type is none of PRIJEM, VYDAJ, VYBER: \"" + field + "\"");
        };
    }

    private static BigDecimal positive(BigDecimal amount) {
        if (amount.signum() <= 0) {
            throw new MalformedLineException("amount must be positive: " + amount);
        }
        return amount;
    }

    private static BigDecimal amount(String column, String field) {
        try {
            var amount = Money.money(field);
            if (Money.isWithinLimits(amount)) {
                return amount;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw new MalformedLineException(column + " is no amount such as 100.00: \"" + field + "\"");
    }

    private static Optional<String> text(String column, String field) {
        String text = field.strip();
        if (text.length() > LONGEST_TEXT || text.chars().anyMatch(BookedLine::isUnprintable)) {
            throw new MalformedLineException(
                    column + " is longer than " + LONGEST_TEXT + " characters, or not printable");
        }
        return Optional.of(text).filter(it -> !it.isEmpty());
    }

    private static boolean isUnprintable(int character) {
        return Character.isISOControl(character) || character == '\uFFFD';
    }

    private static Optional<Counterparty> counterparty(Optional<String> bank, Optional<String> account) {
        return bank.isEmpty() && account.isEmpty() ? Optional.empty() : Optional.of(new Counterparty(bank, account));
    }
}
