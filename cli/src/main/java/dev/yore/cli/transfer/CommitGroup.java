package dev.yore.cli.transfer;

import dev.yore.event.CommitSpan;
import dev.yore.event.Event;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.store.RecordedCommit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The lines of one commit as they come. For one thread. */
final class CommitGroup {

    private final long firstLine;
    private final CommitSpan span;
    private final Instant recordedAt;
    private final List<Event> events = new ArrayList<>();

    /** @throws BadLineException if the event is not the first of its commit */
    CommitGroup(long line, RecordedEvent first) {
        firstLine = line;
        span = first.commit();
        recordedAt = first.recordedAt();
        if (!first.position().equals(span.first())) {
            throw new BadLineException(
                    "stands in the middle of a commit whose first line, position " + span.first() + ", is missing");
        }
        events.add(first.event());
    }

    /** Adds an event, if it is the next one of this commit. */
    boolean take(RecordedEvent event) {
        boolean next = !isComplete()
                && event.commit().equals(span)
                && event.recordedAt().equals(recordedAt)
                && event.position().rank() == span.first().rank() + events.size();
        if (next) {
            events.add(event.event());
        }
        return next;
    }

    boolean isComplete() {
        return events.size() == span.size();
    }

    /** The number of its first line. */
    long firstLine() {
        return firstLine;
    }

    int size() {
        return span.size();
    }

    int linesSoFar() {
        return events.size();
    }

    Position first() {
        return span.first();
    }

    Instant recordedAt() {
        return recordedAt;
    }

    long bytes() {
        return events.stream().mapToLong(Event::size).sum();
    }

    RecordedCommit commit() {
        return new RecordedCommit(events, span.first(), recordedAt);
    }

    List<Event> events() {
        return events;
    }
}
