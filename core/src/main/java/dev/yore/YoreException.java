package dev.yore;

/**
 * What a store, a codec or a repository throws. There is one subclass for each failure that a caller can act on.
 *
 * <p>Wherever an append ends with one of them, nothing of the commit was recorded, with one exception:
 * {@link dev.yore.store.OutcomeUnknownException}.
 */
public abstract class YoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message what happened and what to do about it */
    protected YoreException(String message) {
        super(message);
    }

    /**
     * @param message what happened and what to do about it
     * @param cause why
     */
    protected YoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
