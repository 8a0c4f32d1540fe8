package dev.yore.testkit.view;

/** The view store in memory keeps the whole contract. */
class MemoryViewContractTest extends ViewContract implements ViewCrashContract {

    @Override
    public ViewFixture newPlace() {
        return new MemoryPlace();
    }
}
