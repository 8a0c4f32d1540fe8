package dev.yore.bench;

import java.util.Arrays;

/**
 * What was measured of one piece of work.
 *
 * @param work what was done
 * @param perSecond how many of its units a second
 * @param p50 how long one call took, in microseconds, at the median; NaN where calls were not timed
 * @param p99 the same for the slowest hundredth
 */
record Figure(String work, double perSecond, double p50, double p99) {

    private static final int NANOS_PER_MICRO = 1_000;
    private static final double NANOS_PER_SECOND = 1e9;

    /** The figure of calls whose times in nanoseconds are known. */
    static Figure ofCalls(String work, long units, long elapsedNanos, long[] calls) {
        long[] sorted = calls.clone();
        Arrays.sort(sorted);
        return new Figure(
                work, units * NANOS_PER_SECOND / elapsedNanos, quantile(sorted, 0.50), quantile(sorted, 0.99));
    }

    /** The figure of work that was timed as a whole. */
    static Figure ofWhole(String work, long units, long elapsedNanos) {
        return new Figure(work, units * NANOS_PER_SECOND / elapsedNanos, Double.NaN, Double.NaN);
    }

    private static double quantile(long[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (quantile * sorted.length))] / (double) NANOS_PER_MICRO;
    }
}
