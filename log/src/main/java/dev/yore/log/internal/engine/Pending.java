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

/**
 * The log as the writer sees it: what is durable, and behind it what it has decided and not synced yet. For one thread.
 */
final class Pending {

    private final Log log;
    private final List<Event> events = new ArrayList<>();
    private final List<Long> versions = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();

    Pending(Log log) {
        this.log = log;
    }

    /** The position behind the last event. */
    long next() {
        return log.durable() + events.size() + 1;
    }

    void add(Receipt receipt, List<Event> committed, int[] committedVersions) {
        for (int i = 0; i < committedVersions.length; i++) {
            events.add(committed.get(i));
            versions.add(Integer.toUnsignedLong(committedVersions[i]));
            receipts.add(receipt);
        }
    }

    /** All of it is durable now. */
    void clear() {
        events.clear();
        versions.clear();
        receipts.clear();
    }

    Event event(long position) {
        int index = index(position);
        return index < 0 ? log.body(position).event() : events.get(index);
    }

    boolean hasId(long position, EventId id) {
        int index = index(position);
        return id.equals(index < 0 ? log.body(position).id() : events.get(index).id());
    }

    boolean isOf(long position, StreamId stream) {
        int index = index(position);
        return stream.equals(index < 0 ? log.body(position).stream() : events.get(index).stream());
    }

    long version(long position) {
        int index = index(position);
        return index < 0 ? log.version(position) : versions.get(index);
    }

    /** The ids of the commit that an event belongs to, in order. */
    List<EventId> idsOfCommit(long position) {
        var span = receipt(position).commit();
        var ids = new ArrayList<EventId>(span.size());
        for (int i = 0; i < span.size(); i++) {
            long at = span.first().rank() + i;
            int index = index(at);
            ids.add(index < 0 ? log.body(at).id() : events.get(index).id());
        }
        return ids;
    }

    /** The receipt of the commit that an event belongs to. */
    Receipt receipt(long position) {
        int index = index(position);
        return index < 0 ? storedReceipt(position) : receipts.get(index);
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

    private int index(long position) {
        return (int) (position - log.durable() - 1);
    }
}
