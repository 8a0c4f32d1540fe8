package dev.yore.kinesis;

import dev.yore.YoreException;
import dev.yore.deciding.DecidingOptions;
import dev.yore.deciding.DecidingStore;
import dev.yore.deciding.ReplicaStores;
import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.Json;
import dev.yore.store.Commit;
import dev.yore.store.ExpectedVersion;
import dev.yore.store.Receipt;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A process that appends until its input ends, and writes the id of each event that was acknowledged on a line of its own. */
final class WritingNode {

    /** It begins to append. */
    static final String WRITES = "writes";

    /** It is closed. */
    static final String CLOSED = "closed";

    private static final int STREAMS = 3;

    private WritingNode() {}

    static KinesisOptions options(String stream, URI endpoint) {
        return EmulatedPlace.options(stream, endpoint).withTimeouts(Duration.ofSeconds(4), Duration.ofSeconds(1));
    }

    /** Appends an event at the version that this node has; its id, unless another one was first. */
    static Optional<EventId> append(DecidingStore store, int number) {
        var event = Event.of("stream-" + number % STREAMS, "Written", Json.parse("{\"number\":" + number + "}"));
        var version = ExpectedVersion.exactly(store.version(event.stream()));
        var result = store.tryAppend(Commit.of(event).expecting(event.stream(), version));
        return result instanceof Receipt ? Optional.of(event.id()) : Optional.empty();
    }

    public static void main(String[] arguments) throws IOException {
        var options = options(arguments[1], URI.create(arguments[0]));
        var replica = ReplicaStores.in(Path.of(arguments[2]));
        try (var store = DecidingStore.open(KinesisLog.open(options), replica, DecidingOptions.DEFAULT)) {
            System.out.println(WRITES);
            for (int number = 0; System.in.available() == 0; number++) {
                try {
                    append(store, number).ifPresent(System.out::println);
                } catch (YoreException _) {
                    // it was not acknowledged
                }
            }
        }
        System.out.println(CLOSED);
    }
}
