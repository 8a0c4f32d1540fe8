package dev.yore.log.internal.index;

/**
 * A set of positions in order, of which one asks for neighbours. For one thread.
 *
 * <p>Sets are combined as in a search engine: a union asks all of its parts, an intersection leapfrogs between them.
 */
public interface Positions {

    /** What is returned where there is no such position. */
    long NONE = 0;

    /** The least position that is not less than this one. */
    long atOrAfter(long position);

    /** The greatest position that is not greater than this one. */
    long atOrBefore(long position);

    /** No position. */
    static Positions empty() {
        return All.EMPTY;
    }

    /** Every position from one to another. */
    static Positions all(long first, long last) {
        return new All(first, last);
    }

    /** The positions from one to another. */
    record All(long first, long last) implements Positions {
        private static final All EMPTY = new All(1, 0);

        @Override
        public long atOrAfter(long position) {
            long found = Math.max(first, position);
            return found <= last ? found : NONE;
        }

        @Override
        public long atOrBefore(long position) {
            long found = Math.min(last, position);
            return found >= first ? found : NONE;
        }
    }
}
