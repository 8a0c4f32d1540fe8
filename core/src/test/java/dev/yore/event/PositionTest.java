package dev.yore.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "17", "9223372036854775807", "shard-3:17", "shardId-000000000001:1"})
    void aPositionIsReadAsItIsWritten(String text) {
        assertThat(Position.parse(text)).hasToString(text);
    }

    @Test
    void aRankAloneIsAPositionInTheOnlyPartition() {
        assertThat(Position.parse("17")).isEqualTo(Position.of(17)).isEqualTo(new Position(Partition.SINGLE, 17));
        assertThat(Position.parse("s:17")).isEqualTo(new Position(new Partition("s"), 17));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-1",
                "+1",
                "1.0",
                " 1",
                "1 ",
                "x",
                "a:",
                "a:b",
                "a:1:2",
                "a:0",
                "a b:1",
                "9223372036854775808",
                "１"
            })
    void anythingElseIsRefused(String text) {
        assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> Position.parse(text));
    }

    @Test
    void positionsOfAPartitionAreInTheOrderOfTheirRanks() {
        assertThat(List.of(
                        Position.of(2),
                        Position.of(10),
                        Position.parse("a:1"),
                        Position.parse("a:3"),
                        Position.parse("b:2")))
                .isSorted();
    }

    @Test
    void aCommitEndsAtItsLastEvent() {
        assertThat(new CommitSpan(Position.parse("a:7"), 3).last()).isEqualTo(Position.parse("a:9"));
        assertThat(new CommitSpan(Position.of(7), 1).last()).isEqualTo(Position.of(7));
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> new CommitSpan(Position.of(7), 0))
                .withMessage("commit must have a size of 1 or more, not 0");
    }

    @Test
    void aVersionIsFromNoneToTheMostThatAStreamCanHave() {
        assertThat(Version.NONE.next()).isEqualTo(Version.FIRST).hasToString("1");
        assertThat(List.of(Version.NONE, Version.FIRST, Version.of(2), Version.of(Version.MAX_VALUE)))
                .isSorted();

        assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> Version.of(-1));
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(() -> Version.of(Version.MAX_VALUE).next());
    }
}
