package dev.yore.bench;

import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.store.Commit;
import java.util.ArrayList;

/** The events that are appended: their envelopes have about 256 bytes of JSON. */
final class Samples {

    private static final Json DATA =
            Json.parse("{\"amount\":1250.75,\"currency\":\"CZK\",\"note\":\"standing order 0042 for the rent\"}");

    private Samples() {}

    /** An event of a stream. */
    static Event event(String stream) {
        return Event.of(stream, "MoneyDeposited", DATA);
    }

    /** A commit of so many events, ten for each stream, from this stream on. */
    static Commit commit(String prefix, int firstStream, int events) {
        var all = new ArrayList<Event>(events);
        for (int i = 0; i < events; i++) {
            all.add(event(prefix + (firstStream + i / 10)));
        }
        return Commit.of(all);
    }
}
