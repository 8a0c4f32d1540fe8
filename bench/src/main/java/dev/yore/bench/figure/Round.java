package dev.yore.bench.figure;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** What one round of a piece of work gave. */
public final class Round {

    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<Metric, Double> values = new EnumMap<>(Metric.class);

    private Round() {}

    /** A single value. */
    public static Round of(Metric metric, double value) {
        return new Round().and(metric, value);
    }

    /** So many events in so many nanoseconds. */
    public static Round rate(long events, long nanos) {
        return of(Metric.RATE, events * NANOS_PER_SECOND / nanos);
    }

    /** So many bytes in so many nanoseconds. */
    public static Round bandwidth(long bytes, long nanos) {
        return of(Metric.BANDWIDTH, bytes * NANOS_PER_MICRO / nanos);
    }

    /** So many nanoseconds in all. */
    public static Round time(long nanos) {
        return of(Metric.TIME, nanos / NANOS_PER_MILLI);
    }

    /** Calls that took so many nanoseconds each; sorts them. */
    public static Round calls(long[] nanos) {
        Arrays.sort(nanos);
        return of(Metric.P50, quantile(nanos, 0.50))
                .and(Metric.P99, quantile(nanos, 0.99))
                .and(Metric.P999, quantile(nanos, 0.999));
    }

    /** The same with one more value. */
    public Round and(Metric metric, double value) {
        values.put(metric, value);
        return this;
    }

    /** The same with the values of another. */
    public Round and(Round other) {
        values.putAll(other.values);
        return this;
    }

    /** Its values. */
    public Map<Metric, Double> values() {
        return values;
    }

    private static double quantile(long[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (quantile * sorted.length))] / NANOS_PER_MICRO;
    }
}
