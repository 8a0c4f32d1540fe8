package dev.yore.spi;

import dev.yore.store.EventStore;
import java.net.URI;

/** An engine, found by {@link java.util.ServiceLoader}. */
public interface StoreProvider {

    /** What the caller will do with a store. */
    enum Access {
        /** Read and append; a store that is not there yet is made. */
        READ_WRITE,
        /** Read alone; the store must be there. */
        READ_ONLY,
        /** Take over the history of another log, and read it; whatever is recorded there fits in here. It is made where there is none. */
        REPLICA
    }

    /** Whether this engine opens such places. It looks at the name alone. */
    boolean handles(URI place);

    /**
     * Opens the store at a place that this engine handles.
     *
     * @throws dev.yore.YoreException saying why it cannot be opened
     */
    EventStore open(URI place, Access access);
}
