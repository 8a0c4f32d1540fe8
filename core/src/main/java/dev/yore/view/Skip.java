package dev.yore.view;

import dev.yore.event.EventId;
import dev.yore.event.Position;
import java.time.Instant;
import java.util.Optional;

/**
 * An event that a view was told to pass over.
 *
 * @param position where the event stands
 * @param event its id
 * @param cause what had happened when it was applied
 * @param reason why it was passed over
 * @param actor who decided so, where that is known
 * @param at when
 */
public record Skip(Position position, EventId event, String cause, String reason, Optional<String> actor, Instant at) {}
