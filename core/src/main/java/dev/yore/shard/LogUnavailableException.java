package dev.yore.shard;

import dev.yore.YoreException;

/** The log does not answer, or asks for patience. Nothing was changed; it may be asked again. */
public final class LogUnavailableException extends YoreException {
    private static final long serialVersionUID = 1;

    /** @param message what happened */
    public LogUnavailableException(String message) {
        super(message);
    }

    /**
     * @param message what happened
     * @param cause why
     */
    public LogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
