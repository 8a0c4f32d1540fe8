package dev.yore.testkit.contract;

import dev.yore.store.EventStore;
import dev.yore.store.Limits;
import dev.yore.testkit.InMemoryStore;

/** Where a store in memory lives: what it crashes with is nothing, since all of it is in memory that outlives the crash. */
public final class InMemoryPlace implements StoreFixture {

    /** The least that the suite needs. */
    private static final Limits LEAST = new Limits(2 * 1024, 32 * 1024, 100, 8);

    private InMemoryStore store = new InMemoryStore().withLimits(LEAST);

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
