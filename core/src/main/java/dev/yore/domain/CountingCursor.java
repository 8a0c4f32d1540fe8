package dev.yore.domain;

import dev.yore.event.RecordedEvent;
import dev.yore.store.Cursor;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The events of a stream that count, seen from some point. */
final class CountingCursor implements Cursor<RecordedEvent> {

    private final Cursor<RecordedEvent> events;
    private final AsOf asOf;
    private @Nullable RecordedEvent next;

    CountingCursor(Cursor<RecordedEvent> events, AsOf asOf) {
        this.events = events;
        this.asOf = asOf;
    }

    @Override
    public boolean hasNext() {
        while (next == null && events.hasNext()) {
            var event = events.next();
            if (asOf.isPast(event)) {
                close();
            } else if (asOf.counts(event)) {
                next = event;
            }
        }
        return next != null;
    }

    @Override
    public RecordedEvent next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        var event = next;
        next = null;
        return event;
    }

    @Override
    public void close() {
        next = null;
        events.close();
    }
}
