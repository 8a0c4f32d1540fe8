package dev.yore.cli.transfer;

import dev.yore.cli.api.Session;
import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.store.AppendResult.Refusal;
import dev.yore.store.Bulk;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import dev.yore.store.Receipt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Appends events that no store recorded, some hundred at a time. One whose id is there already is left out if it says
 * the same, and rejected if it says something else. For one thread.
 */
final class ForeignEvents {

    private static final int EVENTS_PER_COMMIT = 500;
    private static final int MOST_TRIES = 100;

    private record Numbered(long line, Event event) {}

    private final EventStore store;
    private final Bulk bulk;
    private final Session session;
    private final ImportTally tally;
    private final Map<EventId, Numbered> batch = new LinkedHashMap<>();
    private long bytes;

    ForeignEvents(EventStore store, Session session, ImportTally tally) {
        this.store = store;
        this.bulk = new Bulk(store);
        this.session = session;
        this.tally = tally;
    }

    /**
     * Takes an event; appends it now or with the next ones.
     *
     * @throws dev.yore.store.LimitExceededException if it is too large
     * @throws BadLineException if its id stands in this batch already and says something else
     */
    void take(long line, Event event) {
        var limits = store.limits();
        limits.check(Commit.of(event));
        if (bytes + event.size() > limits.commitBytes() || batch.size() >= most(limits.commitEvents())) {
            flush();
        }
        var earlier = batch.putIfAbsent(event.id(), new Numbered(line, event));
        if (earlier == null) {
            bytes += event.size();
        } else if (earlier.event().equals(event)) {
            tally.known++;
        } else {
            throw new BadLineException("the event id of line " + earlier.line() + " again, with other content");
        }
    }

    private static int most(int commitEvents) {
        return Math.min(commitEvents, EVENTS_PER_COMMIT);
    }

    /** Appends what was taken. */
    void flush() {
        for (int tries = 1; !batch.isEmpty(); tries++) {
            leaveOutWhatIsThere();
            if (!batch.isEmpty()) {
                append(tries);
            }
        }
        bytes = 0;
    }

    private void leaveOutWhatIsThere() {
        List<Numbered> all = new ArrayList<>(batch.values());
        for (var one : all) {
            store.find(one.event().id()).ifPresent(there -> {
                batch.remove(one.event().id());
                if (there.event().equals(one.event())) {
                    tally.known++;
                } else {
                    session.rejected(
                            one.line(),
                            "event " + there.id() + " stands at position " + there.position()
                                    + " already, with other content");
                    tally.rejected++;
                }
            });
        }
    }

    private void append(int tries) {
        var events = batch.values().stream().map(Numbered::event).toList();
        for (var part : bulk.append(events, Map.of())) {
            switch (part.result()) {
                case Receipt _ -> {
                    tally.appended += part.commit().events().size();
                    part.commit().ids().forEach(batch::remove);
                }
                case Refusal refusal -> {
                    if (tries == MOST_TRIES) {
                        throw refusal.toException();
                    }
                }
            }
        }
    }
}
