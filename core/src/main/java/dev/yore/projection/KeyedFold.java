package dev.yore.projection;

import dev.yore.event.Json;
import dev.yore.event.RecordedEvent;
import dev.yore.internal.Failures;
import dev.yore.view.Row;
import dev.yore.view.ViewUnavailableException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Folds events of which each changes the row of one key. The events of a batch are decoded in parts, and folded in parts by
 * their keys, at the same time; the events of one key stay in order.
 */
final class KeyedFold<E, R> implements RowFold {

    /** Fewer events than this are not worth being divided. */
    private static final int MIN_PART = 64;

    private final Selection<E> selection;
    private final Work.Keyed<E, R> work;
    private final Workers workers;
    private final Function<Collection<String>, Map<String, Json>> source;
    private final List<RowBuffer<R>> shards;
    private final int rowsPerBatch;

    /** A fact, its key, and which event of the batch it is of. */
    private record Item<E>(int event, String key, Fact<E> fact) {}

    private record Decoded<E>(List<Item<E>> items, Attempt reached) {}

    KeyedFold(
            Selection<E> selection,
            Work.Keyed<E, R> work,
            Workers workers,
            Function<Collection<String>, Map<String, Json>> source,
            Supplier<RowBuffer<R>> shards,
            int rowsPerBatch) {
        this.selection = selection;
        this.work = work;
        this.workers = workers;
        this.source = source;
        this.shards =
                IntStream.range(0, workers.count()).mapToObj(_ -> shards.get()).toList();
        this.rowsPerBatch = rowsPerBatch;
    }

    @Override
    public Attempt fold(List<RecordedEvent> events) {
        var decoded = decode(events);
        var reached = Attempt.all(events.size());
        var items = new ArrayList<List<Item<E>>>();
        for (var part : decoded) {
            reached = reached.least(part.reached());
            items.add(part.items());
        }
        reached = reached.least(fitting(items, events.size()));
        return reached.events() < events.size() ? reached : foldShards(events.size(), items);
    }

    private List<Decoded<E>> decode(List<RecordedEvent> events) {
        int parts = Math.clamp(events.size() / MIN_PART, 1, workers.count());
        return workers.each(parts, part -> {
            int from = (int) ((long) events.size() * part / parts);
            int to = (int) ((long) events.size() * (part + 1) / parts);
            return decode(events, from, to);
        });
    }

    @SuppressWarnings("CatchThrowable") // whatever an event does, the projection stops at it and the others go on
    private Decoded<E> decode(List<RecordedEvent> events, int from, int to) {
        var items = new ArrayList<Item<E>>(to - from);
        for (int i = from; i < to; i++) {
            try {
                for (var fact : selection.facts(events.get(i))) {
                    var key = work.key().apply(fact);
                    Row.requireKey(key);
                    items.add(new Item<>(i, key, fact));
                }
            } catch (Throwable e) {
                return new Decoded<>(items, Attempt.failed(i, Failures.ofEvent(e)));
            }
        }
        return new Decoded<>(items, Attempt.all(events.size()));
    }

    /** How many events do not change more rows than a batch should. */
    private Attempt fitting(List<List<Item<E>>> items, int events) {
        if (items.stream().mapToInt(List::size).sum() > rowsPerBatch) {
            var keys = new HashSet<String>();
            for (var part : items) {
                for (var item : part) {
                    keys.add(item.key());
                    if (keys.size() > rowsPerBatch && item.event() > 0) {
                        return Attempt.all(item.event());
                    }
                }
            }
        }
        return Attempt.all(events);
    }

    private Attempt foldShards(int events, List<List<Item<E>>> items) {
        var byShard = new ArrayList<List<Item<E>>>();
        shards.forEach(_ -> byShard.add(new ArrayList<>()));
        for (var part : items) {
            for (var item : part) {
                byShard.get(shardOf(item.key())).add(item);
            }
        }
        load(byShard);
        int parts = events < MIN_PART ? 1 : shards.size();
        return workers
                .each(parts, part -> {
                    var reached = Attempt.all(events);
                    for (int shard = part; shard < shards.size(); shard += parts) {
                        reached = reached.least(foldShard(events, shards.get(shard), byShard.get(shard)));
                    }
                    return reached;
                })
                .stream()
                .reduce(Attempt.all(events), Attempt::least);
    }

    /** Reads the rows that are about to be changed, all at once. */
    private void load(List<List<Item<E>>> byShard) {
        var missing = new ArrayList<LinkedHashSet<String>>();
        var all = new ArrayList<String>();
        for (int shard = 0; shard < shards.size(); shard++) {
            var keys = new LinkedHashSet<String>();
            for (var item : byShard.get(shard)) {
                if (!shards.get(shard).knows(item.key())) {
                    keys.add(item.key());
                }
            }
            missing.add(keys);
            all.addAll(keys);
        }
        if (all.isEmpty()) {
            return;
        }
        var rows = source.apply(all);
        for (int shard = 0; shard < shards.size(); shard++) {
            shards.get(shard).fill(missing.get(shard), rows);
        }
    }

    @SuppressWarnings("CatchThrowable") // whatever an event does, the projection stops at it and the others go on
    private Attempt foldShard(int events, RowBuffer<R> rows, List<Item<E>> items) {
        for (var item : items) {
            try {
                rows.update(item.key(), row -> work.fold().apply(row, item.fact()));
            } catch (ViewUnavailableException e) {
                throw e;
            } catch (Throwable e) {
                return Attempt.failed(item.event(), Failures.ofEvent(e));
            }
        }
        return Attempt.all(events);
    }

    private int shardOf(String key) {
        int hash = key.hashCode();
        return Math.floorMod(hash ^ hash >>> 16, shards.size());
    }

    @Override
    public Map<String, Optional<Json>> changes() {
        return RowFold.toMap(
                workers.each(shards.size(), shard -> shards.get(shard).changes()));
    }

    @Override
    public void settle() {
        shards.forEach(RowBuffer::settle);
    }

    @Override
    public void forget() {
        shards.forEach(RowBuffer::forget);
    }
}
