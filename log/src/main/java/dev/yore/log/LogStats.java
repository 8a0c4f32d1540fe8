package dev.yore.log;

import java.time.Instant;
import java.util.Optional;

/**
 * What a store holds and how it fares.
 *
 * @param events how many events
 * @param streams how many streams
 * @param segments how many files the log has
 * @param logBytes how many bytes they have
 * @param indexRuns how many files the index has
 * @param indexBytes how many bytes those have
 * @param firstRecordedAt when the first event was recorded
 * @param lastRecordedAt when the last event was recorded
 * @param problem what keeps the store from working as it should: a full disk, a failed write
 */
public record LogStats(
        long events,
        long streams,
        int segments,
        long logBytes,
        int indexRuns,
        long indexBytes,
        Optional<Instant> firstRecordedAt,
        Optional<Instant> lastRecordedAt,
        Optional<String> problem) {}
