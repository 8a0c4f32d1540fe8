package dev.yore.dynamodb;

import dev.yore.domain.EventCodec;
import dev.yore.event.StreamId;
import dev.yore.projection.Projection;
import dev.yore.projection.ProjectionOptions;
import dev.yore.projection.View;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import dev.yore.view.RowRange;
import dev.yore.view.ViewStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A small domain to be projected: tills, each a stream, that are filled and emptied. */
final class Tills {

    /** Small batches, and short waits. */
    static final ProjectionOptions OPTIONS = ProjectionOptions.DEFAULT
            .batchEvents(40)
            .threads(1)
            .rowsInMemory(3)
            .lease(Duration.ofSeconds(2))
            .retries(Duration.ofMillis(10), Duration.ofMillis(200));

    private static final EventCodec<Happening> CODEC = EventCodec.of(Happening.class)
            .type("Filled", Filled.class)
            .type("Emptied", Emptied.class)
            .build();

    static final Projection<Happening, Content> PROJECTION = Projection.named("tills", 1)
            .of(CODEC)
            .rows(Content.class)
            .keyedByStream()
            .fold((row, fact) -> row.orElse(new Content(0, 0)).after(fact.event()));

    private Tills() {}

    sealed interface Happening {}

    record Filled(long by) implements Happening {}

    record Emptied() implements Happening {}

    /** What is in a till, and how many events have made that. */
    record Content(long amount, long events) {
        Optional<Content> after(Happening event) {
            return switch (event) {
                case Filled it -> Optional.of(new Content(amount + it.by(), events + 1));
                case Emptied _ -> Optional.empty();
            };
        }
    }

    /** The events of these numbers, always the same. */
    static void append(EventStore store, long first, long last) {
        for (long number = first; number <= last; number++) {
            store.append(Commit.of(CODEC.encode(StreamId.of("t-" + number % 17), event(number))));
        }
    }

    private static Happening event(long number) {
        return number % 23 == 0 ? new Emptied() : new Filled(number);
    }

    /** What the view must hold when the first so many events are applied, each once. */
    static Map<String, Content> after(long events) {
        var contents = new TreeMap<String, Content>();
        for (long number = 1; number <= events; number++) {
            var key = "t-" + number % 17;
            var before = contents.getOrDefault(key, new Content(0, 0));
            before.after(event(number)).ifPresentOrElse(it -> contents.put(key, it), () -> contents.remove(key));
        }
        return contents;
    }

    static Map<String, Content> rows(ViewStore views) {
        var contents = new TreeMap<String, Content>();
        View.of(views, PROJECTION).list(RowRange.all()).forEach(it -> contents.put(it.key(), it.row()));
        return contents;
    }
}
