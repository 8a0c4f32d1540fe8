package dev.yore.log.internal.engine;

import dev.yore.event.StreamId;
import dev.yore.log.internal.format.Terms;
import dev.yore.log.internal.index.Index;
import dev.yore.log.internal.index.Positions;
import dev.yore.log.internal.index.Snapshot;
import dev.yore.log.internal.segment.Log;

/** The streams whose ids begin with a prefix, in the order in which they began. */
final class StreamIdCursor extends BatchCursor<StreamId> {

    private final Log log;
    private final String prefix;
    private final long head;
    private long from = 1;

    StreamIdCursor(Log log, Index index, String prefix) {
        super(index, Long.MAX_VALUE);
        this.log = log;
        this.prefix = prefix;
        this.head = log.durable();
    }

    @Override
    boolean read(Snapshot snapshot) {
        var starts = snapshot.of(Terms.STREAM_START, from - 1);
        for (long at = starts.atOrAfter(from); at != Positions.NONE && at <= head; at = starts.atOrAfter(from)) {
            from = at + 1;
            if (log.version(at) == 1) {
                var stream = log.body(at).stream();
                if (stream.value().startsWith(prefix)
                        && !take(stream, stream.value().length())) {
                    return true;
                }
            }
        }
        return false;
    }
}
