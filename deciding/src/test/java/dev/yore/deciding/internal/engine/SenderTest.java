package dev.yore.deciding.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.deciding.Reason;
import dev.yore.deciding.internal.verdict.Verdict;
import dev.yore.event.Partition;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.shard.Entry;
import dev.yore.store.AppendResult.Conflict;
import dev.yore.store.AppendResult.Mismatch;
import dev.yore.store.ExpectedVersion;
import dev.yore.testkit.shard.Fault;
import dev.yore.testkit.shard.Faults;
import dev.yore.testkit.shard.ModelStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is sent is put again while somebody waits for it, and no longer. */
@Timeout(60)
class SenderTest {

    private static final Partition SHARD = new Partition("shardId-000000000000");
    private static final int ROUNDS = 20;
    private static final Duration SHORTER_THAN_A_BACKOFF = Duration.ofMillis(5);

    private final ModelStream stream = new ModelStream("model", 1, InstantSource.system());

    @Test
    void whatNobodyWaitsForAnyMoreIsNotPutAgain() {
        for (int i = 1; i <= ROUNDS; i++) {
            putTwo(i);
        }
        var numbers = stream.records(SHARD).stream().map(it -> it.data()[0]).filter(it -> it > 0);
        assertThat(numbers).isNotEmpty().doesNotHaveDuplicates();
    }

    /** The second one is put when all is over with the first. */
    private void putTwo(int number) {
        var log = stream.connect(Faults.NONE.with(Fault.ANSWER_LOST, 1));
        try (var sender = new Sender(log, new Paces(log.limits(), _ -> SHARD), 1, _ -> {})) {
            sender.send(outgoing(number, SHORTER_THAN_A_BACKOFF));
            var second = outgoing(-number, Duration.ofSeconds(30));
            sender.send(second);
            await(-number);
            second.decided(refusal());
        }
    }

    private static Outgoing outgoing(int number, Duration time) {
        return new Outgoing(new Entry("key", new byte[] {(byte) number}), Deadline.in(time));
    }

    /** Waits until an entry stands. */
    private void await(int number) {
        while (stream.records(SHARD).stream().noneMatch(it -> it.data()[0] == number)) {
            LockSupport.parkNanos(10_000);
        }
    }

    private static Verdict refusal() {
        var conflict =
                new Conflict(List.of(new Mismatch(StreamId.of("key"), ExpectedVersion.exactly(1), Version.NONE)));
        return new Verdict.Rejected(Reason.CONFLICT, "another version", Optional.of(conflict));
    }
}
