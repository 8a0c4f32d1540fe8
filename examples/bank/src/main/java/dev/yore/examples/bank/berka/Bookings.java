package dev.yore.examples.bank.berka;

import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.Json;
import dev.yore.event.Metadata;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Tag;
import dev.yore.examples.bank.Account;
import dev.yore.examples.bank.AccountEvent;
import dev.yore.examples.bank.AccountEvent.AccountCreated;
import dev.yore.examples.bank.AccountEvent.MoneyDeposited;
import dev.yore.examples.bank.AccountEvent.MoneyWithdrawn;
import dev.yore.examples.bank.berka.Row.Booked;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How booked lines become events: which stream, which ids, which tags.
 *
 * <p>An event's id is made of the transaction's number alone, so that the same line always gives the same event, which
 * the store records once. Where a line stood in its file is kept in the metadata: a day's lines are in the order in which they
 * happened, and that order outlives a line that was mended and came in later than its neighbours.
 */
final class Bookings {

    /** What the streams of the accounts begin with. */
    static final String STREAM_PREFIX = "berka-";

    private static final Optional<String> CURRENCY = Optional.of("CZK");
    private static final String SOURCE = "source";
    private static final String LINE = "line";

    private Bookings() {}

    static StreamId stream(BookedLine line) {
        return StreamId.of(STREAM_PREFIX + line.account());
    }

    static EventId id(BookedLine line) {
        return EventId.of(STREAM_PREFIX + "transaction-" + line.transaction());
    }

    /** The opening of the account on the day of its first line. */
    static Event opening(Booked first, String file) {
        var line = first.line();
        var opened = new AccountCreated("Account " + line.account(), BigDecimal.ZERO, Optional.empty(), CURRENCY);
        return event(first, file, opened)
                .withId(EventId.of(STREAM_PREFIX + "opening-" + line.account()))
                .withTags(accountTag(line));
    }

    /** The transaction. */
    static Event transaction(Booked numbered, String file) {
        var line = numbered.line();
        var tags = new ArrayList<Tag>(List.of(accountTag(line)));
        line.symbol().ifPresent(it -> tags.add(Tag.of("symbol", it)));
        return event(numbered, file, happened(line)).withId(id(line)).withTags(tags);
    }

    /** Whether a recorded event states what the line states. */
    static boolean isSame(RecordedEvent recorded, Booked line) {
        var event = transaction(line, "");
        return recorded.stream().equals(event.stream())
                && recorded.type().equals(event.type())
                && recorded.timestamp().equals(event.timestamp())
                && recorded.data().equals(event.data());
    }

    /** Where the line of an event stood in its file; 0 for an event that came from elsewhere. */
    static long lineNumber(Metadata metadata) {
        return metadata.get(SOURCE).map(it -> it.path(LINE).asLong(0)).orElse(0L);
    }

    private static AccountEvent happened(BookedLine line) {
        var balance = Optional.of(line.balance());
        return line.incoming()
                ? new MoneyDeposited(line.amount(), line.kind(), line.counterparty(), line.symbol(), balance)
                : new MoneyWithdrawn(line.amount(), line.kind(), line.counterparty(), line.symbol(), balance);
    }

    private static Event event(Booked numbered, String file, AccountEvent event) {
        var source = Json.nodes().objectNode().put("file", file).put(LINE, numbered.number());
        return Account.CODEC
                .encode(stream(numbered.line()), event)
                .withTimestamp(startOf(numbered.line()))
                .withMetadata(Metadata.NONE.withActor("yore bank import").with(SOURCE, source));
    }

    private static Instant startOf(BookedLine line) {
        return line.date().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Tag accountTag(BookedLine line) {
        return Tag.of("account", line.account());
    }
}
