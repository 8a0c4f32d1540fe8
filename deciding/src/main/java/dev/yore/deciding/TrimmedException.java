package dev.yore.deciding;

import dev.yore.YoreException;

/**
 * The log no longer keeps what a replica has not read yet, so that it cannot go on without a hole. Nothing was changed. A newer backup of
 * a replica goes on where this one cannot.
 */
public final class TrimmedException extends YoreException {
    private static final long serialVersionUID = 1;

    /** @param message what is missing and what to do about it */
    public TrimmedException(String message) {
        super(message);
    }
}
