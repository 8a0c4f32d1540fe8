package dev.yore.kinesis;

import java.util.SplittableRandom;

/** When a shard may be read, as a reader that polls has it: for simulations, with a time of their own in nanoseconds. */
public final class ReadTimes {

    private final ReadPace pace;

    public ReadTimes(double perSecond, long now, SplittableRandom random) {
        pace = new ReadPace(perSecond, now, random);
    }

    /** How long to wait until the next read. */
    public long delay(long now) {
        return pace.delay(now);
    }

    /** A read begins. */
    public void begin(long now) {
        pace.begin(now);
    }

    /** A read was answered with so many bytes. */
    public void answered(long now, long bytes) {
        pace.answered(now, bytes);
    }
}
