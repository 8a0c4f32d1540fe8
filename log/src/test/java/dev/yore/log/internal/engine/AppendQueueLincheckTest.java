package dev.yore.log.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.log.internal.format.EncodedCommit;
import dev.yore.log.internal.storage.Seeds;
import dev.yore.store.Commit;
import dev.yore.store.StoreClosedException;
import dev.yore.testkit.internal.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** Whatever the interleaving of those who append and the one who takes, all that was added is taken once, and in order. */
class AppendQueueLincheckTest {

    private static final int SENDERS = 8;
    private static final int EACH = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Commit COMMIT = Commit.of(Event.of("s", "Happened", Json.EMPTY_OBJECT));
    private static final EncodedCommit ENCODED = EncodedCommit.of(COMMIT.events());

    @Test
    void allThatIsAddedBeforeItIsClosedIsTakenOnce() {
        new ModelCheckingOptions()
                .iterations(10)
                .invocationsPerIteration(100)
                .threads(3)
                .actorsPerThread(2)
                .actorsBefore(1)
                .actorsAfter(1)
                .sequentialSpecification(Model.class)
                .check(Subject.class);
    }

    /** Lincheck takes whoever waits for what nobody does in its scenario for stuck; so this is for threads as they come. */
    @Test
    void whoFindsItFullWaitsForRoomAndNobodyWaitsForEver() {
        Seeds.each(20, random -> {
            var requests = requests(SENDERS * EACH);
            int room = 1 + random.nextInt(4);
            long bytes = random.nextBoolean() ? Long.MAX_VALUE : 2 * ENCODED.frameLength();
            var queue = new AppendQueue(room, bytes);
            var taker = Together.begin(() -> takeUntilClosed(queue, room, bytes));
            Together.call(PATIENCE, SENDERS, sender -> {
                requests.subList(sender * EACH, (sender + 1) * EACH).forEach(queue::add);
                return sender;
            });
            queue.close();
            var taken = Together.get(PATIENCE, taker);
            assertThat(taken).hasSameSizeAs(requests);
            for (int sender = 0; sender < SENDERS; sender++) {
                var sent = requests.subList(sender * EACH, (sender + 1) * EACH);
                assertThat(taken.stream().filter(sent::contains).toList()).isEqualTo(sent);
            }
        });
    }

    private static List<AppendRequest> takeUntilClosed(AppendQueue queue, int room, long bytes) {
        var taken = new ArrayList<AppendRequest>();
        for (var more = queue.takeAll(); !more.isEmpty(); more = queue.takeAll()) {
            assertThat(more).hasSizeLessThanOrEqualTo(room);
            var last = more.removeLast();
            assertThat(more.stream().mapToLong(it -> it.encoded().frameLength()).sum())
                    .isLessThan(bytes);
            taken.addAll(more);
            taken.add(last);
            more.clear();
        }
        return taken;
    }

    private static List<AppendRequest> requests(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> new AppendRequest(COMMIT, ENCODED, null))
                .toList();
    }

    /** A queue with room for all. */
    @Param(name = "number", gen = IntGen.class, conf = "1:9")
    public static class Subject {
        private final AppendRequest[] requests = new AppendRequest[10];
        private final AppendQueue queue = new AppendQueue(100, Long.MAX_VALUE);

        /** The first request is the taker's own. */
        public Subject() {
            for (int i = 0; i < requests.length; i++) {
                requests[i] = new AppendRequest(COMMIT, ENCODED, null);
            }
        }

        /** Adds a request; whether the queue still takes one. */
        @Operation
        public boolean add(@Param(name = "number") int number) {
            return added(requests[number]);
        }

        private boolean added(AppendRequest request) {
            try {
                queue.add(request);
                return true;
            } catch (StoreClosedException _) {
                return false;
            }
        }

        /** Takes all; one is always there, so that it does not wait. */
        @Operation(nonParallelGroup = "taker")
        public List<Integer> take() {
            boolean open = added(requests[0]);
            var all = queue.takeAll();
            var taken = all.stream().map(it -> List.of(requests).indexOf(it)).toList();
            all.clear();
            boolean hasItsOwn = taken.contains(0);
            return open == hasItsOwn ? taken.stream().filter(it -> it > 0).toList() : List.of(-1);
        }

        /** Closes it. */
        @Operation
        public void close() {
            queue.close();
        }
    }

    /** What the answers must be those of. */
    public static class Model {
        private final List<Integer> waiting = new ArrayList<>();
        private boolean closed;

        /** See the subject. */
        public boolean add(int number) {
            return !closed && waiting.add(number);
        }

        /** See the subject. */
        public List<Integer> take() {
            var taken = List.copyOf(waiting);
            waiting.clear();
            return taken;
        }

        /** See the subject. */
        public void close() {
            closed = true;
        }
    }
}
