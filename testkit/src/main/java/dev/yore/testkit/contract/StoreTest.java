package dev.yore.testkit.contract;

import dev.yore.store.EventStore;

/** The store of the test that runs. {@link StoreContract} opens it before each test and closes it behind it. */
public interface StoreTest {

    /** A new, empty place for a store. Whoever asks for it closes it. */
    StoreFixture newPlace();

    /** Where the store lives. */
    StoreFixture place();

    /** The store, open. */
    EventStore store();

    /** Closes the store and opens it anew. */
    EventStore reopen();

    /** Crashes the store and opens it anew. */
    EventStore crash();
}
