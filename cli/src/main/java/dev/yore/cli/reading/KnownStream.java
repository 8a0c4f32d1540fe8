package dev.yore.cli.reading;

import dev.yore.cli.Applications;
import dev.yore.cli.Applications.Known;
import dev.yore.cli.api.CommandFailedException;
import dev.yore.cli.api.Session;
import dev.yore.domain.AsOf;
import dev.yore.event.EventType;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.store.EventStore;
import dev.yore.store.StreamRange;
import java.util.Optional;

/** Finds out which application a stream belongs to: the one that knows the type of its first event. */
final class KnownStream {

    private final Session session;
    private final Applications applications;

    KnownStream(Session session, Applications applications) {
        this.session = session;
        this.applications = applications;
    }

    /**
     * What is known of a stream; empty, and said aloud, where no application knows it.
     *
     * @throws CommandFailedException if there is no such stream
     */
    Optional<Known> find(EventStore store, StreamId stream) {
        try (var events = store.load(stream, StreamRange.all().limit(1))) {
            if (!events.hasNext()) {
                throw new CommandFailedException("there is no stream " + stream);
            }
            var type = events.next().type();
            var known = applications.knowing(type);
            if (known.isEmpty()) {
                tellUnknown(type);
            }
            return known;
        }
    }

    private void tellUnknown(EventType type) {
        var names = applications.names();
        session.note("No application knows events of type %s (%s): here are the events themselves. --app JAR adds one."
                .formatted(type, names.isEmpty() ? "there is none" : "there is " + String.join(", ", names)));
    }

    /** Shows the events of a stream that count. */
    void printRaw(EventStore store, StreamId stream, AsOf asOf) {
        var printer = EventPrinter.ofStream(session);
        try (var events = store.load(stream)) {
            while (events.hasNext()) {
                RecordedEvent event = events.next();
                if (asOf.counts(event)) {
                    printer.print(event);
                }
            }
        }
    }
}
