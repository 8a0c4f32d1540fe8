package dev.yore.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yore.deciding.DecidingOptions;
import dev.yore.deciding.DecidingStore;
import dev.yore.deciding.ReplicaStores;
import dev.yore.event.EventId;
import dev.yore.event.RecordedEvent;
import dev.yore.kinesis.proxy.FaultProxy;
import dev.yore.store.Query;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node in a process of its own is killed, over and over, or paused for long, while another one writes: nothing is lost, and both agree. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NodeProcessTest {

    private static final int KILLS = 20;
    private static final double FAULT_RATE = 0.05;
    private static final int LONGEST_MILLIS = 300;
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Longer than a call of the node may take ({@link WritingNode#options}). */
    private static final Duration PAUSE = Duration.ofSeconds(6);

    private final Random random = new Random();

    @TempDir
    private Path temporary;

    private JsonEmulator emulator;
    private EmulatedPlace stream;
    private DecidingStore other;

    @BeforeAll
    void start() {
        emulator = JsonEmulator.start();
    }

    @AfterAll
    void stop() {
        emulator.close();
    }

    @BeforeEach
    void open() {
        stream = new EmulatedPlace(emulator.endpoint(), 2);
        other = open("other");
    }

    @AfterEach
    void close() {
        other.close();
        stream.close();
    }

    private DecidingStore open(String replica) {
        return DecidingStore.open(stream.open(), replica(replica), DecidingOptions.DEFAULT);
    }

    private ReplicaStores replica(String name) {
        return ReplicaStores.in(folder(name));
    }

    private Path folder(String name) {
        return temporary.resolve(stream.options().stream()).resolve(name);
    }

    private NodeProcess process(FaultProxy proxy, String replica) throws Exception {
        return new NodeProcess(proxy.endpoint(), stream.options().stream(), folder(replica));
    }

    @Test
    void whateverTheMomentANodeIsKilledNothingIsLost() throws Exception {
        var acknowledged = new HashSet<EventId>();
        int replica = 0;
        try (var proxy = FaultProxy.before(emulator.endpoint(), random.nextLong())) {
            proxy.suffer(FAULT_RATE, FAULT_RATE);
            for (int i = 0; i < KILLS; i++) {
                replica += random.nextInt(4) == 0 ? 1 : 0;
                try (var node = process(proxy, "replica-" + replica)) {
                    WritingNode.append(other, i).ifPresent(acknowledged::add);
                    LockSupport.parkNanos(
                            Duration.ofMillis(random.nextInt(LONGEST_MILLIS)).toNanos());
                    node.kill();
                    acknowledged.addAll(node.acknowledged());
                }
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
        agrees("replica-" + replica, acknowledged);
        agrees("empty", acknowledged);
    }

    @Test
    void aNodeThatWasPausedForLongGoesOn() throws Exception {
        var acknowledged = new HashSet<EventId>();
        try (var proxy = FaultProxy.withShortLivedIterators(emulator.endpoint(), random.nextLong());
                var node = process(proxy, "paused")) {
            awaitMore(node);
            node.signal("STOP");
            long end = System.nanoTime() + PAUSE.toNanos();
            proxy.suffer(0, 0.5);
            for (int i = 0; System.nanoTime() < end; i++) {
                WritingNode.append(other, i).ifPresent(acknowledged::add);
            }
            node.signal("CONT");
            await().atMost(SOON).until(() -> proxy.struck().containsKey("IteratorExpired"));
            proxy.heal();
            awaitMore(node);
            node.end();
            acknowledged.addAll(node.acknowledged());
        }
        agrees("paused", acknowledged);
        agrees("empty", acknowledged);
    }

    private static void awaitMore(NodeProcess node) {
        int before = node.acknowledged().size();
        await().atMost(SOON).until(() -> node.acknowledged().size() > before + 10);
    }

    private void agrees(String replica, Set<EventId> acknowledged) throws InterruptedException {
        try (var node = open(replica)) {
            assertThat(other.catchUp(SOON)).isTrue();
            assertThat(ReplicaState.of(node)).isEqualTo(ReplicaState.of(other));
            assertThat(node.read(Query.all()).stream().map(RecordedEvent::id))
                    .doesNotHaveDuplicates()
                    .containsAll(acknowledged);
        }
    }
}
