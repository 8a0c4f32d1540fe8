package dev.yore.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.deciding.internal.verdict.RuleBook;
import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.store.AppendResult;
import dev.yore.store.Commit;
import dev.yore.store.OutcomeUnknownException;
import dev.yore.store.StoreClosedException;
import dev.yore.testkit.shard.Fault;
import dev.yore.testkit.shard.Faults;
import dev.yore.testkit.shard.ModelStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A store that is closed waits a while for what is under way, but not for a log that does not answer. */
@Timeout(60)
class ClosingTest {

    private static final StreamId STREAM = StreamId.of("a");
    private static final Commit COMMIT = Commit.of(Event.of(STREAM.value(), "Happened", Json.EMPTY_OBJECT));
    private static final DecidingOptions PATIENT = DecidingOptions.DEFAULT.withAppendTimeout(Duration.ofHours(1));

    private final ModelStream stream = new ModelStream("model", 1, InstantSource.system());

    @TempDir
    private Path temporary;

    private CompletableFuture<AppendResult> appendLater(DecidingStore store) {
        var answer = new CompletableFuture<AppendResult>();
        Thread.startVirtualThread(() -> {
            try {
                answer.complete(store.tryAppend(COMMIT));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private static Throwable failure(CompletableFuture<AppendResult> append) throws Exception {
        return append.handle((_, e) -> e).get(30, TimeUnit.SECONDS);
    }

    @Test
    void whatTheLogDoesNotAnswerIsLeftAsUnknown() throws Exception {
        var connection = stream.connect();
        CompletableFuture<AppendResult> first;
        CompletableFuture<AppendResult> second;
        try (var store = Opening.open(
                connection,
                ReplicaStores.in(temporary.resolve("one")),
                PATIENT,
                InstantSource.system(),
                RuleBook.CURRENT,
                CatchUp.SILENT)) {
            connection.suffer(Faults.NONE.with(Fault.LATE, 1));
            first = appendLater(store);
            while (stream.late() == 0) {
                Thread.onSpinWait();
            }
            second = appendLater(store);
        }
        assertThat(failure(first)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(failure(second)).isInstanceOf(StoreClosedException.class);
        stream.deliver(0);
        try (var store = DecidingStore.open(
                stream.connect(), ReplicaStores.in(temporary.resolve("one")), PATIENT, CatchUp.SILENT)) {
            assertThat(store.version(STREAM)).isEqualTo(Version.of(1));
        }
    }
}
