package dev.yore.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.yore.event.InvalidEventException;
import dev.yore.event.Partition;
import dev.yore.event.Position;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "17", "9223372036854775807", "shard-1:4", "shard-1:4,shard-2:9", "a:1,b:2,c:3"})
    void aCheckpointIsReadAsItIsWritten(String text) {
        assertThat(Checkpoint.parse(text)).hasToString(text);
    }

    @Test
    void partitionsAreWrittenInTheOrderOfTheirNames() {
        assertThat(Checkpoint.parse("b:2,a:1")).hasToString("a:1,b:2").isEqualTo(Checkpoint.parse("a:1,b:2"));
        assertThat(Checkpoint.parse("b:2,5")).hasToString("5,b:2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "a", "a:0", "-1", "+1", "0,1", "a:1,", "a:1 ,b:2", "1,2", "a:1,b:2,a:3"})
    void anythingElseIsRefused(String text) {
        assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> Checkpoint.parse(text));
    }

    @Test
    void theStartCoversNothing() {
        assertThat(Checkpoint.START).isEqualTo(Checkpoint.of(0)).hasToString("0");
        assertThat(Checkpoint.START.covers(Position.of(1))).isFalse();
        assertThat(Checkpoint.START.covers(Checkpoint.START)).isTrue();
        assertThat(Checkpoint.START.rank(Partition.SINGLE)).isZero();
    }

    @Test
    void aCheckpointCoversThePositionsUpToItsRankInTheirPartition() {
        var checkpoint = Checkpoint.parse("shard-1:4,shard-2:9");

        assertThat(checkpoint.covers(Position.parse("shard-1:4"))).isTrue();
        assertThat(checkpoint.covers(Position.parse("shard-1:5"))).isFalse();
        assertThat(checkpoint.covers(Position.parse("shard-2:9"))).isTrue();
        assertThat(checkpoint.covers(Position.parse("shard-3:1"))).isFalse();
        assertThat(checkpoint.covers(Position.of(1))).isFalse();
        assertThat(checkpoint.rank(new Partition("shard-2"))).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a:4,b:9 | a:4,b:9 | true",
                "a:4,b:9 | a:4     | true",
                "a:4,b:9 | 0       | true",
                "a:4     | a:4,b:1 | false",
                "a:4,b:9 | a:5     | false",
                "0       | a:1     | false",
                "5       | 4       | true"
            })
    void aCheckpointCoversAnotherIfItIsNowhereBehindIt(String one, String other, boolean covers) {
        assertThat(Checkpoint.parse(one).covers(Checkpoint.parse(other))).isEqualTo(covers);
    }

    @Test
    void aCheckpointOnlyMovesOn() {
        var checkpoint = Checkpoint.of(Position.parse("a:4"));

        assertThat(checkpoint.with(Position.parse("a:7"))).hasToString("a:7");
        assertThat(checkpoint.with(Position.parse("b:1"))).hasToString("a:4,b:1");
        assertThat(checkpoint.with(Position.parse("a:3"))).isEqualTo(checkpoint);
        assertThat(checkpoint).hasToString("a:4");
    }

    @Test
    void itsMapIsCopiedWithoutPartitionsOfWhichNothingWasRead() {
        var ranks = new TreeMap<>(Map.of(new Partition("a"), 4L, new Partition("b"), 0L));
        var checkpoint = new Checkpoint(ranks);
        ranks.clear();

        assertThat(checkpoint).hasToString("a:4");
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> new Checkpoint(new TreeMap<>(Map.of(Partition.SINGLE, -1L))))
                .withMessage("checkpoint holds the rank -1, which is less than 0");
    }
}
