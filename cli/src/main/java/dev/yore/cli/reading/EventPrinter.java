package dev.yore.cli.reading;

import dev.yore.cli.api.Session;
import dev.yore.event.Envelope;
import dev.yore.event.RecordedEvent;

/** Shows events: one a line, as envelopes or as a table. */
final class EventPrinter {

    private final Session session;
    private final boolean ofOneStream;
    private final Columns columns;

    private EventPrinter(Session session, boolean ofOneStream, int columns) {
        this.session = session;
        this.ofOneStream = ofOneStream;
        this.columns = new Columns(columns);
    }

    /** Events of one stream: version, time, type, data. */
    static EventPrinter ofStream(Session session) {
        return new EventPrinter(session, true, 3);
    }

    /** Events of the log: position, time, stream, version, type, data. */
    static EventPrinter ofLog(Session session) {
        return new EventPrinter(session, false, 5);
    }

    void print(RecordedEvent event) {
        if (session.json()) {
            session.out().json(Envelope.of(event).toJson());
        } else {
            session.out().line(ofOneStream ? streamLine(event) : logLine(event));
        }
    }

    private String streamLine(RecordedEvent event) {
        return columns.line(
                event.version().value(), event.timestamp(), event.type(), event.data(), metadata(event), tags(event));
    }

    private String logLine(RecordedEvent event) {
        return columns.line(
                event.position(),
                event.timestamp(),
                event.stream(),
                event.version().value(),
                event.type(),
                event.data(),
                metadata(event),
                tags(event));
    }

    private static String metadata(RecordedEvent event) {
        return event.metadata().isEmpty() ? "" : "metadata " + event.metadata();
    }

    private static String tags(RecordedEvent event) {
        return event.tags().isEmpty() ? "" : "tags " + event.tags();
    }
}
