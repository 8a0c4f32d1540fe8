package dev.yore.log.internal.engine;

import dev.yore.event.RecordedEvent;
import dev.yore.log.internal.index.Index;
import dev.yore.log.internal.index.Positions;
import dev.yore.log.internal.index.Snapshot;
import dev.yore.log.internal.segment.Log;
import dev.yore.store.Query;

/** The events from one position to another that match a query. */
final class QueryCursor extends BatchCursor<RecordedEvent> {

    /** So few events are looked at one by one, without the index. */
    private static final int FEW = 256;

    private final Log log;
    private final Query query;
    private final boolean backwards;
    private long from;
    private long to;

    QueryCursor(Log log, Index index, Query query, long from, long to, boolean backwards, long limit) {
        super(index, limit);
        this.log = log;
        this.query = query;
        this.from = from;
        this.to = to;
        this.backwards = backwards;
    }

    /** All events before this position that match have been handed out; for a cursor that goes forwards. */
    long handedOutBefore() {
        var next = peekBatch();
        return next == null ? from : next.position().rank();
    }

    @Override
    boolean read(Snapshot snapshot) {
        boolean scan = query.matchesAll() || to - from < FEW;
        var candidates = scan ? Positions.all(from, to) : snapshot.of(query, from - 1);
        while (from <= to) {
            long at = backwards ? candidates.atOrBefore(to) : candidates.atOrAfter(from);
            if (at == Positions.NONE || at < from || at > to) {
                from = to + 1;
                return false;
            }
            if (backwards) {
                to = at - 1;
            } else {
                from = at + 1;
            }
            var event = log.event(at);
            if (query.matches(event.event()) && !take(event, event.data().length())) {
                return true;
            }
        }
        return false;
    }
}
