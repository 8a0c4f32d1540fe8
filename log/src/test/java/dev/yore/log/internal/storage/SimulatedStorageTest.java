package dev.yore.log.internal.storage;

class SimulatedStorageTest extends StorageContract {

    private final SimulatedStorage first = new SimulatedStorage();

    @Override
    SimulatedStorage storage() {
        return first.another();
    }

    @Override
    SimulatedStorage readOnly() {
        return first.anotherReadOnly();
    }
}
