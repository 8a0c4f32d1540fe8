package dev.yore.deciding.internal.verdict;

import dev.yore.YoreException;

/** From here on the log is decided by rules that this version of Yore does not know. Nothing behind it was read. */
public final class NewerRulesException extends YoreException {
    private static final long serialVersionUID = 1;

    /** @param rules the version of those rules */
    public NewerRulesException(int rules) {
        super("from here on the log is decided by rules " + rules
                + ", which this version of Yore does not know: run a newer one here; nothing is lost");
    }
}
