package dev.yore.replay;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a replay has compared so far.
 *
 * @param streams how many streams
 * @param events how many events of theirs
 * @param differing how many of the streams differ
 * @param passedOver how many streams were left out, since they are of another kind: the codec does not know their first event
 * @param totals each measure by its name, summed over all streams that were compared
 */
public record ReplayReport(long streams, long events, long differing, long passedOver, Map<String, Measured> totals) {

    /** Copies the map, and keeps its order. */
    public ReplayReport {
        totals = Collections.unmodifiableMap(new LinkedHashMap<>(totals));
    }

    /**
     * The sum of a measure.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public Measured total(String name) {
        return get(totals, name);
    }

    static Measured get(Map<String, Measured> measures, String name) {
        var measured = measures.get(name);
        if (measured == null) {
            throw new IllegalArgumentException("there is no measure " + name + ", only " + measures.keySet());
        }
        return measured;
    }
}
