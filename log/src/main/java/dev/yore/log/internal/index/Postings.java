package dev.yore.log.internal.index;

/** The positions of a term in a run: sorted, of known number. */
public interface Postings extends Positions {

    /** How many. */
    int count();

    /** One of them, from 0. */
    long get(int index);

    /** How many of them are not greater than a position. */
    default int countUpTo(long position) {
        return firstNotLess(position + 1);
    }

    @Override
    default long atOrAfter(long position) {
        int index = firstNotLess(position);
        return index < count() ? get(index) : NONE;
    }

    @Override
    default long atOrBefore(long position) {
        int index = firstNotLess(position + 1) - 1;
        return index >= 0 ? get(index) : NONE;
    }

    private int firstNotLess(long position) {
        int low = 0;
        int high = count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle) < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
