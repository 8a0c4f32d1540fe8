package dev.yore.store;

import dev.yore.YoreException;

/** Another process, or another part of this one, holds the store open for writing. Nothing was changed. */
public final class StoreLockedException extends YoreException {
    private static final long serialVersionUID = 1;

    /** @param message what happened and what to do about it */
    public StoreLockedException(String message) {
        super(message);
    }
}
