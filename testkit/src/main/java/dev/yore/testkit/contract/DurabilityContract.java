package dev.yore.testkit.contract;

import static dev.yore.store.ExpectedVersion.exactly;
import static dev.yore.testkit.contract.Facts.all;
import static dev.yore.testkit.contract.Facts.byTurns;
import static dev.yore.testkit.contract.Facts.expecting;
import static dev.yore.testkit.contract.Facts.fact;
import static dev.yore.testkit.contract.Facts.facts;
import static dev.yore.testkit.contract.Facts.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.RecordedEvent;
import dev.yore.event.Version;
import dev.yore.store.AppendResult.Conflict;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.LogRange;
import dev.yore.store.Query;
import org.junit.jupiter.api.Test;

/** What was acknowledged is there when the store is opened anew, and the log goes on behind it. */
public interface DurabilityContract extends StoreTest {

    @Test
    default void anEmptyStoreIsEmptyAfterReopening() {
        reopen();

        assertThat(all(store())).isEmpty();
        assertThat(store().head()).isEqualTo(Checkpoint.START);
    }

    @Test
    default void everythingIsThereAfterReopening() {
        store().append(Commit.of(fact("a", "Opened", "owner:alice")));
        store().append(Commit.of(byTurns("b", "a", 9)));
        store().append(Commit.of(fact("b"), fact("c", "Opened", "owner:bob")));
        var log = all(store());
        var head = store().head();
        reopen();

        assertThat(all(store())).isEqualTo(log);
        assertThat(store().read(Query.all(), LogRange.all().newestFirst()).toList())
                .isEqualTo(log.reversed());
        assertThat(store().head()).isEqualTo(head);
        assertThat(store().streams("").toList()).containsExactly(stream("a"), stream("b"), stream("c"));
        assertThat(store().read(Query.types("Opened")).toList()).containsExactly(log.getFirst(), log.getLast());
        assertThat(store().read(Query.tags("owner:bob")).toList()).containsExactly(log.getLast());
        assertThat(log).allSatisfy(it -> {
            assertThat(store().find(it.id())).contains(it);
            assertThat(store().load(it.stream()).toList()).contains(it);
            assertThat(store().headAt(it.recordedAt()).covers(it.position())).isTrue();
        });
    }

    @Test
    default void versionsAndPositionsGoOnAfterReopening() {
        var before = store().append(Commit.of(byTurns("a", "b", 5)));
        reopen();
        assertThat(store().tryAppend(expecting(exactly(2), fact("a")))).isInstanceOf(Conflict.class);
        var after = store().append(expecting(exactly(3), fact("a"), fact("a")));

        assertThat(after.version(stream("a"))).isEqualTo(Version.of(5));
        assertThat(after.commit().first().rank()).isEqualTo(before.position().rank() + 1);
        assertThat(after.recordedAt()).isAfterOrEqualTo(before.recordedAt());
    }

    @Test
    default void aStoreMayBeReopenedAfterEveryCommit() {
        for (int i = 0; i < 10; i++) {
            store().append(expecting(exactly(i), fact("a")));
            reopen();
        }

        assertThat(all(store()))
                .extracting(RecordedEvent::version)
                .extracting(Version::value)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(all(store())).extracting(RecordedEvent::recordedAt).isSorted();
    }

    @Test
    default void reopeningWithoutWritingChangesNothing() {
        store().append(Commit.of(facts("a", 3)));
        var log = all(store());
        for (int i = 0; i < 3; i++) {
            reopen();
        }

        assertThat(all(store())).isEqualTo(log);
    }

    @Test
    default void aLongLogIsThereAfterReopening() {
        for (int i = 0; i < 20; i++) {
            store().append(Commit.of(byTurns("a", "stream-" + i, 100)));
        }
        var log = all(store());
        reopen();

        assertThat(all(store())).isEqualTo(log);
        assertThat(store().version(stream("a"))).isEqualTo(Version.of(1_000));
        assertThat(store().streams("").toList()).hasSize(21);
    }
}
