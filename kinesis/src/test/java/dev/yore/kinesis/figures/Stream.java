package dev.yore.kinesis.figures;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.yore.deciding.DecidingOptions;
import dev.yore.deciding.DecidingStore;
import dev.yore.deciding.ReplicaStores;
import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.kinesis.KinesisLog;
import dev.yore.kinesis.KinesisOptions;
import dev.yore.kinesis.KinesisStream;
import dev.yore.kinesis.NewStream;
import dev.yore.shard.Entry;
import dev.yore.shard.PutResult;
import dev.yore.store.Commit;
import dev.yore.store.ExpectedVersion;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;

/** A stream of an emulator that is written to, bare or by a store. It is deleted when it is closed. */
final class Stream implements AutoCloseable {

    /** As the service limits them, and as fast as the emulator answers. */
    static final double PACED = KinesisOptions.MOST_READS;

    static final double UNPACED = 1_000;

    private static final int PUT_TOGETHER = 500;
    private static final String DATA = "{\"amount\":1250.75,\"currency\":\"CZK\",\"note\":\"standing order 0042\"}";

    private final KinesisOptions options;
    private final Duration warmUp;
    private final Duration measured;

    Stream(URI endpoint, int shards, Duration warmUp, Duration measured) {
        this.options = KinesisOptions.of("figures-" + UUID.randomUUID())
                .withEndpoint(endpoint)
                .withRegion("eu-central-1")
                .withTimeouts(Duration.ofMinutes(2), Duration.ofMinutes(1));
        this.warmUp = warmUp;
        this.measured = measured;
        try (var stream = KinesisStream.of(options)) {
            stream.create(NewStream.of(shards));
        }
    }

    /** Each writer puts one record at a time. */
    Crowd.Figure putOne(int writers) throws Exception {
        try (var log = KinesisLog.open(options)) {
            return Crowd.run(writers, warmUp, measured, (writer, number) -> put(log, entry(writer, number), 1));
        }
    }

    /** As many records in a call as it takes, by as many callers as a store has. */
    Crowd.Figure putMany() throws Exception {
        try (var log = KinesisLog.open(options)) {
            int callers = DecidingOptions.DEFAULT.concurrentPuts();
            return Crowd.run(
                    callers, warmUp, measured, (caller, number) -> put(log, entry(caller, number), PUT_TOGETHER));
        }
    }

    /** Each writer appends to a stream of its own, with the version that it has seen. */
    Crowd.Figure append(int writers, double readsPerSecond, Path replica) throws Exception {
        var read = options.withReads(readsPerSecond, options.idleWait());
        try (var store = DecidingStore.open(
                KinesisLog.open(read),
                ReplicaStores.in(replica),
                DecidingOptions.DEFAULT.withAppendTimeout(Duration.ofMinutes(5)))) {
            return Crowd.run(writers, warmUp, measured, (writer, number) -> {
                store.append(commit(writer, number));
                return 1;
            });
        }
    }

    private static int put(KinesisLog log, Entry entry, int times) {
        for (var result : log.put(Collections.nCopies(times, entry))) {
            if (!(result instanceof PutResult.Put)) {
                throw new IllegalStateException("the emulator did not take it: " + result);
            }
        }
        return times;
    }

    private static Commit commit(int writer, int number) {
        var stream = StreamId.of("acc-" + writer);
        return Commit.of(event(stream)).expecting(stream, ExpectedVersion.exactly(number));
    }

    private static Event event(StreamId stream) {
        return Event.of(stream.value(), "MoneyDeposited", Json.parse(DATA));
    }

    /** A record as large as that of a commit. */
    private static Entry entry(int writer, int number) {
        var stream = StreamId.of("acc-" + writer + "-" + number);
        return new Entry(stream.value(), DATA.repeat(3).getBytes(UTF_8));
    }

    @Override
    public void close() {
        try (var stream = KinesisStream.of(options)) {
            stream.delete();
        }
    }
}
