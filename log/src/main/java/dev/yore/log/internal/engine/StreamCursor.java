package dev.yore.log.internal.engine;

import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.log.internal.format.Terms;
import dev.yore.log.internal.index.Index;
import dev.yore.log.internal.index.Positions;
import dev.yore.log.internal.index.Snapshot;
import dev.yore.log.internal.segment.Log;
import dev.yore.store.DamagedException;
import dev.yore.store.StreamRange;

/**
 * The events of a stream from one version to another, as the log was at a time.
 *
 * <p>It knows which version must come next, or, where only some types are asked for, not before which it must be. If the index
 * does not lead to it, that is damage.
 */
final class StreamCursor extends BatchCursor<RecordedEvent> {

    private final Log log;
    private final StreamId stream;
    private final StreamRange range;
    private final long head;
    private long at;
    private long expected;
    private boolean begun;

    StreamCursor(Log log, Index index, StreamId stream, StreamRange range) {
        super(index, range.limit());
        this.log = log;
        this.stream = stream;
        this.range = range;
        this.head = log.durable();
    }

    @Override
    boolean read(Snapshot snapshot) {
        var positions = snapshot.of(Terms.of(stream), range.types(), 0);
        if (!begun) {
            begun = true;
            begin(range.types().isEmpty() ? positions : snapshot.of(Terms.of(stream), 0));
        }
        if (at != Positions.NONE) {
            at = range.backwards() ? positions.atOrBefore(at) : positions.atOrAfter(at);
        }
        while (at != Positions.NONE && at <= head) {
            var event = log.event(at);
            at = range.backwards() ? positions.atOrBefore(at - 1) : positions.atOrAfter(at + 1);
            if (event.stream().equals(stream)) {
                long version = event.version().value();
                if (range.backwards()
                        ? version < range.from().value()
                        : version > range.to().value()) {
                    return false;
                }
                requireNext(event);
                if (range.includes(event.event().type())
                        && !take(event, event.data().length())) {
                    return true;
                }
            }
        }
        return false;
    }

    private void begin(Positions positions) {
        var seek = new VersionSeek(log, stream, positions, head);
        if (!range.backwards()) {
            expected = Math.max(1, range.from().value());
            at = expected == 1 ? positions.atOrAfter(1) : seek.atOrAfter(expected);
        } else if (range.to().value() < Version.MAX_VALUE) {
            at = seek.atOrBefore(range.to().value());
        } else {
            at = positions.atOrBefore(head);
        }
    }

    private void requireNext(RecordedEvent event) {
        long version = event.version().value();
        boolean gap = range.backwards() ? version < expected : version > expected;
        if (expected != 0 && version != expected && !(gap && !range.types().isEmpty())) {
            throw new DamagedException(
                    "index",
                    0,
                    Position.of(event.position().rank()),
                    "stream " + stream + " goes on with version " + version + " instead of " + expected
                            + "; make the index anew: yore index rebuild");
        }
        expected = range.backwards() ? version - 1 : version + 1;
    }
}
