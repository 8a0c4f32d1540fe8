package dev.yore.testkit.contract;

/** The store in memory keeps the whole contract whatever its one partition is called. */
class InMemoryOneShardContractTest extends StoreContract implements CrashContract, RestoreContract {

    @Override
    public StoreFixture newPlace() {
        return new InMemoryPlace(1);
    }
}
