package dev.yore.log.internal.engine;

import dev.yore.event.RecordedEvent;
import dev.yore.log.internal.index.Index;
import dev.yore.log.internal.index.Positions;
import dev.yore.log.internal.index.Snapshot;
import dev.yore.log.internal.segment.Log;
import dev.yore.store.Query;

/** The events behind one position and up to another that match a query. */
final class QueryCursor extends BatchCursor<RecordedEvent> {

    /** So few events are looked at one by one, without the index. */
    private static final int FEW = 256;

    private final Log log;
    private final Query query;
    private final boolean backwards;
    private long after;
    private long to;

    QueryCursor(Log log, Index index, Query query, long after, long to, boolean backwards, long limit) {
        super(index, limit);
        this.log = log;
        this.query = query;
        this.after = after;
        this.to = to;
        this.backwards = backwards;
    }

    /** All events up to this position that match have been handed out; for a cursor that goes forwards. */
    long handedOutUpTo() {
        var next = peekBatch();
        return next == null ? after : next.position().rank() - 1;
    }

    @Override
    boolean read(Snapshot snapshot) {
        boolean scan = query.matchesAll() || to - after <= FEW;
        var candidates = scan ? Positions.all(after + 1, to) : snapshot.of(query, after);
        while (after < to) {
            long at = backwards ? candidates.atOrBefore(to) : candidates.atOrAfter(after + 1);
            if (at == Positions.NONE || at <= after || at > to) {
                after = Math.max(after, to);
                return false;
            }
            if (backwards) {
                to = at - 1;
            } else {
                after = at;
            }
            var event = log.event(at);
            if (query.matches(event.event()) && !take(event, event.data().length())) {
                return true;
            }
        }
        return false;
    }
}
