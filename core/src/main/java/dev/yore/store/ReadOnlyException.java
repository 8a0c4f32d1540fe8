package dev.yore.store;

import dev.yore.YoreException;

/** The store was opened for reading alone. Nothing was recorded. */
public final class ReadOnlyException extends YoreException {
    private static final long serialVersionUID = 1;

    /** @param message what happened and what to do about it */
    public ReadOnlyException(String message) {
        super(message);
    }
}
