package dev.yore.testkit.broken;

import dev.yore.event.Event;
import dev.yore.event.EventId;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.store.AppendResult;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.Cursor;
import dev.yore.store.Follower;
import dev.yore.store.Limits;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import dev.yore.store.Receipt;
import dev.yore.store.RestorableStore;
import dev.yore.store.StreamRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store that does what another one does, as long as nobody breaks it. */
public class ForwardingStore implements RestorableStore {

    protected final RestorableStore sound;

    public ForwardingStore(RestorableStore sound) {
        this.sound = sound;
    }

    @Override
    public AppendResult tryAppend(Commit commit) {
        return sound.tryAppend(commit);
    }

    @Override
    public Receipt restore(List<Event> events, Position first, Instant recordedAt) {
        return sound.restore(events, first, recordedAt);
    }

    @Override
    public Cursor<RecordedEvent> load(StreamId stream, StreamRange range) {
        return sound.load(stream, range);
    }

    @Override
    public Cursor<RecordedEvent> read(Query query, LogRange range) {
        return sound.read(query, range);
    }

    @Override
    public Follower follow(Query query, Checkpoint after) {
        return sound.follow(query, after);
    }

    @Override
    public Checkpoint head() {
        return sound.head();
    }

    @Override
    public Checkpoint before(Position position) {
        return sound.before(position);
    }

    @Override
    public Checkpoint headAt(Instant recordedAt) {
        return sound.headAt(recordedAt);
    }

    @Override
    public Version version(StreamId stream) {
        return sound.version(stream);
    }

    @Override
    public Optional<RecordedEvent> find(EventId id) {
        return sound.find(id);
    }

    @Override
    public Cursor<StreamId> streams(String prefix) {
        return sound.streams(prefix);
    }

    @Override
    public Limits limits() {
        return sound.limits();
    }

    @Override
    public void close() {
        sound.close();
    }
}
