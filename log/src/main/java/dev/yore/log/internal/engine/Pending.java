package dev.yore.log.internal.engine;

import dev.yore.event.CommitSpan;
import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.Position;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.log.internal.segment.Log;
import dev.yore.log.internal.segment.Segment;
import dev.yore.store.Receipt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The log as the writer sees it: what is durable, and behind it what it has decided and not synced yet. For one thread.
 */
final class Pending {

    private final Log log;
    private final List<Decided> commits = new ArrayList<>();
    private int events;

    /** A commit that is not synced yet. */
    private record Decided(Receipt receipt, List<Event> events, Accepted accepted) {
        private long first() {
            return receipt.commit().first().rank();
        }

        private Event event(long position) {
            return events.get((int) (position - first()));
        }

        private long version(long position) {
            return Integer.toUnsignedLong(accepted.versions()[(int) (position - first())]);
        }
    }

    Pending(Log log) {
        this.log = log;
    }

    /** The position behind the last event. */
    long next() {
        return log.durable() + events + 1;
    }

    void add(Receipt receipt, List<Event> committed, Accepted accepted) {
        commits.add(new Decided(receipt, committed, accepted));
        events += committed.size();
    }

    /** All of it is durable now. */
    void clear() {
        commits.clear();
        events = 0;
    }

    Event event(long position) {
        return isDurable(position)
                ? log.body(position).event()
                : commit(position).event(position);
    }

    EventId id(long position) {
        return isDurable(position)
                ? log.body(position).id()
                : commit(position).event(position).id();
    }

    boolean isOf(long position, StreamId stream) {
        return isDurable(position)
                ? log.body(position).isOf(stream)
                : commit(position).event(position).stream().equals(stream);
    }

    long version(long position) {
        return isDurable(position) ? log.version(position) : commit(position).version(position);
    }

    /** The ids of the commit that an event belongs to, in order. */
    List<EventId> idsOfCommit(long position) {
        var span = receipt(position).commit();
        return LongStream.rangeClosed(span.first().rank(), span.last().rank())
                .mapToObj(this::id)
                .toList();
    }

    /** The receipt of the commit that an event belongs to. */
    Receipt receipt(long position) {
        return isDurable(position) ? storedReceipt(position) : commit(position).receipt();
    }

    private Receipt storedReceipt(long position) {
        var frame = log.frame(position);
        var streams = new HashMap<StreamId, Version>();
        for (long at = frame.first(); at <= frame.last(); at++) {
            streams.put(log.body(at).stream(), Version.of(log.version(at)));
        }
        var span = new CommitSpan(Position.of(frame.first()), frame.count());
        return new Receipt(span, Segment.instant(frame.recordedAt()), streams);
    }

    private boolean isDurable(long position) {
        return position <= log.durable();
    }

    /** The last commit that begins at this position or before. */
    private Decided commit(long position) {
        int low = 0;
        int high = commits.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (commits.get(middle).first() <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return commits.get(low);
    }
}
