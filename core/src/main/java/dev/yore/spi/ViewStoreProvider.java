package dev.yore.spi;

import dev.yore.view.ViewStore;

/** A kind of view stores, found by {@link java.util.ServiceLoader}. */
public interface ViewStoreProvider {

    /** Whether it opens such places. It looks at the text alone. */
    boolean handles(String url);

    /**
     * Opens the views at a place that it handles; makes them where there are none.
     *
     * @throws dev.yore.YoreException saying why they cannot be opened
     */
    ViewStore open(String url);
}
