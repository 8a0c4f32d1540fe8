package dev.yore.domain;

import dev.yore.YoreException;

/** A decider does not allow a command in the state that it met. Nothing was recorded. */
public final class RejectedException extends YoreException {
    private static final long serialVersionUID = 1;

    /** @param reason why, in words for whoever gave the command */
    public RejectedException(String reason) {
        super(reason);
    }

    /** Why, in words for whoever gave the command. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
