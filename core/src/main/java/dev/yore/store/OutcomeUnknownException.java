package dev.yore.store;

import dev.yore.YoreException;

/** It is unknown whether the commit was recorded. Send the same commit again, with the same event ids, to this store or to the reopened one: it is recorded once, and the answer is the receipt. */
public final class OutcomeUnknownException extends YoreException {
    private static final long serialVersionUID = 1;

    /** @param message what happened and what to do about it */
    public OutcomeUnknownException(String message) {
        super(message);
    }

    /**
     * @param message what happened and what to do about it
     * @param cause why
     */
    public OutcomeUnknownException(String message, Throwable cause) {
        super(message, cause);
    }
}
