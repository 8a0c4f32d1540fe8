package dev.yore.testkit.view;

import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.view.Changes;
import dev.yore.view.Lease;
import dev.yore.view.MemoryViewStore;
import dev.yore.view.Skip;
import dev.yore.view.Stop;
import dev.yore.view.TransactionalWork;
import dev.yore.view.ViewId;
import dev.yore.view.ViewInfo;
import dev.yore.view.ViewLimits;
import dev.yore.view.ViewReader;
import dev.yore.view.ViewStore;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A view store that does all as another one does, to be overridden where it is to be broken. */
class ForwardingViewStore implements ViewStore {

    final MemoryViewStore sound;

    ForwardingViewStore(MemoryViewStore sound) {
        this.sound = sound;
    }

    @Override
    public List<ViewInfo> views() {
        return sound.views();
    }

    @Override
    public Optional<ViewInfo> view(ViewId id) {
        return sound.view(id);
    }

    @Override
    public Optional<ViewId> serving(String name) {
        return sound.serving(name);
    }

    @Override
    public ViewReader read(ViewId id) {
        return sound.read(id);
    }

    @Override
    public ViewReader read(String name) {
        return sound.read(name);
    }

    @Override
    public Optional<Lease> acquire(ViewId id, String owner, Duration length) {
        return sound.acquire(id, owner, length);
    }

    @Override
    public void renew(Lease lease, Duration length) {
        sound.renew(lease, length);
    }

    @Override
    public void release(Lease lease) {
        sound.release(lease);
    }

    @Override
    public Map<String, Json> rows(ViewId id, Collection<String> keys) {
        return sound.rows(id, keys);
    }

    @Override
    public void write(Lease lease, Changes changes) {
        sound.write(lease, changes);
    }

    @Override
    public <T> void write(Lease lease, Class<T> resource, TransactionalWork<T> work) throws Exception {
        sound.write(lease, resource, work);
    }

    @Override
    public void stop(Lease lease, Stop stop) {
        sound.stop(lease, stop);
    }

    @Override
    public void resume(ViewId id) {
        sound.resume(id);
    }

    @Override
    public void skip(ViewId id, Position position, String reason, Optional<String> actor) {
        sound.skip(id, position, reason, actor);
    }

    @Override
    public List<Skip> skips(ViewId id) {
        return sound.skips(id);
    }

    @Override
    public void serve(ViewId id) {
        sound.serve(id);
    }

    @Override
    public void drop(ViewId id) {
        sound.drop(id);
    }

    @Override
    public ViewLimits limits() {
        return sound.limits();
    }

    @Override
    public void close() {
        sound.close();
    }
}
