package dev.yore.subscription;

import java.util.Optional;

/**
 * What became of a task.
 *
 * @param task the task
 * @param parked what is parked after it; empty: nothing, the event is delivered or dropped
 */
record Outcome(Task task, Optional<Parked> parked) {}
