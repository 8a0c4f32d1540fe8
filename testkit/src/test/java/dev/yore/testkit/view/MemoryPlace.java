package dev.yore.testkit.view;

import dev.yore.view.MemoryViewStore;
import dev.yore.view.ViewStore;
import java.time.Duration;

/** Where views in memory live: all who open them get the same. */
class MemoryPlace implements ViewFixture {

    private final MovableClock clock = new MovableClock();
    private final MemoryViewStore store = new MemoryViewStore(clock);

    @Override
    public ViewStore open() {
        return store;
    }

    MemoryViewStore store() {
        return store;
    }

    @Override
    public void pass(Duration time) {
        clock.move(time);
    }

    @Override
    public boolean canCrash() {
        return true;
    }

    @Override
    public void crash(ViewStore crashed) {}
}
