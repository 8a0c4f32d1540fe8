package dev.yore.store;

import dev.yore.YoreException;

/** Something is larger than a limit allows. Nothing was recorded; smaller pieces, or a higher limit, will do. */
public final class LimitExceededException extends YoreException {
    private static final long serialVersionUID = 1;

    private final String what;
    private final long limit;
    private final long actual;

    /**
     * @param what what is limited
     * @param limit the most that is allowed
     * @param actual what was given
     */
    public LimitExceededException(String what, long limit, long actual) {
        super("%s: %,d, but at most %,d allowed".formatted(what, actual, limit));
        this.what = what;
        this.limit = limit;
        this.actual = actual;
    }

    /** What is limited. */
    public String what() {
        return what;
    }

    /** The most that is allowed. */
    public long limit() {
        return limit;
    }

    /** What was given. */
    public long actual() {
        return actual;
    }
}
