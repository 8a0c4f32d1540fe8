package dev.yore.projection;

import dev.yore.event.Json;
import dev.yore.view.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Rows of a view while they are folded: those that were changed and are not written yet, and lately used ones. For one thread
 * at a time.
 */
final class RowBuffer<R> implements Rows<R> {

    private static final float LOAD = 0.75f;

    private final Class<R> type;
    private final Function<Collection<String>, Map<String, Json>> source;
    private final int kept;
    private final LinkedHashMap<String, Optional<R>> known = new LinkedHashMap<>(16, LOAD, true);
    private final Set<String> changed = new HashSet<>();

    /**
     * No rows yet.
     *
     * @param source the rows of these keys that are written
     * @param kept how many rows it remembers that are written
     */
    RowBuffer(Class<R> type, Function<Collection<String>, Map<String, Json>> source, int kept) {
        this.type = type;
        this.source = source;
        this.kept = kept;
    }

    boolean knows(String key) {
        return known.containsKey(key);
    }

    /** Takes over what was read of these keys. */
    void fill(Collection<String> keys, Map<String, Json> rows) {
        for (String key : keys) {
            var row = rows.get(key);
            known.put(key, row == null ? Optional.empty() : Optional.of(row.as(type)));
        }
    }

    @Override
    public Optional<R> get(String key) {
        var row = known.get(key);
        if (row == null) {
            Row.requireKey(key);
            fill(List.of(key), source.apply(List.of(key)));
            row = known.getOrDefault(key, Optional.empty());
        }
        return row;
    }

    @Override
    public void put(String key, R row) {
        set(key, Optional.of(row));
    }

    @Override
    public void delete(String key) {
        set(key, Optional.empty());
    }

    void set(String key, Optional<R> row) {
        Row.requireKey(key);
        known.put(key, row);
        changed.add(key);
    }

    /** How many rows were changed and are not written yet. */
    int changed() {
        return changed.size();
    }

    boolean hasChanged(String key) {
        return changed.contains(key);
    }

    /** What is not written yet. */
    Map<String, Optional<Json>> changes() {
        var rows = HashMap.<String, Optional<Json>>newHashMap(changed.size());
        for (String key : changed) {
            rows.put(key, known.getOrDefault(key, Optional.empty()).map(Json::from));
        }
        return rows;
    }

    /** All is written now. */
    void settle() {
        changed.clear();
        Iterator<String> eldest = known.keySet().iterator();
        for (int over = known.size() - kept; over > 0; over--) {
            eldest.next();
            eldest.remove();
        }
    }

    /** Nothing of what it holds is to be written, nor to be trusted. */
    void forget() {
        changed.clear();
        known.clear();
    }
}
