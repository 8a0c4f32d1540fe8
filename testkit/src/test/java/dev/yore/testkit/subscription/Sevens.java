package dev.yore.testkit.subscription;

import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import dev.yore.subscription.SubscriptionOptions;
import dev.yore.view.LeaseHolder.Waits;
import java.time.Duration;

/** Events of seven streams, s0 to s6, in turn. */
final class Sevens {

    /** Few consumers and attempts, and short waits. */
    static final SubscriptionOptions OPTIONS = SubscriptionOptions.DEFAULT
            .consumers(4)
            .inFlight(20)
            .attempts(2, Duration.ofMillis(1), Duration.ofMillis(1))
            .waits(new Waits(Duration.ofSeconds(10), Duration.ofMillis(1), Duration.ofMillis(20)));

    private Sevens() {}

    static void append(EventStore store, int events) {
        for (int i = 0; i < events; i++) {
            append(store, "s" + i % 7);
        }
    }

    static void append(EventStore store, String stream) {
        store.append(Commit.of(Event.of(stream, "Counted", Json.EMPTY_OBJECT)));
    }
}
