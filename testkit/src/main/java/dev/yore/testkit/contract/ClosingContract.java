package dev.yore.testkit.contract;

import static dev.yore.testkit.contract.Facts.all;
import static dev.yore.testkit.contract.Facts.byTurns;
import static dev.yore.testkit.contract.Facts.fact;
import static dev.yore.testkit.contract.Facts.facts;
import static dev.yore.testkit.contract.Facts.ids;
import static dev.yore.testkit.contract.Facts.idsOf;
import static dev.yore.testkit.contract.Facts.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.yore.event.EventId;
import dev.yore.event.RecordedEvent;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.Cursor;
import dev.yore.store.Query;
import dev.yore.store.StoreClosedException;
import dev.yore.testkit.internal.Together;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A closed store says so, loses nothing, and keeps nobody waiting. */
public interface ClosingContract extends StoreTest {

    @Test
    default void aStoreMayBeClosedMoreThanOnce() {
        store().append(Commit.of(fact("a")));
        store().close();

        assertThatNoException().isThrownBy(() -> store().close());
    }

    @Test
    default void everyCallOnAClosedStoreSaysThatItIsClosed() {
        var id = EventId.next();
        store().append(Commit.of(fact("a").withId(id)));
        store().close();

        assertClosed(() -> store().append(Commit.of(fact("a"))));
        assertClosed(() -> store().tryAppend(Commit.of(fact("a"))));
        assertClosed(() -> store().load(stream("a")));
        assertClosed(() -> store().read(Query.all()));
        assertClosed(() -> store().follow(Query.all(), Checkpoint.START));
        assertClosed(() -> store().head());
        assertClosed(() -> store().headAt(Instant.now()));
        assertClosed(() -> store().version(stream("a")));
        assertClosed(() -> store().find(id));
        assertClosed(() -> store().streams(""));
    }

    @Test
    default void aClosedStoreRecordsNothing() {
        store().append(Commit.of(fact("a")));
        var log = all(store());
        store().close();
        assertClosed(() -> store().tryAppend(Commit.of(fact("a"))));
        reopen();

        assertThat(all(store())).isEqualTo(log);
    }

    @Test
    default void anOpenCursorOfAClosedStoreNeverYieldsWrongEvents() {
        for (int i = 0; i < 10; i++) {
            store().append(Commit.of(byTurns("a", "b", 100)));
        }
        var log = all(store());
        var stream = store().load(stream("a")).toList();
        var read = store().read(Query.all());
        var load = store().load(stream("a"));
        var readFirst = read.next();
        var loadFirst = load.next();
        store().close();

        assertThat(log).startsWith(firstAndRest(readFirst, read));
        assertThat(stream).startsWith(firstAndRest(loadFirst, load));
    }

    @Test
    default void anAppendDuringTheCloseIsRecordedOrRefusedAsItsWriterIsTold() {
        var acknowledged = new ArrayList<EventId>();
        var refused = new ArrayList<EventId>();
        for (int round = 0; round < 5; round++) {
            var writers = new ArrayList<Future<Attempts>>();
            for (int i = 0; i < 4; i++) {
                int number = i;
                writers.add(Together.begin(() -> appendUntilClosed("writer-" + number)));
            }
            try (var follower = store().follow(Query.all(), store().head())) {
                assertThat(follower.poll(place().patience())).isPresent();
            }
            store().close();
            for (var writer : writers) {
                var attempts = Together.get(place().patience(), writer);
                acknowledged.addAll(attempts.acknowledged());
                refused.addAll(attempts.refused());
            }
            reopen();
        }

        assertThat(ids(all(store())))
                .containsExactlyInAnyOrderElementsOf(acknowledged)
                .doesNotContainAnyElementsOf(refused);
    }

    /**
     * What a writer was told.
     *
     * @param acknowledged the ids of its commits that were recorded
     * @param refused those of the commit that met the closed store
     */
    record Attempts(List<EventId> acknowledged, List<EventId> refused) {}

    private Attempts appendUntilClosed(String stream) {
        var acknowledged = new ArrayList<EventId>();
        while (true) {
            var commit = facts(stream, 3);
            try {
                store().append(Commit.of(commit));
                acknowledged.addAll(idsOf(commit));
            } catch (StoreClosedException _) {
                return new Attempts(acknowledged, idsOf(commit));
            }
        }
    }

    private static RecordedEvent[] firstAndRest(RecordedEvent first, Cursor<RecordedEvent> cursor) {
        var seen = new ArrayList<>(List.of(first));
        try (cursor) {
            while (cursor.hasNext()) {
                seen.add(cursor.next());
            }
        } catch (StoreClosedException _) {
            // it may say so at any step
        }
        return seen.toArray(RecordedEvent[]::new);
    }

    private static void assertClosed(ThrowingCallable call) {
        assertThatExceptionOfType(StoreClosedException.class).isThrownBy(call);
    }
}
