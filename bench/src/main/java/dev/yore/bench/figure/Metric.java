package dev.yore.bench.figure;

/** What is measured of a piece of work. */
public enum Metric {

    /** How many events a second. */
    RATE("events/s", true),

    /** How long one call takes at the median. */
    P50("µs", false),

    /** How long one call takes but for the slowest hundredth. */
    P99("µs", false),

    /** How long one call takes but for the slowest thousandth. */
    P999("µs", false),

    /** How long the whole takes. */
    TIME("ms", false),

    /** How many megabytes (of 1,000,000 bytes) a second. */
    BANDWIDTH("MB/s", true),

    /** How many bytes an event takes. */
    BYTES("bytes", false),

    /** How much heap is used. */
    HEAP("MiB", false);

    private final String unit;
    private final boolean moreIsBetter;

    Metric(String unit, boolean moreIsBetter) {
        this.unit = unit;
        this.moreIsBetter = moreIsBetter;
    }

    /** In what it is measured. */
    public String unit() {
        return unit;
    }

    /** Whether more of it is better; otherwise less is. */
    public boolean moreIsBetter() {
        return moreIsBetter;
    }
}
