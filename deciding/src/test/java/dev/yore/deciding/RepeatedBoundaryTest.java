package dev.yore.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.domain.Boundary;
import dev.yore.domain.CommandId;
import dev.yore.domain.Context;
import dev.yore.domain.Decider;
import dev.yore.domain.EventCodec;
import dev.yore.event.StreamId;
import dev.yore.shard.Shard;
import dev.yore.store.Query;
import dev.yore.testkit.shard.ModelStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that is repeated rests on what stood before it, in its shard and in those that this one goes on from. */
class RepeatedBoundaryTest {

    private static final StreamId COUNTER = StreamId.of("counter");

    @TempDir
    private Path folder;

    private final ModelStream stream = new ModelStream("model", 1, InstantSource.system());

    private sealed interface Happened {}

    /** So much was counted. */
    private record Counted(int by) implements Happened {}

    private static final EventCodec<Happened> CODEC =
            EventCodec.of(Happened.class).type("Counted", Counted.class).build();

    private static final Decider<Integer, Integer, Happened> DECIDER =
            Decider.of(0, (command, _) -> List.of(new Counted(command)), (state, event) -> switch (event) {
                case Counted counted -> state + counted.by();
            });

    @Test
    void beforeAndBehindASplit() {
        try (var store = DecidingStore.open(stream.connect(), ReplicaStores.in(folder), DecidingOptions.DEFAULT)) {
            var counter = Boundary.of(store, DECIDER, CODEC, _ -> Query.types("Counted"), _ -> COUNTER)
                    .within(_ -> COUNTER.partitionKey());
            assertThat(counter.handle(1, named("first")).state()).isEqualTo(1);
            assertThat(counter.handle(2, named("second")).state()).isEqualTo(3);
            split(store);
            assertThat(counter.handle(4, named("third")).state()).isEqualTo(7);
            assertThat(counter.handle(8, named("fourth")).state()).isEqualTo(15);

            assertThat(counter.handle(4, named("third")).state()).isEqualTo(7);
            assertThat(counter.handle(8, named("fourth")).state()).isEqualTo(15);
            assertThat(counter.handle(2, named("second")).state()).isEqualTo(3);
        }
    }

    private static Context named(String id) {
        return Context.of(CommandId.of(id));
    }

    private void split(DecidingStore store) {
        Shard shard = store.replica().shards().getFirst().shard();
        stream.split(shard.id(), shard.range().from().add(shard.range().to()).shiftRight(1));
    }
}
