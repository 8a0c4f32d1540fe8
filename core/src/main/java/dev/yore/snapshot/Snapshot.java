package dev.yore.snapshot;

import dev.yore.event.Json;
import dev.yore.event.StreamId;

/**
 * A state that was kept.
 *
 * @param kind what it is of
 * @param stream whose it is
 * @param mark up to where it goes
 * @param state the state
 */
public record Snapshot(SnapshotKind kind, StreamId stream, SnapshotMark mark, Json state) {}
