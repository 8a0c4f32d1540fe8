package dev.yore.testkit.contract;

/** The store in memory keeps the whole contract with several partitions, too. */
class InMemoryPartitionsContractTest extends StoreContract implements CrashContract, RestoreContract {

    @Override
    public StoreFixture newPlace() {
        return new InMemoryPlace(4);
    }
}
