package dev.yore.view;

import dev.yore.store.Checkpoint;
import java.time.Instant;
import java.util.Optional;

/**
 * How a view stands.
 *
 * @param id which view
 * @param checkpoint the events that it is made of
 * @param events how many events were applied to it
 * @param serving whether readers who name no version get it
 * @param stop why it goes no further, if it does not
 * @param owner who writes it, if anyone holds its lease now
 * @param created when it was made
 * @param updated when it last changed
 */
public record ViewInfo(
        ViewId id,
        Checkpoint checkpoint,
        long events,
        boolean serving,
        Optional<Stop> stop,
        Optional<String> owner,
        Instant created,
        Instant updated) {}
