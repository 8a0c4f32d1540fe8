package dev.yore.testkit.view;

import dev.yore.view.ViewStore;

/** The view store of the test that runs. {@link ViewContract} opens it before each test and closes it behind it. */
public interface ViewTest {

    /** A new, empty place for views. Whoever asks for it closes it. */
    ViewFixture newPlace();

    /** Where the views live. */
    ViewFixture place();

    /** The store, open. */
    ViewStore store();

    /** Closes the store and opens it anew. */
    ViewStore reopen();

    /** Crashes the store and opens it anew. */
    ViewStore crash();
}
