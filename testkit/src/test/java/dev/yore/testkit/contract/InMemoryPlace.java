package dev.yore.testkit.contract;

import dev.yore.store.EventStore;
import dev.yore.store.Limits;
import dev.yore.testkit.InMemoryStore;

/** Where a store in memory lives: what it crashes with is nothing, since all of it is in memory that outlives the crash. */
public class InMemoryPlace implements StoreFixture {

    /** The least that the suite needs. */
    private static final Limits LEAST = new Limits(2 * 1024, 32 * 1024, 100, 8);

    private final InMemoryStore empty;
    private final boolean onePartition;
    private InMemoryStore store;

    /** A place whose log is the one partition that has no name. */
    public InMemoryPlace() {
        this(new InMemoryStore(), true);
    }

    /** A place whose log has so many partitions. */
    public InMemoryPlace(int partitions) {
        this(new InMemoryStore().withPartitions(partitions), partitions == 1);
    }

    private InMemoryPlace(InMemoryStore empty, boolean onePartition) {
        this.empty = empty.withLimits(LEAST);
        this.onePartition = onePartition;
        this.store = this.empty;
    }

    @Override
    public InMemoryStore open() {
        store = store.reopen();
        return store;
    }

    @Override
    public boolean hasOnePartition() {
        return onePartition;
    }

    @Override
    public InMemoryStore model() {
        return empty.withLimits(LEAST);
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
