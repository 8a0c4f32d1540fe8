package dev.yore.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.EventId;
import dev.yore.event.EventType;
import dev.yore.event.Partition;
import dev.yore.event.Position;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is parked of a stream that went on in another partition. */
class ParkingTest {

    private static final StreamId STREAM = StreamId.of("s");

    @Test
    void theFirstEventOfAStreamIsThatOfTheLowestVersionWhicheverPartitionItLiesIn() {
        var parking = new Parking();
        parking.park(parked("shard-9", 4_711, 1));
        parking.park(parked("shard-10", 1, 2));
        assertThat(parking.firstOf(STREAM).orElseThrow().version()).isEqualTo(new Version(1));
        parking.remove(new Position(new Partition("shard-9"), 4_711));
        assertThat(parking.firstOf(STREAM).orElseThrow().version()).isEqualTo(new Version(2));
    }

    private static Parked parked(String partition, long rank, long version) {
        return new Parked(
                new Position(new Partition(partition), rank),
                EventId.of("e" + version),
                EventType.of("Happened"),
                STREAM,
                new Version(version),
                false,
                "refused",
                1,
                Instant.EPOCH,
                "");
    }
}
