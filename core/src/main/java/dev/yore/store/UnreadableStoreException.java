package dev.yore.store;

import dev.yore.YoreException;

/** What lies at this place is no store, or one that this version cannot read. Nothing was changed. */
public final class UnreadableStoreException extends YoreException {
    private static final long serialVersionUID = 1;

    /** @param message what happened and what to do about it */
    public UnreadableStoreException(String message) {
        super(message);
    }

    /**
     * @param message what happened and what to do about it
     * @param cause why
     */
    public UnreadableStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
