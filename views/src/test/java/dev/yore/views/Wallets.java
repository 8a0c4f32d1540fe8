package dev.yore.views;

import dev.yore.domain.EventCodec;
import dev.yore.event.StreamId;
import dev.yore.projection.Projection;
import dev.yore.projection.ProjectionOptions;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A small domain to be projected: wallets, each a stream, that are filled and emptied. */
final class Wallets {

    /** Small batches, and short waits. */
    static final ProjectionOptions OPTIONS = ProjectionOptions.DEFAULT
            .batchEvents(50)
            .threads(1)
            .rowsInMemory(5)
            .lease(Duration.ofSeconds(2))
            .retries(Duration.ofMillis(10), Duration.ofMillis(200));

    static final EventCodec<Happening> CODEC = EventCodec.of(Happening.class)
            .type("Filled", Filled.class)
            .type("Emptied", Emptied.class)
            .build();

    private Wallets() {}

    sealed interface Happening {}

    record Filled(long by) implements Happening {}

    record Emptied() implements Happening {}

    /** What is in a wallet, and how many events have made that. */
    record Content(long amount, long events) {
        static final Content NONE = new Content(0, 0);

        Optional<Content> after(Happening event) {
            return switch (event) {
                case Filled it -> Optional.of(new Content(amount + it.by(), events + 1));
                case Emptied _ -> Optional.empty();
            };
        }
    }

    static Projection<Happening, Content> projection(String name) {
        return Projection.named(name, 1)
                .of(CODEC)
                .rows(Content.class)
                .keyedByStream()
                .fold((row, fact) -> row.orElse(Content.NONE).after(fact.event()));
    }

    /** The same in a table {@code wallets} of its own. */
    static Projection<Happening, Void> inTable(String name) {
        return Projection.named(name, 1).of(CODEC).inTransaction(Connection.class, (fact, connection) -> {
            var sql = fact.event() instanceof Filled filled
                    ? "insert into wallets (id, amount, events) values (?, " + filled.by() + ", 1) on conflict (id)"
                            + " do update set amount = wallets.amount + excluded.amount, events = wallets.events + 1"
                    : "delete from wallets where id = ?";
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, fact.stream().value());
                statement.executeUpdate();
            }
        });
    }

    static final String TABLE =
            "create table if not exists wallets (id text primary key, amount bigint not null, events bigint not null)";

    /** The event of this number, always the same. */
    static void append(EventStore store, long number) {
        var event = number % 23 == 0 ? new Emptied() : new Filled(number);
        store.append(Commit.of(CODEC.encode(StreamId.of("w-" + number % 17), event)));
    }

    /** What a view must hold when the first so many events are applied, each once. */
    static Map<String, Content> after(long events) {
        var contents = new TreeMap<String, Content>();
        for (long number = 1; number <= events; number++) {
            var key = "w-" + number % 17;
            var event = number % 23 == 0 ? new Emptied() : new Filled(number);
            var content = contents.getOrDefault(key, Content.NONE).after(event);
            if (content.isPresent()) {
                contents.put(key, content.get());
            } else {
                contents.remove(key);
            }
        }
        return contents;
    }
}
