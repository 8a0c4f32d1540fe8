package dev.yore.examples.bank.command;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A clock in microseconds that never shows the same time twice, so that one can travel between any two events. */
final class DemoClock {

    private Instant last = Instant.EPOCH;

    Instant next() {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        last = now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
        return last;
    }
}
