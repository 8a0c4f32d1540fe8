package dev.yore.replay;

import dev.yore.event.StreamId;
import dev.yore.event.Version;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A stream of which two logics make different things.
 *
 * @param <V> what is looked at
 * @param stream the stream
 * @param version the version of its last event that counts
 * @param current what the logic in force makes of its events
 * @param alternative what the other makes of them
 * @param measures each measure by its name
 */
public record Difference<V>(
        StreamId stream, Version version, V current, V alternative, Map<String, Measured> measures) {

    /** Copies the map, and keeps its order. */
    public Difference {
        measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
    }

    /**
     * A measure.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public Measured measure(String name) {
        return ReplayReport.get(measures, name);
    }
}
