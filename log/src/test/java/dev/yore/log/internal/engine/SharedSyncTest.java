package dev.yore.log.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.log.LogOptions;
import dev.yore.log.ProgressListener;
import dev.yore.log.internal.engine.WritingSide.Purpose;
import dev.yore.log.internal.storage.Operation;
import dev.yore.log.internal.storage.Operation.Kind;
import dev.yore.log.internal.storage.SimulatedStorage;
import dev.yore.store.AppendResult;
import dev.yore.store.Commit;
import dev.yore.store.Receipt;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a sync costs is shared by all who wait for it, and nobody pays for two. */
class SharedSyncTest {

    private static final int WAITING = 100;

    private final SimulatedStorage storage = new SimulatedStorage();
    private final AtomicInteger syncs = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private WritingSide store;

    @BeforeEach
    void open() throws IOException {
        store = WritingSide.open(
                storage, Purpose.USE, LogOptions.DEFAULT, InstantSource.system(), ProgressListener.NONE);
        storage.before(operation -> {
            if (isOnTheLog(operation, Kind.SYNC)) {
                syncs.incrementAndGet();
            } else if (isOnTheLog(operation, Kind.WRITE)) {
                writes.incrementAndGet();
            }
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aLoneAppenderCostsOneWriteAndOneSyncAnAppend() {
        for (int i = 1; i <= WAITING; i++) {
            assertThat(store.append(commit(i))).isInstanceOf(Receipt.class);

            assertThat(syncs).hasValue(i);
            assertThat(writes).hasValue(i);
        }
    }

    @Test
    void allThatWaitWhileOthersAreSyncedShareTheNextSync() throws Exception {
        var syncing = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        storage.before(operation -> {
            if (isOnTheLog(operation, Kind.SYNC) && syncing.getCount() > 0) {
                syncing.countDown();
                pass(gate);
            }
        });
        var first = begin(0);
        syncing.await();
        var waiting = IntStream.rangeClosed(1, WAITING).mapToObj(this::begin).toList();
        await().until(() -> waiting.stream().allMatch(Appender::waitsForItsAnswer));
        assertThat(syncs).hasValue(1);
        assertThat(first.task.isDone()).isFalse();

        gate.countDown();

        assertThat(first.task.get()).isInstanceOf(Receipt.class);
        assertThat(receipts(waiting))
                .extracting(it -> it.commit().first().rank())
                .doesNotHaveDuplicates();
        assertThat(syncs).hasValue(2);
        assertThat(writes).hasValue(2);
        assertThat(store.reads().log().durable()).isEqualTo(1L + WAITING);
    }

    private static List<Receipt> receipts(List<Appender> waiting) {
        return waiting.stream().map(it -> (Receipt) resultOf(it)).toList();
    }

    private static AppendResult resultOf(Appender appender) {
        try {
            return appender.task.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isOnTheLog(Operation operation, Kind kind) {
        return operation.kind() == kind && operation.name().endsWith("0000000001.segment");
    }

    private static void pass(CountDownLatch gate) throws IOException {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static Commit commit(int number) {
        return Commit.of(Event.of("s" + number % 10, "Counted", Json.parse("{\"number\":" + number + "}")));
    }

    /** Begins an append in a thread of its own, of either kind. */
    private Appender begin(int number) {
        var task = new FutureTask<>(() -> store.append(commit(number)));
        var thread = number % 3 == 0
                ? Thread.ofPlatform().daemon().start(task)
                : Thread.ofVirtual().start(task);
        return new Appender(task, thread);
    }

    private record Appender(FutureTask<AppendResult> task, Thread thread) {
        boolean waitsForItsAnswer() {
            return LockSupport.getBlocker(thread) instanceof AppendRequest;
        }
    }
}
