package dev.yore.view;

import dev.yore.event.Json;
import dev.yore.event.Position;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Views in memory, which end with the process: for tests, and for views that are computed to be looked at once.
 *
 * <p>A reader copies the references to all rows of its view when it is opened.
 */
public final class MemoryViewStore implements ViewStore {

    private final InstantSource clock;
    // Guarded by this.
    private final TreeMap<ViewId, MemoryView> views = new TreeMap<>();
    private final Map<String, ViewId> serving = new HashMap<>();
    private long lastFence;

    /** An empty store. */
    public MemoryViewStore() {
        this(InstantSource.system());
    }

    /** An empty store with a clock of its own, by which leases run out. */
    public MemoryViewStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized List<ViewInfo> views() {
        return views.values().stream().map(this::info).toList();
    }

    @Override
    public synchronized Optional<ViewInfo> view(ViewId id) {
        return Optional.ofNullable(views.get(id)).map(this::info);
    }

    @Override
    public synchronized Optional<ViewId> serving(String name) {
        return Optional.ofNullable(serving.get(name));
    }

    @Override
    public synchronized ViewReader read(ViewId id) {
        return require(id).read();
    }

    @Override
    public synchronized ViewReader read(String name) {
        return read(serving(name).orElseThrow(() -> new NoSuchViewException(name)));
    }

    @Override
    public synchronized Optional<Lease> acquire(ViewId id, String owner, Duration length) {
        var view = views.computeIfAbsent(id, it -> new MemoryView(it, clock));
        serving.putIfAbsent(id.name(), id);
        return view.isFreeFor(owner) ? Optional.of(view.acquire(owner, length, ++lastFence)) : Optional.empty();
    }

    @Override
    public synchronized void renew(Lease lease, Duration length) {
        require(lease).renew(length);
    }

    @Override
    public synchronized void release(Lease lease) {
        var view = views.get(lease.view());
        if (view != null && view.isHeldBy(lease)) {
            view.release();
        }
    }

    @Override
    public synchronized Map<String, Json> rows(ViewId id, Collection<String> keys) {
        return require(id).rows(keys);
    }

    @Override
    public synchronized void write(Lease lease, Changes changes) {
        var view = require(lease);
        limits().check(changes);
        view.write(changes);
    }

    @Override
    public <T> void write(Lease lease, Class<T> resource, TransactionalWork<T> work) {
        throw new UnsupportedOperationException("a view store in memory has no " + resource.getName()
                + ": keep the view in a store that has, such as SQLite or PostgreSQL");
    }

    @Override
    public synchronized void stop(Lease lease, Stop stop) {
        require(lease).stop(stop);
    }

    @Override
    public synchronized void resume(ViewId id) {
        require(id).resume();
    }

    @Override
    public synchronized void skip(ViewId id, Position position, String reason, Optional<String> actor) {
        require(id).skip(position, reason, actor);
    }

    @Override
    public synchronized List<Skip> skips(ViewId id) {
        return require(id).skips();
    }

    @Override
    public synchronized void serve(ViewId id) {
        require(id);
        serving.put(id.name(), id);
    }

    @Override
    public synchronized void drop(ViewId id) {
        var view = require(id);
        boolean alone = views.keySet().stream()
                        .filter(it -> it.name().equals(id.name()))
                        .count()
                == 1;
        if (isServing(id) && !alone) {
            throw ViewStateException.stillServes(id);
        }
        view.owner().ifPresent(owner -> {
            throw ViewStateException.stillWritten(id, owner);
        });
        views.remove(id);
        serving.remove(id.name(), id);
    }

    @Override
    public ViewLimits limits() {
        return ViewLimits.DEFAULT;
    }

    /** Does nothing: the views end with the last reference to them. */
    @Override
    public void close() {}

    private boolean isServing(ViewId id) {
        return id.equals(serving.get(id.name()));
    }

    private ViewInfo info(MemoryView view) {
        return view.info(isServing(view.id()));
    }

    private MemoryView require(ViewId id) {
        var view = views.get(id);
        if (view == null) {
            throw new NoSuchViewException(id);
        }
        return view;
    }

    private MemoryView require(Lease lease) {
        var view = views.get(lease.view());
        if (view == null || !view.isHeldBy(lease)) {
            throw new FencedException(lease);
        }
        return view;
    }
}
