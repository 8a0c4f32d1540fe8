package dev.yore.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.EventId;
import dev.yore.event.Position;
import dev.yore.event.StreamId;
import dev.yore.event.Version;
import dev.yore.store.AppendResult.ConditionFailed;
import dev.yore.store.AppendResult.Conflict;
import dev.yore.store.AppendResult.IdTaken;
import dev.yore.store.AppendResult.Mismatch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Errors tell their caller what to do: they name what was expected and what was found. */
class ErrorsTest {

    @Test
    void aConflictNamesEachStreamWithBothVersions() {
        var a = new Mismatch(StreamId.of("a"), ExpectedVersion.exactly(2), Version.of(3));
        var b = new Mismatch(StreamId.of("b"), ExpectedVersion.none(), Version.of(1));
        var conflict = new Conflict(List.of(a, b)).toException();

        assertThat(conflict.mismatches()).containsExactly(a, b);
        assertThat(conflict).hasMessage("conflict: stream a is at version 3, not 2; stream b is at version 1, not 0");
    }

    @Test
    void aFailedConditionNamesTheOffendingPosition() {
        var failed = new ConditionFailed(Position.parse("s:7")).toException();

        assertThat(failed.offending()).isEqualTo(Position.parse("s:7"));
        assertThat(failed).hasMessage("append condition failed: the event at position s:7 matches its query");
    }

    @Test
    void aTakenIdIsNamedWithItsPosition() {
        var taken = new IdTaken(EventId.of("e"), Position.of(7)).toException();

        assertThat(taken.id()).isEqualTo(EventId.of("e"));
        assertThat(taken.position()).isEqualTo(Position.of(7));
        assertThat(taken).hasMessage("event id e stands at position 7 already, in another commit");
    }

    @Test
    void damageNamesFileOffsetAndPosition() {
        var known = new DamagedException("log/000001.seg", 4_096, Position.of(7), "checksum differs");
        var unknown = new DamagedException("log/000001.seg", 4_096, null, "checksum differs");

        assertThat(known).hasMessage("damage in log/000001.seg at offset 4,096 (position 7): checksum differs");
        assertThat(known.file()).isEqualTo("log/000001.seg");
        assertThat(known.offset()).isEqualTo(4_096);
        assertThat(known.position()).contains(Position.of(7));
        assertThat(unknown).hasMessage("damage in log/000001.seg at offset 4,096: checksum differs");
        assertThat(unknown.position()).isEmpty();
    }
}
