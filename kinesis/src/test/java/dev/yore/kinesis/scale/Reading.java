package dev.yore.kinesis.scale;

import java.time.Duration;

/**
 * How nodes read.
 *
 * @param pushed by enhanced fan-out; otherwise they poll, and share the reads of a shard
 * @param idle how long one that polls waits between looks that find nothing
 */
record Reading(boolean pushed, Duration idle) {

    static final Reading PUSHED = new Reading(true, Duration.ZERO);

    /** As nobody says otherwise. */
    static final Reading POLLED = new Reading(false, Duration.ofMillis(500));

    /** So that reads are left for what a node puts itself. */
    static final Reading POLLED_SELDOM = new Reading(false, Duration.ofSeconds(2));
}
