package dev.yore.log;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Random;

/** A clock that mostly goes forwards, and now and then back. Any thread may ask it. */
final class JumpingClock implements InstantSource {

    private final Random random;
    private Instant now = Instant.parse("2024-01-21T10:30:00Z");

    JumpingClock(long seed) {
        random = new Random(seed);
    }

    @Override
    public synchronized Instant instant() {
        now = now.plus(random.nextInt(20) == 0 ? -random.nextInt(100_000) : random.nextInt(3), ChronoUnit.MICROS);
        return now;
    }
}
