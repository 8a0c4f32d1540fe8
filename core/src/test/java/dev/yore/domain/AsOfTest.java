package dev.yore.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yore.event.CommitSpan;
import dev.yore.event.Event;
import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.Version;
import dev.yore.store.Checkpoint;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AsOfTest {

    private static final Instant MONDAY = Instant.parse("2024-01-15T12:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2024-01-19T12:00:00Z");

    /** It happened on Monday and was recorded on Friday. */
    private final RecordedEvent late = new RecordedEvent(
            Event.of("a", "T", Json.EMPTY_OBJECT).withTimestamp(MONDAY),
            Version.of(4),
            Position.of(9),
            FRIDAY,
            new CommitSpan(Position.of(9), 1));

    @Test
    void nowEverythingCounts() {
        assertThat(AsOf.now().counts(late)).isTrue();
    }

    @Test
    void whatHappenedAtATimeCountsAtThatTime() {
        assertThat(AsOf.now().at(MONDAY).counts(late)).isTrue();
        assertThat(AsOf.now().at(MONDAY.minusNanos(1)).counts(late)).isFalse();
    }

    @Test
    void whatWasRecordedAtATimeCountsFromThatTime() {
        assertThat(AsOf.now().recordedAt(FRIDAY).counts(late)).isTrue();
        assertThat(AsOf.now().recordedAt(FRIDAY.minusNanos(1)).counts(late)).isFalse();
    }

    @Test
    void bothTimesTogetherAskWhatWasKnownAtOneAboutTheOther() {
        assertThat(AsOf.now().at(MONDAY).recordedAt(FRIDAY).counts(late)).isTrue();
        assertThat(AsOf.now().at(MONDAY).recordedAt(MONDAY).counts(late)).isFalse();
    }

    @Test
    void whatStandsAtAVersionOrAPositionCountsThere() {
        assertThat(AsOf.now().version(Version.of(4)).counts(late)).isTrue();
        assertThat(AsOf.now().version(Version.of(3)).counts(late)).isFalse();
        assertThat(AsOf.now().position(Position.of(9)).counts(late)).isTrue();
        assertThat(AsOf.now().position(Position.of(8)).counts(late)).isFalse();
        assertThat(AsOf.now().checkpoint(Checkpoint.parse("other:9")).counts(late))
                .isFalse();
        assertThat(AsOf.now().checkpoint(Checkpoint.START).counts(late)).isFalse();
    }

    @Test
    void onlyWhatStandsTooFarBackInTheLogEndsTheReading() {
        assertThat(AsOf.now().at(MONDAY.minusNanos(1)).isPast(late)).isFalse();
        assertThat(AsOf.now().recordedAt(FRIDAY.minusNanos(1)).isPast(late)).isTrue();
        assertThat(AsOf.now().version(Version.of(3)).isPast(late)).isTrue();
        assertThat(AsOf.now().position(Position.of(8)).isPast(late)).isTrue();
    }
}
