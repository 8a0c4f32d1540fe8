package dev.yore.view;

import dev.yore.YoreException;

/**
 * The view store cannot do it now: it is out of reach, busy, full or read-only. It may be able to later.
 *
 * <p>Nothing was written, with one exception: where a connection broke just while a transaction was being committed, nobody
 * knows. Who wants to go on looks at the checkpoint of the view first; that and the rows are of one transaction.
 */
public final class ViewUnavailableException extends YoreException {
    private static final long serialVersionUID = 1;

    /** What the store could not do, and why. */
    public ViewUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
