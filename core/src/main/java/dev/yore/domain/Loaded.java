package dev.yore.domain;

import dev.yore.event.StreamId;
import dev.yore.event.Version;

/**
 * The state of an aggregate, derived from its events.
 *
 * @param <S> the state
 * @param stream the aggregate
 * @param version the version of the last event that counts; {@link Version#NONE} when none does
 * @param state what those events make of the initial state
 */
public record Loaded<S>(StreamId stream, Version version, S state) {

    /** Whether any event counts. */
    public boolean exists() {
        return !version.equals(Version.NONE);
    }
}
