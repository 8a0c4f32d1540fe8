package dev.yore.view;

import dev.yore.YoreException;

/** What was opened as a view store is none, or one of a later version of Yore. */
public final class UnreadableViewsException extends YoreException {
    private static final long serialVersionUID = 1;

    /** What was found, and the way on. */
    public UnreadableViewsException(String message) {
        super(message);
    }

    /** What was found, and the way on. */
    public UnreadableViewsException(String message, Throwable cause) {
        super(message, cause);
    }
}
