package dev.yore.correction;

import dev.yore.event.RecordedEvent;
import dev.yore.store.Cursor;
import dev.yore.store.Query;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Those of some events that a query finds. */
final class MatchingCursor implements Cursor<RecordedEvent> {

    private final Cursor<RecordedEvent> events;
    private final Query query;
    private @Nullable RecordedEvent next;

    MatchingCursor(Cursor<RecordedEvent> events, Query query) {
        this.events = events;
        this.query = query;
    }

    @Override
    public boolean hasNext() {
        while (next == null && events.hasNext()) {
            var event = events.next();
            next = query.matches(event.event()) ? event : null;
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
