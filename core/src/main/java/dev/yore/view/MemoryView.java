package dev.yore.view;

import dev.yore.event.Json;
import dev.yore.event.Position;
import dev.yore.store.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A view in memory. Its store guards it. */
final class MemoryView {

    private final ViewId id;
    private final InstantSource clock;
    private final Instant created;
    private final TreeMap<String, Json> rows = new TreeMap<>(Row.KEY_ORDER);
    private final List<Skip> skips = new ArrayList<>();
    private Checkpoint checkpoint = Checkpoint.START;
    private long events;
    private Instant updated;
    private @Nullable Stop stop;
    private @Nullable String owner;
    private Instant ownedUntil = Instant.MIN;
    private Duration leaseLength = Duration.ZERO;
    private long fence;

    MemoryView(ViewId id, InstantSource clock) {
        this.id = id;
        this.clock = clock;
        this.created = clock.instant();
        this.updated = created;
    }

    ViewId id() {
        return id;
    }

    ViewInfo info(boolean serving) {
        return new ViewInfo(id, checkpoint, events, serving, Optional.ofNullable(stop), owner(), created, updated);
    }

    ViewReader read() {
        return new MemoryViewReader(id, checkpoint, new TreeMap<>(rows));
    }

    Optional<String> owner() {
        return clock.instant().isBefore(ownedUntil) ? Optional.ofNullable(owner) : Optional.empty();
    }

    boolean isFreeFor(String asking) {
        return owner().filter(it -> !it.equals(asking)).isEmpty();
    }

    Lease acquire(String asking, Duration length, long nextFence) {
        owner = asking;
        fence = nextFence;
        renew(length);
        return new Lease(id, asking, fence);
    }

    boolean isHeldBy(Lease lease) {
        return owner != null && lease.fence() == fence;
    }

    void renew(Duration length) {
        leaseLength = length;
        ownedUntil = clock.instant().plus(length);
    }

    void release() {
        owner = null;
        ownedUntil = Instant.MIN;
    }

    Map<String, Json> rows(Collection<String> keys) {
        var found = new HashMap<String, Json>();
        for (String key : keys) {
            var row = rows.get(key);
            if (row != null) {
                found.put(key, row);
            }
        }
        return found;
    }

    void write(Changes changes) {
        changes.rows().forEach((key, value) -> {
            if (value.isPresent()) {
                rows.put(key, value.get());
            } else {
                rows.remove(key);
            }
        });
        checkpoint = changes.checkpoint();
        events += changes.events();
        updated = clock.instant();
        renew(leaseLength);
    }

    void stop(Stop at) {
        stop = at;
        updated = clock.instant();
    }

    void resume() {
        stop = null;
    }

    void skip(Position position, String reason, Optional<String> actor) {
        if (stop == null || !stop.position().equals(position)) {
            throw ViewStateException.notStoppedThere(id, position, Optional.ofNullable(stop));
        }
        skips.add(new Skip(position, stop.event(), stop.cause(), reason, actor, clock.instant()));
        stop = null;
    }

    List<Skip> skips() {
        return List.copyOf(skips);
    }
}
