package dev.yore.projection;

import dev.yore.event.Json;
import dev.yore.view.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Rows of a view while they are folded: those that were changed and are not written yet, and lately used ones. For one thread
 * at a time.
 */
final class RowBuffer<R> implements Rows<R> {

    private static final float LOAD = 0.75f;

    private final Class<R> type;
    private final Function<Collection<String>, Map<String, Json>> source;
    private final int kept;
    private final LinkedHashMap<String, Known<R>> known = new LinkedHashMap<>(16, LOAD, true);
    private final List<Known<R>> changed = new ArrayList<>();

    /** What is known of one row. */
    private static final class Known<R> {
        private final String key;
        private Optional<R> row;
        private boolean changed;

        Known(String key, Optional<R> row) {
            this.key = key;
            this.row = row;
        }
    }

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
            known.put(key, new Known<>(key, row == null ? Optional.empty() : Optional.of(row.as(type))));
        }
    }

    @Override
    public Optional<R> get(String key) {
        return require(key).row;
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
        var there = known.get(key);
        if (there == null) {
            Row.requireKey(key);
            there = new Known<>(key, row);
            known.put(key, there);
        }
        set(there, row);
    }

    /** Makes of a row what a fold makes of it. */
    void update(String key, UnaryOperator<Optional<R>> fold) {
        var there = require(key);
        set(there, fold.apply(there.row));
    }

    private void set(Known<R> there, Optional<R> row) {
        there.row = row;
        if (!there.changed) {
            there.changed = true;
            changed.add(there);
        }
    }

    private Known<R> require(String key) {
        var there = known.get(key);
        if (there == null) {
            Row.requireKey(key);
            var row = Optional.ofNullable(source.apply(List.of(key)).get(key)).map(it -> it.as(type));
            there = new Known<>(key, row);
            known.put(key, there);
        }
        return there;
    }

    /** How many rows were changed and are not written yet. */
    int changed() {
        return changed.size();
    }

    boolean hasChanged(String key) {
        var there = known.get(key);
        return there != null && there.changed;
    }

    /** What is not written yet. */
    List<Map.Entry<String, Optional<Json>>> changes() {
        var rows = new ArrayList<Map.Entry<String, Optional<Json>>>(changed.size());
        for (var row : changed) {
            rows.add(Map.entry(row.key, row.row.map(Json::from)));
        }
        return rows;
    }

    /** All is written now. */
    void settle() {
        changed.forEach(it -> it.changed = false);
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
