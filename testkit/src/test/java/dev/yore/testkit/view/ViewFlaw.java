package dev.yore.testkit.view;

import dev.yore.view.MemoryViewStore;
import dev.yore.view.ViewStore;
import java.util.List;
import java.util.function.Function;

/**
 * A way in which a view store can be broken, and the tests of the suite that must find it.
 *
 * @param name what the store does wrong
 * @param breaking makes a store that does it of one that does not
 * @param forgetting whether all is gone when it is opened anew
 * @param caughtBy the tests
 */
record ViewFlaw(String name, Function<MemoryViewStore, ViewStore> breaking, boolean forgetting, List<String> caughtBy) {

    static final ViewFlaw NOTHING = of("nothing", ForwardingViewStore::new);

    static ViewFlaw of(String name, Function<MemoryViewStore, ViewStore> breaking) {
        return new ViewFlaw(name, breaking, false, List.of());
    }

    static ViewFlaw forgetting(String name) {
        return new ViewFlaw(name, ForwardingViewStore::new, true, List.of());
    }

    ViewFlaw caughtBy(String... tests) {
        return new ViewFlaw(name, breaking, forgetting, List.of(tests));
    }

    @Override
    public String toString() {
        return name;
    }
}
