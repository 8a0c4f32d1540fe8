package dev.yore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.domain.Decider;
import dev.yore.domain.EventCodec;
import dev.yore.domain.Repository;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.snapshot.MemorySnapshots;
import dev.yore.snapshot.Snapshot;
import dev.yore.snapshot.SnapshotKind;
import dev.yore.snapshot.SnapshotMark;
import dev.yore.snapshot.SnapshotPolicy;
import dev.yore.snapshot.SnapshotProblem;
import dev.yore.snapshot.SnapshotStore;
import dev.yore.snapshot.Snapshots;
import dev.yore.store.Commit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where snapshots are kept slowly, or not at all, loads go on. */
class SnapshotsUnderLoadTest {

    private static final int EVENTS = 1_000;
    private static final StreamId STREAM = StreamId.of("sum");
    private static final EventCodec<Happened> CODEC =
            EventCodec.of(Happened.class).type("Added", Added.class).build();
    private static final Decider<Void, Sum, Happened> DECIDER =
            Decider.of(new Sum(0), (_, _) -> List.of(), (sum, event) -> switch (event) {
                case Added it -> new Sum(sum.total() + it.number());
            });

    private final InMemoryStore store = new InMemoryStore();

    sealed interface Happened {}

    record Added(long number) implements Happened {}

    record Sum(long total) {}

    /** Keeps snapshots in memory, once it is let to. */
    private static class SlowSnapshots implements SnapshotStore {
        final MemorySnapshots sound = new MemorySnapshots();
        final CountDownLatch go = new CountDownLatch(1);

        @Override
        public Optional<Snapshot> newest(SnapshotKind kind, StreamId stream, Predicate<SnapshotMark> usable) {
            return sound.newest(kind, stream, usable);
        }

        @Override
        public void put(Snapshot snapshot) {
            try {
                go.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            sound.put(snapshot);
        }

        @Override
        public void delete(SnapshotKind kind, StreamId stream) {
            sound.delete(kind, stream);
        }

        @Override
        public void deleteAll(SnapshotKind kind) {
            sound.deleteAll(kind);
        }

        @Override
        public void close() {}
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void ofMoreStatesThanCanBeWrittenTheNewestAreKept() {
        fill();
        var slow = new SlowSnapshots();
        try (var snapshots = Snapshots.of("sum", 1, Sum.class, slow).by(SnapshotPolicy.everyEvents(1))) {
            Repository.of(store, DECIDER, CODEC).with(snapshots).load(STREAM);
            slow.go.countDown();
        }
        assertThat(slow.newest(new SnapshotKind("sum", 1), STREAM, _ -> true))
                .map(it -> it.mark().version())
                .contains(Version.of(EVENTS));
    }

    @Test
    void aPlaceThatBreaksInAnUnforeseenWayIsReportedAndTheLoadGoesOn() {
        fill();
        var problems = new CopyOnWriteArrayList<SnapshotProblem>();
        var broken = new SlowSnapshots() {
            @Override
            public Optional<Snapshot> newest(SnapshotKind kind, StreamId stream, Predicate<SnapshotMark> usable) {
                throw new IllegalStateException("the driver of somebody else");
            }
        };
        broken.go.countDown();
        try (var snapshots = Snapshots.of("sum", 1, Sum.class, broken).checking(0, problems::add)) {
            var loaded = Repository.of(store, DECIDER, CODEC).with(snapshots).load(STREAM);
            assertThat(loaded).isEqualTo(Repository.of(store, DECIDER, CODEC).load(STREAM));
        }
        assertThat(problems).singleElement().isInstanceOf(SnapshotProblem.Failure.class);
    }

    private void fill() {
        for (int i = 1; i <= EVENTS; i++) {
            store.append(Commit.of(CODEC.encode(STREAM, new Added(i))));
        }
    }
}
