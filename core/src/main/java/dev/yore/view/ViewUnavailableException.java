package dev.yore.view;

import dev.yore.YoreException;

/**
 * The view store cannot do it now: it is out of reach, busy, full or read-only. Nothing was written; the same call may
 * succeed later.
 */
public final class ViewUnavailableException extends YoreException {
    private static final long serialVersionUID = 1;

    /** What the store could not do, and why. */
    public ViewUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
