package dev.yore.store;

import dev.yore.YoreException;

/** There is no room left on the storage. Nothing was recorded; the store goes on when there is room again. */
public final class StorageFullException extends YoreException {
    private static final long serialVersionUID = 1;

    /**
     * @param message what happened and what to do about it
     * @param cause why
     */
    public StorageFullException(String message, Throwable cause) {
        super(message, cause);
    }
}
