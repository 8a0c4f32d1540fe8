package dev.yore.deciding;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when the test says so. Any thread may look at it. */
final class MovingClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void move(Duration on) {
        now = now.plus(on);
    }
}
