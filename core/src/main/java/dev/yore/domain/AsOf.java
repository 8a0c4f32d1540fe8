package dev.yore.domain;

import dev.yore.event.Position;
import dev.yore.event.RecordedEvent;
import dev.yore.event.Version;
import dev.yore.snapshot.SnapshotMark;
import dev.yore.store.Checkpoint;
import java.time.Instant;
import java.util.Optional;

/**
 * From where one looks back: which events count.
 *
 * <p>"At T" is what was true at T, as we know it today: events whose timestamp is not after T. "Recorded at T" is what we
 * knew at T: events that the log had taken by then. Both together are what we knew at one time about another.
 *
 * @param at what happened later does not count
 * @param recordedAt what was recorded later does not count
 * @param version what stands behind this version of its stream does not count
 * @param checkpoint what stands behind this place in the log does not count
 */
public record AsOf(
        Optional<Instant> at,
        Optional<Instant> recordedAt,
        Optional<Version> version,
        Optional<Checkpoint> checkpoint) {

    private static final AsOf NOW = new AsOf(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** All that is known now counts. */
    public static AsOf now() {
        return NOW;
    }

    /** The same without what happened after this time. */
    public AsOf at(Instant time) {
        return new AsOf(Optional.of(time), recordedAt, version, checkpoint);
    }

    /** The same without what was recorded after this time. */
    public AsOf recordedAt(Instant time) {
        return new AsOf(at, Optional.of(time), version, checkpoint);
    }

    /** The same without what stands behind this version of its stream. */
    public AsOf version(Version last) {
        return new AsOf(at, recordedAt, Optional.of(last), checkpoint);
    }

    /** The same without what stands behind this position in the log. */
    public AsOf position(Position last) {
        return checkpoint(Checkpoint.of(last));
    }

    /** The same without what stands behind this checkpoint. */
    public AsOf checkpoint(Checkpoint last) {
        return new AsOf(at, recordedAt, version, Optional.of(last));
    }

    /** Whether an event counts. */
    public boolean counts(RecordedEvent event) {
        return !isPast(event) && at.map(it -> !event.timestamp().isAfter(it)).orElse(true);
    }

    /** Whether every event counts that a state is made of. */
    boolean countsAllOf(SnapshotMark mark) {
        return version.map(it -> mark.version().compareTo(it) <= 0).orElse(true)
                && checkpoint.map(it -> it.covers(mark.position())).orElse(true)
                && recordedAt.map(it -> !mark.recordedAt().isAfter(it)).orElse(true)
                && at.map(it -> !mark.latest().isAfter(it)).orElse(true);
    }

    /** Whether this event and all later ones of its stream do not count: they were recorded too late. A reader may stop here. */
    public boolean isPast(RecordedEvent event) {
        return version.map(it -> event.version().compareTo(it) > 0).orElse(false)
                || checkpoint.map(it -> !it.covers(event.position())).orElse(false)
                || recordedAt.map(it -> event.recordedAt().isAfter(it)).orElse(false);
    }
}
