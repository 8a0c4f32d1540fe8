package dev.yore.testkit.broken;

import dev.yore.store.EventStore;
import dev.yore.store.Limits;
import dev.yore.testkit.InMemoryStore;
import dev.yore.testkit.contract.StoreFixture;
import java.time.Duration;

/** Where a broken store lives. */
final class BrokenPlace implements StoreFixture {

    static final Limits LIMITS = new Limits(8 * 1024, 64 * 1024, 200, 32);

    private final Flaw flaw;
    private InMemoryStore store;
    private boolean openedBefore;

    BrokenPlace(Flaw flaw) {
        this.flaw = flaw;
        this.store = model();
    }

    @Override
    public boolean hasOnePartition() {
        return flaw.partitions() <= 1;
    }

    @Override
    public InMemoryStore model() {
        var store = new InMemoryStore().withLimits(LIMITS);
        return flaw.partitions() == 0 ? store : store.withPartitions(flaw.partitions());
    }

    @Override
    public EventStore open() {
        if (openedBefore) {
            store = flaw.reopening().apply(store);
        }
        openedBefore = true;
        return flaw.breaking().apply(store);
    }

    @Override
    public boolean canCrash() {
        return true;
    }

    @Override
    public void crash(EventStore crashed) {
        crashed.close();
    }

    @Override
    public Duration patience() {
        return flaw.patience();
    }
}
