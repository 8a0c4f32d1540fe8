package dev.yore.store;

import dev.yore.YoreException;

/** The store is closed, or was closed before it took the call up. Nothing was recorded. */
public final class StoreClosedException extends YoreException {
    private static final long serialVersionUID = 1;

    /** @param message what happened and what to do about it */
    public StoreClosedException(String message) {
        super(message);
    }
}
