package dev.yore.testkit.view;

import static dev.yore.testkit.view.Written.COUNTS;
import static dev.yore.testkit.view.Written.changes;
import static dev.yore.testkit.view.Written.checkpoint;
import static dev.yore.testkit.view.Written.lease;
import static dev.yore.testkit.view.Written.stop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.EventId;
import dev.yore.event.Partition;
import dev.yore.event.Position;
import dev.yore.store.Checkpoint;
import dev.yore.view.Skip;
import dev.yore.view.Stop;
import dev.yore.view.ViewStateException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Why a view goes no further, and which events it was told to pass over, is recorded. */
public interface StopContract extends ViewTest {

    @Test
    default void aStopIsRecordedAndChangesNothingElse() {
        var lease = lease(store(), COUNTS);
        store().write(lease, changes(4, "a"));
        store().stop(lease, stop(5));

        assertThat(store().view(COUNTS).orElseThrow().stop()).contains(stop(5));
        assertThat(checkpoint(store(), COUNTS)).isEqualTo(Checkpoint.of(4));
        store().stop(lease, stop(6));
        assertThat(store().view(COUNTS).orElseThrow().stop()).contains(stop(6));
        assertThat(store().skips(COUNTS)).isEmpty();
    }

    @Test
    default void aViewThatIsResumedIsNotStoppedAnyMore() {
        var lease = lease(store(), COUNTS);
        store().resume(COUNTS);
        store().stop(lease, stop(5));
        store().resume(COUNTS);

        assertThat(store().view(COUNTS).orElseThrow().stop()).isEmpty();
        assertThat(store().skips(COUNTS)).isEmpty();
        store().write(lease, changes(5, "a"));
    }

    @Test
    default void whatIsSkippedIsRecordedInOrder() {
        var lease = lease(store(), COUNTS);
        for (long rank : new long[] {9, 5, 7}) {
            store().stop(lease, stop(rank));
            store().skip(
                            COUNTS,
                            Position.of(rank),
                            "reason " + rank,
                            rank == 7 ? Optional.of("eve") : Optional.empty());
            assertThat(store().view(COUNTS).orElseThrow().stop()).isEmpty();
        }

        var skips = store().skips(COUNTS);
        assertThat(skips).extracting(Skip::position).containsExactly(Position.of(9), Position.of(5), Position.of(7));
        assertThat(skips.getLast()).satisfies(it -> {
            assertThat(it.event()).isEqualTo(EventId.of("event-7"));
            assertThat(it.cause()).isEqualTo("boom");
            assertThat(it.reason()).isEqualTo("reason 7");
            assertThat(it.actor()).contains("eve");
            assertThat(it.at()).isAfterOrEqualTo(skips.getFirst().at());
        });
        assertThat(skips.getFirst().actor()).isEmpty();
    }

    @Test
    default void onlyTheEventThatStoppedTheViewCanBeSkipped() {
        var lease = lease(store(), COUNTS);
        assertNotSkipped(5);
        store().stop(lease, stop(5));
        assertNotSkipped(4);
        assertNotSkipped(6);
        assertThat(store().view(COUNTS).orElseThrow().stop()).contains(stop(5));
        store().skip(COUNTS, Position.of(5), "why", Optional.empty());
        assertNotSkipped(5);

        assertThat(store().skips(COUNTS)).hasSize(1);
    }

    @Test
    default void aStopMayHaveACauseOfAnyCharactersAndLength() {
        var lease = lease(store(), COUNTS);
        var position = new Position(new Partition("shard-000"), 5);
        var cause = "it's\0 \uD800 \"é😀\" ".repeat(10_000) + "end";
        store().stop(lease, new Stop(position, EventId.of("é'😀"), cause, Instant.EPOCH));

        var stop = store().view(COUNTS).orElseThrow().stop().orElseThrow();
        assertThat(stop.position()).isEqualTo(position);
        assertThat(stop.event()).isEqualTo(EventId.of("é'😀"));
        assertThat(stop.cause()).startsWith("it's").endsWith("end").contains("\"é😀\"");
        store().skip(COUNTS, position, "why\0", Optional.of("e\0ve"));
        assertThat(store().skips(COUNTS).getFirst().reason()).startsWith("why");
    }

    private void assertNotSkipped(long rank) {
        int before = store().skips(COUNTS).size();
        assertThatExceptionOfType(ViewStateException.class)
                .isThrownBy(() -> store().skip(COUNTS, Position.of(rank), "why", Optional.empty()));
        assertThat(store().skips(COUNTS)).hasSize(before);
    }
}
