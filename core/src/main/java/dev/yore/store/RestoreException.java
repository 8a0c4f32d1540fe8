package dev.yore.store;

import dev.yore.YoreException;

/** A commit of another log does not continue this store's history. Nothing was recorded. */
public final class RestoreException extends YoreException {
    private static final long serialVersionUID = 1;

    /** @param message what happened and what to do about it */
    public RestoreException(String message) {
        super(message);
    }
}
