package dev.yore.log.internal.engine;

import dev.yore.event.EventId;
import dev.yore.event.Partition;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.log.internal.format.Terms;
import dev.yore.log.internal.index.Index;
import dev.yore.log.internal.index.Positions;
import dev.yore.log.internal.segment.Log;
import dev.yore.log.internal.segment.Segment;
import dev.yore.store.Checkpoint;
import dev.yore.store.Cursor;
import dev.yore.store.Follower;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import dev.yore.store.StreamRange;
import java.time.Instant;
import java.util.Optional;

/**
 * All that is read from an open store. A snapshot of the index is held while anything is read: it keeps the files of log and
 * index mapped.
 *
 * @param log the log
 * @param index its index
 */
public record Reads(Log log, Index index) {

    /** See {@link dev.yore.store.EventStore#load}. */
    public Cursor<RecordedEvent> load(StreamId stream, StreamRange range) {
        requireOpen();
        return new StreamCursor(log, index, stream, range);
    }

    /** See {@link dev.yore.store.EventStore#read}. */
    public Cursor<RecordedEvent> read(Query query, LogRange range) {
        requireOpen();
        long after = range.after().rank(Partition.SINGLE);
        long to = Math.min(
                log.durable(), range.upTo().map(it -> it.rank(Partition.SINGLE)).orElse(Long.MAX_VALUE));
        return new QueryCursor(log, index, query, after, to, range.backwards(), range.limit());
    }

    /** See {@link dev.yore.store.EventStore#follow}. */
    public Follower follow(Query query, Checkpoint after) {
        requireOpen();
        return new LogFollower(log, index, query, after);
    }

    /** See {@link dev.yore.store.EventStore#head}. */
    public Checkpoint head() {
        requireOpen();
        return Checkpoint.of(log.durable());
    }

    /** See {@link dev.yore.store.EventStore#headAt}. */
    public Checkpoint headAt(Instant recordedAt) {
        try (var _ = index.acquire()) {
            return Checkpoint.of(log.lastRecordedAt(Segment.micros(recordedAt)));
        }
    }

    /** See {@link dev.yore.store.EventStore#version}. */
    public Version version(StreamId stream) {
        try (var snapshot = index.acquire()) {
            var positions = snapshot.of(Terms.of(stream), 0);
            long at = positions.atOrBefore(log.durable());
            while (at != Positions.NONE && !log.body(at).isOf(stream)) {
                at = positions.atOrBefore(at - 1);
            }
            return at == Positions.NONE ? Version.NONE : Version.of(log.version(at));
        }
    }

    /** See {@link dev.yore.store.EventStore#find}. */
    public Optional<RecordedEvent> find(EventId id) {
        try (var snapshot = index.acquire()) {
            long durable = log.durable();
            long at = snapshot.find(id, it -> it <= durable && log.body(it).id().equals(id));
            return at == Positions.NONE ? Optional.empty() : Optional.of(log.event(at));
        }
    }

    /** See {@link dev.yore.store.EventStore#streams}. */
    public Cursor<StreamId> streams(String prefix) {
        requireOpen();
        return new StreamIdCursor(log, index, prefix);
    }

    /** How many streams there are. */
    public long countStreams() {
        try (var snapshot = index.acquire()) {
            return snapshot.count(Terms.STREAM_START, log.durable());
        }
    }

    /** When an event was recorded; empty for a position where there is none. */
    public Optional<Instant> recordedAt(long position) {
        try (var _ = index.acquire()) {
            return position < 1 || position > log.durable()
                    ? Optional.empty()
                    : Optional.of(Segment.instant(log.frame(position).recordedAt()));
        }
    }

    private void requireOpen() {
        index.acquire().close();
    }
}
