package dev.yore.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes on and can be moved. */
final class MovableClock implements InstantSource {

    private volatile Duration moved = Duration.ZERO;

    synchronized void move(Duration by) {
        moved = moved.plus(by);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(moved);
    }
}
