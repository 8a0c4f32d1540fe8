package dev.yore.testkit;

import dev.yore.event.Event;
import dev.yore.store.AppendResult;
import dev.yore.store.Commit;
import dev.yore.store.RestorableStore;
import dev.yore.testkit.broken.ForwardingStore;
import java.util.function.Supplier;

/** A store on which another writer is faster, so many times. */
final class InterferingStore extends ForwardingStore {

    private final Supplier<Event> other;
    private int interferences;
    private int appends;

    InterferingStore(RestorableStore sound, int interferences, Supplier<Event> other) {
        super(sound);
        this.interferences = interferences;
        this.other = other;
    }

    @Override
    public AppendResult tryAppend(Commit commit) {
        appends++;
        if (interferences-- > 0) {
            sound.append(Commit.of(other.get()));
        }
        return sound.tryAppend(commit);
    }

    /** How many appends were tried. */
    int appends() {
        return appends;
    }
}
