package dev.yore.testkit.contract;

import dev.yore.store.EventStore;
import dev.yore.store.Limits;
import dev.yore.testkit.InMemoryStore;

/** Where a store in memory lives: what it crashes with is nothing, since all of it is in memory that outlives the crash. */
public final class InMemoryPlace implements StoreFixture {

    private InMemoryStore store = new InMemoryStore().withLimits(new Limits(8 * 1024, 64 * 1024, 200, 32));

    @Override
    public InMemoryStore open() {
        store = store.reopen();
        return store;
    }

    @Override
    public boolean canCrash() {
        return true;
    }

    @Override
    public void crash(EventStore crashed) {
        crashed.close();
    }
}
