package dev.yore.testkit.contract;

import static dev.yore.testkit.contract.Facts.all;
import static dev.yore.testkit.contract.Facts.byTurns;
import static dev.yore.testkit.contract.Facts.commits;
import static dev.yore.testkit.contract.Facts.fact;
import static dev.yore.testkit.contract.Facts.ids;
import static dev.yore.testkit.contract.Facts.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.RecordedEvent;
import dev.yore.store.Checkpoint;
import dev.yore.store.Commit;
import dev.yore.store.Query;
import dev.yore.testkit.history.ConcurrentHistories;
import dev.yore.testkit.internal.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** While many write, each reader sees a prefix of the log, made of whole commits, with its own writes in it. */
public interface ConcurrencyContract extends StoreTest {

    @Test
    default void whatAThreadAppendedEveryReaderSeesFromThenOn() {
        Together.call(place().patience(), 8, i -> {
            for (int n = 1; n <= 20; n++) {
                var event = fact("writer-" + i);
                var receipt = store().append(Commit.of(event, fact("shared")));

                assertThat(store().version(event.stream()).value()).isEqualTo(n);
                assertThat(store().load(event.stream()).toList()).hasSize(n);
                assertThat(store().find(event.id())).isPresent();
                assertThat(store().head().covers(receipt.position())).isTrue();
                assertThat(store().read(Query.all()).toList())
                        .extracting(RecordedEvent::id)
                        .contains(event.id());
            }
            return true;
        });

        assertThat(store().version(stream("shared")).value()).isEqualTo(160);
    }

    @Test
    default void aReaderSeesWholeCommitsAndNoHolesWhileOthersWrite() {
        int commits = 100;
        var seen = Together.call(place().patience(), 4, i -> i == 0 ? readUntil(3 * 3 * commits) : write(i, commits));

        var whole = ids(all(store()));
        assertThat(whole).hasSize(3 * 3 * commits);
        for (var log : seen.getFirst()) {
            assertThat(log).extracting(it -> it.commit().first()).isSorted();
            assertThat(commits(log)).allSatisfy(it -> assertThat(it).hasSize(3));
            assertThat(whole.subList(0, log.size())).isEqualTo(ids(log));
        }
    }

    @Test
    default void aFollowerSeesEachEventOnceAndInOrderWhileOthersWrite() {
        int commits = 60;
        var seen = Together.call(place().patience(), 4, i -> i == 0 ? follow(3 * 3 * commits) : write(i, commits));

        assertThat(seen.getFirst()).containsExactly(all(store()));
    }

    @Test
    default void concurrentHistoriesKeepEveryPromise() {
        ConcurrentHistories.on(this::newPlace)
                .histories(3)
                .writers(8)
                .appends(40)
                .seed(1)
                .run();
    }

    private List<List<RecordedEvent>> write(int writer, int commits) {
        for (int i = 0; i < commits; i++) {
            store().append(Commit.of(byTurns("a", "writer-" + writer, 3)));
        }
        return List.of();
    }

    /** What the log was at different times, until it has so many events. */
    private List<List<RecordedEvent>> readUntil(int count) {
        var logs = new ArrayList<List<RecordedEvent>>();
        int size = 0;
        while (size < count && !Thread.currentThread().isInterrupted()) {
            var log = all(store());
            if (log.size() != size) {
                logs.add(log);
            }
            size = log.size();
            LockSupport.parkNanos(20_000); // lets others on where there is one processor
        }
        return logs;
    }

    private List<List<RecordedEvent>> follow(int count) {
        var seen = new ArrayList<RecordedEvent>();
        try (var follower = store().follow(Query.all(), Checkpoint.START)) {
            while (seen.size() < count && follower.hasNext()) {
                seen.add(follower.next());
            }
        }
        return List.of(seen);
    }
}
