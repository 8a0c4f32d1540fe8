package dev.yore.testkit.contract;

import static dev.yore.store.ExpectedVersion.exactly;
import static dev.yore.testkit.contract.Facts.all;
import static dev.yore.testkit.contract.Facts.byTurns;
import static dev.yore.testkit.contract.Facts.commits;
import static dev.yore.testkit.contract.Facts.expecting;
import static dev.yore.testkit.contract.Facts.fact;
import static dev.yore.testkit.contract.Facts.facts;
import static dev.yore.testkit.contract.Facts.stream;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Version;
import dev.yore.store.AppendResult.Conflict;
import dev.yore.store.Commit;
import dev.yore.store.EventStore;
import dev.yore.store.Query;
import dev.yore.store.Receipt;
import dev.yore.testkit.internal.Together;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * After a crash, what was acknowledged is there, and of what was not, each commit whole or not at all. It is for stores
 * whose fixture can crash them.
 */
public interface CrashContract extends StoreTest {

    @Test
    default void whatWasAcknowledgedOutlivesACrash() {
        store().append(Commit.of(facts("a", 3)));
        store().append(Commit.of(byTurns("a", "b", 5)));
        var log = all(store());
        crash();

        assertThat(all(store())).isEqualTo(log);
        assertThat(store().version(stream("a"))).isEqualTo(Version.of(6));
        assertThat(log).allSatisfy(it -> assertThat(store().find(it.id())).contains(it));
    }

    @Test
    default void anEmptyStoreIsEmptyAfterACrash() {
        crash();

        assertThat(all(store())).isEmpty();
    }

    @Test
    default void theLogGoesOnAfterEachOfManyCrashes() {
        for (int i = 0; i < 10; i++) {
            assertThat(store().tryAppend(expecting(exactly(i + 1L), fact("a")))).isInstanceOf(Conflict.class);
            store().append(expecting(exactly(i), fact("a")));
            crash();
        }

        assertThat(all(store())).hasSize(10);
        assertThat(all(store()))
                .extracting(it -> it.position().rank())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(all(store())).extracting(it -> it.recordedAt()).isSorted();
    }

    @Test
    default void aRetryIsRecognisedAfterACrash() {
        var commit = Commit.of(fact("a"), fact("b"));
        var receipt = store().append(commit);
        crash();

        assertThat(store().tryAppend(commit.expecting(stream("a"), exactly(0)))).isEqualTo(receipt);
        assertThat(all(store())).hasSize(2);
    }

    @Test
    default void aCrashUnderLoadLosesNothingThatWasAcknowledgedAndHalvesNoCommit() {
        var sent = new ConcurrentHashMap<Integer, Commit>();
        var receipts = new HashMap<Integer, Receipt>();
        for (int round = 0; round < 5; round++) {
            int base = round * 1_000;
            var crashing = store();
            var writers = IntStream.range(0, 4)
                    .mapToObj(i -> Together.begin(() -> appendUntilCrashed(crashing, base + i * 250, sent)))
                    .toList();
            try (var follower = crashing.follow(Query.all(), crashing.head())) {
                assertThat(follower.poll(place().patience())).isPresent();
            }
            crash();
            for (Future<Map<Integer, Receipt>> writer : writers) {
                receipts.putAll(Together.get(place().patience(), writer));
            }
        }

        var recorded = commits(all(store()));
        assertThat(recorded).doesNotHaveDuplicates();
        assertThat(sent.values()).extracting(Commit::ids).containsAll(recorded);
        assertThat(recorded)
                .containsAll(receipts.keySet().stream()
                        .map(it -> require(sent, it).ids())
                        .toList());

        receipts.forEach((number, receipt) ->
                assertThat(store().tryAppend(require(sent, number))).isEqualTo(receipt));
        sent.values().forEach(it -> store().append(it));
        assertThat(commits(all(store())))
                .containsExactlyInAnyOrderElementsOf(
                        sent.values().stream().map(Commit::ids).toList());
    }

    /** Appends until the store is gone, or enough is sent: the crash may come at any moment. */
    private static Map<Integer, Receipt> appendUntilCrashed(EventStore store, int first, Map<Integer, Commit> sent) {
        var receipts = new HashMap<Integer, Receipt>();
        try {
            for (int number = first; number < first + 250; number++) {
                var commit = Commit.of(byTurns("a", "writer-" + first, 3));
                sent.put(number, commit);
                receipts.put(number, store.append(commit));
            }
        } catch (RuntimeException _) {
            // whatever the dead store says: the receipts count
        }
        return receipts;
    }

    private static Commit require(Map<Integer, Commit> sent, int number) {
        return Objects.requireNonNull(sent.get(number), "every commit is put there before it is sent");
    }
}
