package dev.yore.projection;

import dev.yore.event.Json;
import dev.yore.event.RecordedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Folds batches of events into rows. For one thread at a time, which may use others. */
interface RowFold {

    /** Folds events. If it does not come to their end, everything that is not written must be forgotten. */
    Attempt fold(List<RecordedEvent> events);

    /** The rows that were changed and are not written yet. */
    Map<String, Optional<Json>> changes();

    /** All is written now. */
    void settle();

    /** Nothing of what it holds is to be written, nor to be trusted. */
    void forget();

    /** Changes of different rows, put together. */
    static Map<String, Optional<Json>> toMap(List<List<Map.Entry<String, Optional<Json>>>> parts) {
        var rows = HashMap.<String, Optional<Json>>newHashMap(
                parts.stream().mapToInt(List::size).sum());
        for (var part : parts) {
            for (var row : part) {
                rows.put(row.getKey(), row.getValue());
            }
        }
        return rows;
    }
}
