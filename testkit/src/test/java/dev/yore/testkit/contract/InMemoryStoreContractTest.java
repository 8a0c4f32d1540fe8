package dev.yore.testkit.contract;

/** The store in memory keeps the whole contract. */
class InMemoryStoreContractTest extends StoreContract implements CrashContract, RestoreContract {

    @Override
    public StoreFixture newPlace() {
        return new InMemoryPlace();
    }
}
