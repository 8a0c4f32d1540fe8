package dev.yore.store;

import dev.yore.YoreException;

/** The storage under the store failed, so that it takes no more writes; what was acknowledged is safe. This call recorded nothing. Open the store anew: that finds out what is on the disk. */
public final class StoreFailedException extends YoreException {
    private static final long serialVersionUID = 1;

    /** @param message what happened and what to do about it */
    public StoreFailedException(String message) {
        super(message);
    }

    /**
     * @param message what happened and what to do about it
     * @param cause why
     */
    public StoreFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
