package dev.yore.view;

import dev.yore.event.Json;
import dev.yore.store.Checkpoint;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * What some events make of a view.
 *
 * @param rows by key the new value of each changed row; empty where the row is deleted
 * @param checkpoint how far the events reach
 * @param events how many of them were applied
 */
public record Changes(Map<String, Optional<Json>> rows, Checkpoint checkpoint, long events) {

    /** Does not copy the map, which the caller leaves alone from now on. */
    public Changes {
        rows = Collections.unmodifiableMap(rows);
    }

    /** No row changes, but the view has seen more of the log. */
    public static Changes none(Checkpoint checkpoint) {
        return new Changes(Map.of(), checkpoint, 0);
    }
}
